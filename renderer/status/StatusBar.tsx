/** The line at the window's foot: what is going on, what is shown, what is selected, what is out of date. */
import { CaptionCounts } from './CaptionCounts.tsx';
import { FileReportButton } from './FileReportButton.tsx';
import { JobLine } from './JobLine.tsx';
import { LastEdit } from './LastEdit.tsx';
import { OutOfDate } from './OutOfDate.tsx';
import { Reviewed } from './Reviewed.tsx';
import { ShownCount } from './ShownCount.tsx';
import styles from './StatusBar.module.css';
import { useApp } from '../state/AppContext.tsx';
import { Note } from '../ui/Note.tsx';

export const StatusBar = () => {
  const connection = useApp((state) => state.connection);
  const jobs = useApp((state) => state.jobs);
  return (
    <footer className={styles.bar} aria-label="Status">
      <div className={styles.side} role="status">
        {connection === 'lost' && (
          <Note tone="problem">The engine is away. Waiting for it to come back...</Note>
        )}
        {jobs.map((job) => (
          <JobLine key={job.id} job={job} />
        ))}
        <OutOfDate />
        <LastEdit />
      </div>
      <div className={styles.side}>
        <Reviewed />
        <CaptionCounts />
        <FileReportButton />
        <ShownCount />
      </div>
    </footer>
  );
};
