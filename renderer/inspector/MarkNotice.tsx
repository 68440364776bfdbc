/** The mark of the sample in the full view, in words; a change of it is shown, and announced. */
import { useState } from 'react';
import type { SampleRow } from '../../shared/api/sample.ts';
import { MarkSign } from '../parts/MarkSign.tsx';
import { markWords } from '../commands/markLabels.ts';
import styles from './FullView.module.css';

interface Seen {
  readonly sample: number;
  readonly words: string;
  /** It has changed while the sample was shown: going on to a sample that is marked is not a change. */
  readonly changed: boolean;
}

export const MarkNotice = ({ row }: { readonly row: SampleRow }) => {
  const words = row.mark === null ? '' : markWords(row.mark);
  const [seen, setSeen] = useState<Seen>({ sample: row.id, words, changed: false });
  if (seen.sample !== row.id || seen.words !== words) {
    setSeen({ sample: row.id, words, changed: seen.sample === row.id });
  }
  return (
    <span className={styles.place} role="status">
      {/* A new element for every mark, so that its animation starts again. */}
      <span key={words} className={styles.mark} data-changed={seen.changed || undefined}>
        {row.mark === null ? 'No mark' : <MarkSign mark={row.mark} look="words" />}
      </span>
    </span>
  );
};
