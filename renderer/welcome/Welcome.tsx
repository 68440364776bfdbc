/** The page before a dataset is open: open one, go back to one, or try the sample. */
import { FolderOpen } from 'lucide-react';
import { useCommand } from '../commands/CommandContext.tsx';
import { useApp, useAppStore } from '../state/AppContext.tsx';
import { Button } from '../ui/display/Button.tsx';
import { countText } from '../ui/display/numbers.ts';
import { ProgressBar } from '../ui/display/ProgressBar.tsx';
import { RecentDatasets } from './RecentDatasets.tsx';
import styles from './Welcome.module.css';

const Opening = () => {
  const opening = useApp((state) => state.opening);
  const job = useApp((state) => state.jobs.at(-1));
  const cancel = useApp((state) => state.cancelJob);
  if (opening === null && job === undefined) return null;
  const label = job?.label ?? (opening === 'sample' ? 'Making the sample dataset' : 'Opening the folder');
  return (
    <div className={styles.opening} role="status">
      <span>{label}</span>
      <ProgressBar label={label} done={job?.done ?? 0} total={job?.total ?? null} />
      {job !== undefined && (
        <>
          <span className={styles.count}>
            {countText(job.done)}
            {job.total !== null && ` of ${countText(job.total)}`}
          </span>
          <Button look="quiet" size="small" onClick={() => void cancel(job.id)}>
            Cancel
          </Button>
        </>
      )}
    </div>
  );
};

export const Welcome = () => {
  const store = useAppStore();
  const busy = useApp((state) => state.opening !== null);
  const open = useCommand('dataset.open');

  const sample = async (): Promise<void> => {
    const problem = await store.getState().takeTour();
    if (problem !== null) store.getState().say(problem, 'problem');
  };

  return (
    <main className={styles.page}>
      <div className={styles.column}>
        <h1 className={styles.title}>Proofsheet</h1>
        <p className={styles.lead}>
          Every image of a training dataset beside its tags and NL caption, to be read, searched and
          corrected.
        </p>
        <div className={styles.actions}>
          <Button look="primary" size="large" disabled={busy} onClick={open.run}>
            <FolderOpen size={17} aria-hidden="true" />
            Open dataset folder...
          </Button>
          <Button size="large" disabled={busy} onClick={() => void sample()}>
            Try the sample dataset
          </Button>
        </div>
        <p className={styles.note}>
          The sample is 360 drawn images with mistakes to find. A tour of five steps puts one right.
        </p>
        <Opening />
        <RecentDatasets />
      </div>
    </main>
  );
};
