/** The line at the window's foot: running jobs, what is shown, what is selected, what is out of date. */
import { useRef } from 'react';
import { refusedWords } from '../api/call.ts';
import { useApp } from '../state/AppContext.tsx';
import { Note } from '../ui/display/Note.tsx';
import { CaptionCounts } from './CaptionCounts.tsx';
import { DraftsButton } from './DraftsButton.tsx';
import { FileReportButton } from './FileReportButton.tsx';
import { JobLine } from './JobLine.tsx';
import { LastEdit } from './LastEdit.tsx';
import { OutOfDate } from './OutOfDate.tsx';
import { OtherMarks, Reviewed } from './Reviewed.tsx';
import { ShownCount } from './ShownCount.tsx';
import styles from './StatusBar.module.css';
import { useOneLine } from './useOneLine.ts';

export const StatusBar = () => {
  const connection = useApp((state) => state.connection);
  const jobs = useApp((state) => state.jobs);
  const facts = useRef<HTMLDivElement>(null);
  useOneLine(facts);
  return (
    <footer className={styles.bar} aria-label="Status">
      <div className={styles.doing} role="status">
        {connection === 'lost' && (
          <Note tone="problem">The engine is not running. Waiting for its restart...</Note>
        )}
        {connection === 'refused' && <Note tone="problem">{refusedWords}</Note>}
        {jobs.map((job) => (
          <JobLine key={job.id} job={job} />
        ))}
        <OutOfDate />
        <LastEdit />
      </div>
      {/* From the right; the first stays longest where there is little room. */}
      <div ref={facts} className={styles.facts}>
        <ShownCount />
        <DraftsButton />
        <Reviewed />
        <CaptionCounts />
        <FileReportButton />
        <OtherMarks />
      </div>
    </footer>
  );
};
