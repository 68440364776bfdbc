/** Which proposals are listed: of which run, in what state, with which mark, of which character. */
import { useQuery } from '@tanstack/react-query';
import {
  proposalState,
  type CaptionRun,
  type ProposalFilter,
  type ProposalState,
} from '../../shared/api/proposals.ts';
import { proposalMarkTitle } from '../../shared/captioning/marks.ts';
import { proposalMarkKind } from '../../shared/captioning/proposalMark.ts';
import { useCall } from '../api/ApiContext.tsx';
import { useApp } from '../state/AppContext.tsx';
import { countText } from '../ui/display/numbers.ts';
import { Select } from '../ui/fields/Select.tsx';
import styles from './Filters.module.css';
import { runChoice, stateLabels } from './labels.ts';

const all = 'all';

/** In the order in which one asks for them. */
const states: readonly ProposalState[] = [
  'ready',
  'accepted',
  'rejected',
  'stale',
  'same',
  'failed',
  'waiting',
];

const useCounts = (run: number | null) => {
  const call = useCall();
  return useQuery({
    queryKey: ['proposals', 'counts', run],
    queryFn: ({ signal }) =>
      call('GET /api/proposals/counts', { query: run === null ? {} : { run }, signal }),
    placeholderData: (previous) => previous,
  }).data;
};

const counted = (label: string, count: number | undefined): string =>
  count === undefined ? label : `${label} (${countText(count)})`;

export const Filters = ({ runs }: { readonly runs: readonly CaptionRun[] }) => {
  const choice = useApp((state) => state.proposalChoice);
  const choose = useApp((state) => state.chooseProposals);
  const counts = useCounts(choice.run);
  const marks = counts?.marks ?? [];
  const characters = counts?.characters ?? [];
  const listed = states.filter(
    (state) => state === 'ready' || state === choice.state || (counts?.states[state] ?? 0) > 0,
  );
  const marked = proposalMarkKind.options.filter(
    (kind) => kind === choice.mark || marks.some((mark) => mark.kind === kind),
  );
  return (
    <div className={styles.filters} role="group" aria-label="Filters">
      {runs.length > 1 && (
        <Select
          bare
          label="Run"
          value={choice.run === null ? all : String(choice.run)}
          choices={[
            { value: all, label: 'All runs' },
            ...runs.map((run) => ({ value: String(run.id), label: runChoice(run) })),
          ]}
          onChange={(run) => choose({ run: run === all ? null : Number(run) })}
        />
      )}
      <Select
        bare
        label="State"
        value={choice.state ?? all}
        choices={[
          ...listed.map((state) => ({
            value: state as string,
            label: counted(stateLabels[state], counts?.states[state]),
          })),
          { value: all, label: 'In all states' },
        ]}
        onChange={(state) => choose({ state: proposalState.safeParse(state).data ?? null })}
      />
      <Select
        bare
        label="Mark"
        value={choice.mark ?? all}
        choices={[
          { value: all, label: 'With or without a mark' },
          { value: 'none', label: 'Without a mark' },
          { value: 'any', label: 'With a mark' },
          ...marked.map((kind) => ({
            value: kind as string,
            label: counted(proposalMarkTitle(kind), marks.find((mark) => mark.kind === kind)?.count ?? 0),
          })),
        ]}
        onChange={(mark) =>
          choose({ mark: mark === all ? null : (mark as NonNullable<ProposalFilter['mark']>) })
        }
      />
      {(characters.length > 0 || choice.character !== null) && (
        <Select
          bare
          label="Character"
          value={choice.character ?? all}
          choices={[
            { value: all, label: 'All characters' },
            ...characters.map(({ key, tag, count }) => ({
              value: key,
              label: counted(tag.replaceAll('\\', ''), count),
            })),
            ...(choice.character === null || characters.some(({ key }) => key === choice.character)
              ? []
              : [{ value: choice.character, label: choice.character }]),
          ]}
          onChange={(character) => choose({ character: character === all ? null : character })}
        />
      )}
    </div>
  );
};
