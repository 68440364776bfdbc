/** A proofreader's mark with its label: what is missing or wrong in red, what is worth a look in amber. */
import type { ReactNode } from 'react';
import { classes } from '../styles/classes.ts';
import styles from './Note.module.css';

interface Props {
  readonly tone: 'problem' | 'notice';
  /** `caret`: something is missing here. `mark`: something is wrong with what is here. */
  readonly sign?: 'caret' | 'mark';
  readonly title?: string;
  readonly children: ReactNode;
}

export const Note = ({ tone, sign = 'mark', title, children }: Props) => (
  <span className={classes(styles.note, styles[tone])} title={title}>
    <svg className={styles.sign} width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
      <path d={sign === 'caret' ? 'M1.5 9 5 2l3.5 7' : 'M5 1v5M5 8.4v.6'} />
    </svg>
    {children}
  </span>
);
