/** A running job: its label, its progress, and a button to cancel it. */
import type { Job } from '../../shared/api/job.ts';
import { useApp } from '../state/AppContext.tsx';
import { Button } from '../ui/display/Button.tsx';
import { countText } from '../ui/display/numbers.ts';
import { ProgressBar } from '../ui/display/ProgressBar.tsx';
import styles from './StatusBar.module.css';

export const JobLine = ({ job }: { readonly job: Job }) => {
  const cancel = useApp((state) => state.cancelJob);
  return (
    <div className={styles.job}>
      <span>{job.label}</span>
      <span className={styles.count}>
        {countText(job.done)}
        {job.total !== null && ` of ${countText(job.total)}`}
      </span>
      <ProgressBar label={job.label} done={job.done} total={job.total} />
      <Button look="quiet" className={styles.button} onClick={() => void cancel(job.id)}>
        Cancel
      </Button>
    </div>
  );
};
