/** All runs, newest first: what was asked of which model, and what came of it. */
import type { CaptionRun } from '../../shared/api/proposals.ts';
import { RunCard } from './RunCard.tsx';
import styles from './RunList.module.css';

export const RunList = ({ runs }: { readonly runs: readonly CaptionRun[] }) => (
  <ul className={styles.runs} aria-label="Runs">
    {runs.map((run) => (
      <RunCard key={run.id} run={run} />
    ))}
  </ul>
);
