/** The files of a past edit, before and after, a page at a time. */
import { useChanges, useConflicts } from '../api/edits.ts';
import { Button } from '../ui/display/Button.tsx';
import { Difference } from '../parts/Difference.tsx';
import { countText } from '../ui/display/numbers.ts';
import styles from './HistoryDialog.module.css';

const missedWords = {
  failed: ' (could not be written)',
  skipped: ' (not reached)',
  conflict: ' (changed since)',
  left: ' (left as it is)',
} as const;

interface Props {
  readonly edit: number;
  readonly total: number;
  /** Which samples it was about. */
  readonly about: string;
}

export const EditFiles = ({ edit, total, about }: Props) => {
  const { data, hasNextPage, fetchNextPage } = useChanges(edit, total);
  const changes = data?.pages.flat() ?? [];
  const { data: conflicts = [] } = useConflicts(edit);
  const left = new Set(conflicts.map(({ n }) => n));
  return (
    // A list that scrolls is reached and scrolled by keys too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.scroller} tabIndex={0} role="region" aria-label="Files">
      {changes.map(({ n, relPath, before, after, kind, included, missed }) => (
        <article key={n} className={styles.file}>
          <p className={styles.path}>
            {relPath}
            {!included && ' (taken out)'}
            {missed !== null && missedWords[missed]}
            {left.has(n) && ' (left alone: it had been changed)'}
          </p>
          {kind === 'project' && (
            <p className={styles.facts}>
              {about === '' ? 'Marks and settings of the dataset' : `Marks of ${about}`}
            </p>
          )}
          {kind === 'move' && <p className={styles.facts}>Moved to {after}</p>}
          {kind !== 'project' && kind !== 'move' && (
            <Difference before={before} after={after} unit={kind === 'nl' ? 'nl' : 'tags'} />
          )}
        </article>
      ))}
      {hasNextPage && (
        <Button look="quiet" onClick={() => void fetchNextPage()}>
          Show more of {countText(total)} files
        </Button>
      )}
    </div>
  );
};
