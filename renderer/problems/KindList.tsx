/** All kinds with their counts: found ones first, then those switched off; those not found are folded away. */
import { useEffect, useRef } from 'react';
import type { ProblemKindState, ProblemsSummary } from '../../shared/api/problems.ts';
import { kindRow, type ProblemKind } from '../../shared/problems/kinds.ts';
import { useFindingCounts } from '../api/queries.ts';
import { amount, countText } from '../ui/display/numbers.ts';
import type { KindGroups } from './kindGroups.ts';
import styles from './KindList.module.css';
import { ImagesNote } from './ImagesNote.tsx';
import { summaryWords } from './labels.ts';
import { SeverityMark } from './SeverityMark.tsx';

interface Props {
  readonly summary: ProblemsSummary;
  readonly groups: KindGroups;
  readonly chosen: ProblemKind | null;
  readonly onChoose: (kind: ProblemKind) => void;
}

interface RowProps {
  readonly state: ProblemKindState;
  readonly current: boolean;
  readonly onChoose: () => void;
}

const KindButton = ({ state: { kind, count, on }, current, onChoose }: RowProps) => {
  const { title, severity } = kindRow(kind);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!current) return;
    button.current?.scrollIntoView({ block: 'nearest' });
    // Where the focus is in the list it moves along.
    if (document.activeElement?.closest('nav') === button.current?.closest('nav')) button.current?.focus();
  }, [current]);
  return (
    <button
      ref={button}
      type="button"
      className={styles.kind}
      aria-current={current ? 'true' : undefined}
      // A click does not take the focus: Enter shows the fix.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <SeverityMark severity={severity} quiet={!on || count === 0} />
      <span className={styles.title}>{title}</span>
      {on && count > 0 && <span className={styles.count}>{countText(count)}</span>}
    </button>
  );
};

export const KindList = ({ summary, groups, chosen, onChoose }: Props) => {
  const { data: counts } = useFindingCounts();
  const list = (states: readonly ProblemKindState[]) =>
    states.map((state) => (
      <KindButton
        key={state.kind}
        state={state}
        current={state.kind === chosen}
        onChoose={() => onChoose(state.kind)}
      />
    ));
  return (
    <nav className={styles.list} aria-label="Kinds of problems">
      <p className={styles.words} role="status">
        {summaryWords(summary, counts?.problems ?? null)}
      </p>
      {list(groups.found)}
      {groups.off.length > 0 && (
        <>
          <h3 className={styles.head}>Switched off</h3>
          <div className={styles.off}>{list(groups.off)}</div>
        </>
      )}
      {groups.clean.length > 0 && summary.known && (
        <details className={styles.clean}>
          <summary className={styles.head}>
            {amount(groups.clean.length, 'other check')}{' '}
            {summary.pictures.measured < summary.pictures.total ? 'found nothing so far' : 'passed'}
          </summary>
          <div className={styles.off}>{list(groups.clean)}</div>
        </details>
      )}
      <ImagesNote images={summary.pictures} />
    </nav>
  );
};
