/**
 * Files of the folder to look at: captions without an image, files that cannot be read, and those that are
 * not read.
 */
import { useFileReport } from '../api/queries.ts';
import { useApp } from '../state/AppContext.tsx';
import { OtherCaptions } from '../parts/OtherCaptions.tsx';
import { Button } from '../ui/display/Button.tsx';
import { Note } from '../ui/display/Note.tsx';
import { amount } from '../ui/display/numbers.ts';
import { Popover } from '../ui/overlays/Popover.tsx';
import styles from './StatusBar.module.css';

/** A longer list would not be read in a popover. */
const listed = 200;

const List = () => {
  const { data } = useFileReport(true);
  if (data === undefined) return null;
  return (
    <div className={styles.report} data-selectable>
      <OtherCaptions found={data.otherCaptions} />
      {data.orphans.length > 0 && (
        <section>
          <h3 className={styles.reportHead}>
            {amount(data.orphans.length, 'caption or mask', 'captions or masks')} without an image
          </h3>
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
      {data.skipped.length > 0 && (
        <section>
          <h3 className={styles.reportHead}>{amount(data.skipped.length, 'folder')} not read</h3>
          <ul>
            {data.skipped.slice(0, listed).map(({ relPath, reason }) => (
              <li key={relPath}>
                {relPath}
                <span className={styles.reason}>{reason}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {data.masks.files > 0 && (
        <p className={styles.reason}>
          {amount(data.masks.images, 'image')} with {amount(data.masks.files, 'mask')}.
        </p>
      )}
    </div>
  );
};

export const FileReportButton = () => {
  const count = useApp(({ dataset }) =>
    dataset === null ? 0 : dataset.orphans + dataset.unreadable + dataset.unreadCaptions + dataset.skipped,
  );
  if (count === 0) return null;
  return (
    <Popover
      label="Files to look at"
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
