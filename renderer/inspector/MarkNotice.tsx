/** The mark of the sample in the full view, in words; a change of it is shown over the image, and announced. */
import { useState } from 'react';
import type { SampleRow } from '../../shared/api/sample.ts';
import { MarkSign } from '../parts/MarkSign.tsx';
import { markWords } from '../commands/markLabels.ts';
import styles from './MarkNotice.module.css';

interface Seen {
  readonly sample: number;
  readonly words: string;
  /** How often it has changed while the sample was shown: going on to a sample that is marked is not a change. */
  readonly changes: number;
}

const wordsOf = ({ mark }: SampleRow): string => (mark === null ? '' : markWords(mark));

/** How often the mark has changed since the sample is shown. */
const useChanges = (row: SampleRow): number => {
  const words = wordsOf(row);
  const [seen, setSeen] = useState<Seen>({ sample: row.id, words, changes: 0 });
  if (seen.sample !== row.id) setSeen({ sample: row.id, words, changes: 0 });
  else if (seen.words !== words) setSeen({ sample: row.id, words, changes: seen.changes + 1 });
  return seen.sample === row.id ? seen.changes : 0;
};

const Sign = ({ row }: { readonly row: SampleRow }) =>
  wordsOf(row) === '' || row.mark === null ? 'No mark' : <MarkSign mark={row.mark} look="words" />;

export const MarkNotice = ({ row }: { readonly row: SampleRow }) => (
  <span className={styles.notice} role="status">
    <Sign row={row} />
  </span>
);

/** Appears over the image for a moment whenever the mark changes. */
export const MarkFlash = ({ row }: { readonly row: SampleRow }) => {
  const changes = useChanges(row);
  if (changes === 0) return null;
  return (
    // A new element for every change, so that its animation starts again.
    <span key={`${row.id} ${changes}`} className={styles.flash} aria-hidden="true" data-flash>
      <Sign row={row} />
    </span>
  );
};
