/** The page Problems: kinds on the left; on the right the chosen one, its fixes, and its samples. */
import { useState } from 'react';
import type { ProblemsSummary } from '../../shared/api/problems.ts';
import type { ProblemKind } from '../../shared/problems/kinds.ts';
import { useRequest } from '../commands/CommandContext.tsx';
import { groupKinds } from './kindGroups.ts';
import { KindList } from './KindList.tsx';
import { KindSection } from './KindSection.tsx';
import styles from './ProblemsPage.module.css';
import { useProblems } from './useProblems.ts';

const Page = ({ summary }: { readonly summary: ProblemsSummary }) => {
  const [chosen, setChosen] = useState<ProblemKind | null>(null);
  const groups = groupKinds(summary.kinds, chosen);
  const listed = [...groups.found, ...groups.off];
  const state = summary.kinds.find(({ kind }) => kind === chosen) ?? listed.find(({ on }) => on) ?? null;
  const step = (by: 1 | -1): void => {
    const at = listed.findIndex(({ kind }) => kind === state?.kind);
    const next = listed[Math.max(0, Math.min(listed.length - 1, at + by))];
    if (next !== undefined) setChosen(next.kind);
  };
  useRequest('problems.nextKind', () => step(1));
  useRequest('problems.previousKind', () => step(-1));
  return (
    <div className={styles.page}>
      <KindList summary={summary} groups={groups} chosen={state?.kind ?? null} onChoose={setChosen} />
      <div className={styles.right}>
        {summary.failed !== null && (
          <p className={styles.failed} role="alert">
            The search for problems failed: {summary.failed}
          </p>
        )}
        {state === null ? (
          <p className={styles.waiting} role="status">
            {summary.known ? 'No problems found.' : 'Looking for problems...'}
          </p>
        ) : (
          <KindSection key={state.kind} state={state} />
        )}
      </div>
    </div>
  );
};

export const ProblemsPage = () => {
  const { data, error } = useProblems();
  if (data === undefined) {
    return (
      <p className={styles.waiting} role="status">
        {error === null ? 'Looking for problems...' : error.message}
      </p>
    );
  }
  return <Page summary={data} />;
};
