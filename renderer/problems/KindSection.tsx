/** The chosen kind: what it is, what mends it, and where it was found. */
import { useState } from 'react';
import type { ProblemKindState, ShownProblem } from '../../shared/api/problems.ts';
import type { SampleId } from '../../shared/api/ids.ts';
import type { Edit } from '../../shared/edit/edit.ts';
import { kindRow } from '../../shared/problems/kinds.ts';
import { printTerm } from '../../shared/query/print.ts';
import { useCall, useOpening } from '../api/ApiContext.tsx';
import { wordsOf } from '../api/call.ts';
import { useProject } from '../api/queries.ts';
import { useRequest } from '../commands/CommandContext.tsx';
import { useApp } from '../state/AppContext.tsx';
import { Button } from '../ui/display/Button.tsx';
import { KindHead } from './KindHead.tsx';
import styles from './KindSection.module.css';
import { PairsEditor } from './PairsEditor.tsx';
import { ProblemCard } from './ProblemCard.tsx';
import { useProblemSetting, useProblemsOf } from './useProblems.ts';

/** Opens the bulk dialog with an edit, and the samples that it is for. */
const useFix = () => {
  const openBulk = useApp((state) => state.openBulk);
  const opening = useOpening();
  return (edit: Edit, ids: readonly SampleId[]): void => {
    if (opening === null) return;
    openBulk({ kind: edit.kind, tag: null, edit, finding: { opening, ids }, preview: true });
  };
};

export const KindSection = ({ state }: { readonly state: ProblemKindState }) => {
  const { kind, fixes, on } = state;
  const call = useCall();
  const fix = useFix();
  const set = useProblemSetting();
  const say = useApp((now) => now.say);
  const showSamples = useApp((now) => now.showSamples);
  const switchedOff = useProject().data?.problems.off ?? [];
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useProblemsOf(on ? kind : null);
  const [chosen, setChosen] = useState(0);
  const problems = data?.pages.flatMap((page) => page.problems) ?? [];
  const total = data?.pages[0]?.total ?? 0;
  const at = Math.min(chosen, problems.length - 1);

  const fixAll = (number: number): void => {
    const edit = fixes[number]?.edit;
    if (edit === undefined) return;
    call('GET /api/problems/of/:kind/samples', { params: { kind }, query: { fix: number } }).then(
      ({ samples }) => fix(edit, samples),
      (error: unknown) => say(wordsOf(error), 'problem'),
    );
  };
  const fixOne = ({ fix: edit, sample }: ShownProblem): void => {
    if (edit !== null && sample !== null) fix(edit, [sample]);
  };
  const open = ({ relPath }: ShownProblem): void =>
    showSamples(printTerm({ kind: 'path', field: 'path', value: [{ kind: 'text', text: relPath }] }));
  const switchTo = (next: boolean): void => {
    const { title } = kindRow(kind);
    const others = switchedOff.filter((each) => each !== kind);
    set(
      next ? `Check for “${title}”` : `Do not check for “${title}”`,
      'off',
      next ? others : [...others, kind],
    );
  };
  const step = (by: 1 | -1): void => {
    setChosen(Math.max(0, Math.min(problems.length - 1, at + by)));
    if (by === 1 && at + by >= problems.length - 1 && hasNextPage && !isFetchingNextPage)
      void fetchNextPage();
  };
  const selected = problems[at];

  useRequest('problems.next', () => step(1));
  useRequest('problems.previous', () => step(-1));
  useRequest('problems.fix', fixes.length > 0 ? () => fixAll(0) : null);
  useRequest(
    'problems.fixOne',
    selected === undefined || selected.fix === null ? null : () => fixOne(selected),
  );
  useRequest('problems.show', state.samples > 0 ? () => showSamples(`problem:${kind}`) : null);
  useRequest('problems.switch', () => switchTo(!on));

  return (
    <section className={styles.kind} aria-label={kindRow(kind).title}>
      <KindHead
        state={state}
        onFix={fixAll}
        onShow={() => showSamples(`problem:${kind}`)}
        onSwitch={switchTo}
      />
      {kindRow(kind).asksForPairs === true && on && <PairsEditor />}
      {on && total === 0 && data !== undefined && (
        <p className={styles.quiet}>Nothing of this kind was found.</p>
      )}
      {on && (
        <ul className={styles.problems} aria-label="Where it was found">
          {problems.map((problem, index) => (
            <ProblemCard
              // A sample may have several problems of a kind.
              // oxlint-disable-next-line react/no-array-index-key
              key={`${problem.relPath} ${index}`}
              problem={problem}
              current={index === at}
              onChoose={() => setChosen(index)}
              onFix={() => fixOne(problem)}
              onOpen={() => open(problem)}
            />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          More: {problems.length} of {total} shown
        </Button>
      )}
    </section>
  );
};
