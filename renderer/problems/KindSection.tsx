/** The chosen kind: what it is, how it is fixed, and where it was found. */
import type { ProblemKindState } from '../../shared/api/problems.ts';
import { kindRow } from '../../shared/problems/kinds.ts';
import { Button } from '../ui/display/Button.tsx';
import { KindHead } from './KindHead.tsx';
import styles from './KindSection.module.css';
import { PairsEditor } from './PairsEditor.tsx';
import { ProblemCard } from './ProblemCard.tsx';
import { useKind } from './useKind.ts';

export const KindSection = ({ state }: { readonly state: ProblemKindState }) => {
  const { kind, on } = state;
  const { problems, total, at, choose, hasMore, isReading, readMore, fixAll, fixOne, switchTo, show, open } =
    useKind(state);
  return (
    <section className={styles.kind} aria-label={kindRow(kind).title}>
      <KindHead state={state} onFix={fixAll} onShow={show} onSwitch={switchTo} />
      {kindRow(kind).asksForPairs === true && on && <PairsEditor />}
      {on && total === 0 && <p className={styles.quiet}>Nothing of this kind was found.</p>}
      {on && (
        <ul className={styles.problems} aria-label="Where it was found">
          {problems.map((problem, index) => (
            <ProblemCard
              // A sample may have several problems of a kind.
              // oxlint-disable-next-line react/no-array-index-key
              key={`${problem.relPath} ${index}`}
              problem={problem}
              current={index === at}
              onChoose={() => choose(index)}
              onFix={() => fixOne(problem)}
              onOpen={() => open(problem)}
            />
          ))}
        </ul>
      )}
      {hasMore && (
        <Button disabled={isReading} onClick={readMore}>
          More: {problems.length} of {total ?? 0} shown
        </Button>
      )}
    </section>
  );
};
