/** Over the page: how much there is to review, which part of it is listed, and what can be done with all of it. */
import type { CaptionRun, ProposalFilter } from '../../shared/api/proposals.ts';
import { useCommand, useRequest } from '../commands/CommandContext.tsx';
import { useApp } from '../state/AppContext.tsx';
import { Button } from '../ui/display/Button.tsx';
import { countText } from '../ui/display/numbers.ts';
import { Segmented } from '../ui/fields/Segmented.tsx';
import { Filters } from './Filters.tsx';
import { verdict } from './labels.ts';
import styles from './PageHead.module.css';
import { filterOf } from './useProposalList.ts';
import { useAcceptable } from './useAcceptable.ts';

interface Props {
  readonly runs: readonly CaptionRun[];
  readonly onAcceptAll: (filter: ProposalFilter) => void;
}

/** Accepts what is listed, is to be reviewed, and has no mark. */
const AcceptUnmarked = ({ onAcceptAll }: Pick<Props, 'onAcceptAll'>) => {
  const choice = useApp((state) => state.proposalChoice);
  const command = useCommand('captions.acceptUnmarked');
  const filter: ProposalFilter = { ...filterOf({ ...choice, mark: null }), state: 'ready', mark: 'none' };
  const unmarked = useAcceptable(filter);
  const accept = (): void => onAcceptAll(filter);
  useRequest('captions.acceptUnmarked', unmarked > 0 ? accept : null);
  if (unmarked === 0) return null;
  return (
    <Button title={command.keys} onClick={accept}>
      Accept {unmarked === 1 ? 'the one' : `all ${countText(unmarked)}`} without a mark
    </Button>
  );
};

export const PageHead = ({ runs, onAcceptAll }: Props) => {
  const part = useApp((state) => state.captionPart);
  const show = useApp((state) => state.showCaptionPart);
  const begin = useCommand('captions.begin');
  const switching = useCommand('captions.runs');
  return (
    <header className={styles.head}>
      <div className={styles.line}>
        <p className={styles.verdict} role="status">
          {verdict(runs)}
        </p>
        <AcceptUnmarked onAcceptAll={onAcceptAll} />
        <Button title={begin.keys} onClick={begin.run}>
          Caption or tag images...
        </Button>
      </div>
      <div className={styles.line}>
        <Segmented
          label="Shown"
          value={part}
          onChange={show}
          choices={[
            { value: 'review', label: 'Review', hint: 'One proposal after the other', keys: switching.keys },
            {
              value: 'runs',
              label: `Runs (${countText(runs.length)})`,
              hint: 'What was asked of which model',
              keys: switching.keys,
            },
          ]}
        />
        {part === 'review' && <Filters runs={runs} />}
      </div>
    </header>
  );
};
