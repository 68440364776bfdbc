/** Files of the folder that need a word: captions without a picture, and what cannot be read. */
import { useFileReport } from '../api/queries.ts';
import { useApp } from '../state/AppContext.tsx';
import { Button } from '../ui/Button.tsx';
import { Note } from '../ui/Note.tsx';
import { amount } from '../ui/numbers.ts';
import { Popover } from '../ui/Popover.tsx';
import styles from './StatusBar.module.css';

/** More than these would not be read in a popover. */
const listed = 200;

const List = () => {
  const { data } = useFileReport(true);
  if (data === undefined) return null;
  return (
    <div className={styles.report} data-selectable>
      {data.orphans.length > 0 && (
        <section>
          <h3 className={styles.reportHead}>{amount(data.orphans.length, 'caption')} without a picture</h3>
          <ul>
            {data.orphans.slice(0, listed).map((path) => (
              <li key={path}>{path}</li>
            ))}
          </ul>
        </section>
      )}
      {data.unreadable.length > 0 && (
        <section>
          <h3 className={styles.reportHead}>{amount(data.unreadable.length, 'file')} that cannot be read</h3>
          <ul>
            {data.unreadable.slice(0, listed).map(({ relPath, reason }) => (
              <li key={relPath}>
                {relPath}
                <span className={styles.reason}>{reason}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
};

export const FileReportButton = () => {
  const count = useApp((state) => (state.dataset?.orphans ?? 0) + (state.dataset?.unreadable ?? 0));
  if (count === 0) return null;
  return (
    <Popover
      label="Files that need a word"
      side="top"
      align="end"
      trigger={
        <Button look="quiet" className={styles.button}>
          <Note tone="notice">{amount(count, 'file')} to look at</Note>
        </Button>
      }
    >
      <List />
    </Popover>
  );
};
