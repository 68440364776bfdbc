/** A text on one line; where it is too long it is cut in the middle, so that its end is seen too. */
import { useCallback, useState } from 'react';
import { classes } from '../styles/classes.ts';
import styles from './MiddleCut.module.css';

interface Props {
  readonly text: string;
  /** How many characters at its end stay visible. */
  readonly end: number;
  /** What the pointer is told; by default the text. */
  readonly title?: string;
  readonly className?: string | undefined;
}

/** Shorter texts are not watched: little would be gained, and a sheet shows hundreds of them. */
const short = 14;

const characters = new Intl.Segmenter();

/** The last characters of a text, as a person counts them. */
const endOf = (text: string, count: number): string =>
  [...characters.segment(text)]
    .slice(-count)
    .map(({ segment }) => segment)
    .join('');

export const MiddleCut = ({ text, end, title = text, className }: Props) => {
  const [cut, setCut] = useState(false);
  const watch = useCallback(
    (box: HTMLElement | null) => {
      const whole = box?.firstElementChild ?? null;
      if (box === null || whole === null || text.length <= Math.max(short, end)) return undefined;
      const observer = new ResizeObserver(() => setCut(whole.scrollWidth > box.clientWidth + 1));
      observer.observe(box);
      return () => observer.disconnect();
    },
    [text, end],
  );
  return (
    <span ref={watch} className={classes(styles.cut, className)} title={title} data-cut={cut || undefined}>
      <span className={styles.whole}>{text}</span>
      {cut && <span className={styles.end} data-end={endOf(text, end)} aria-hidden="true" />}
    </span>
  );
};
