/** A natural-language caption, for reading. */
import type { ReactNode } from 'react';
import { classes } from '../ui/styles/classes.ts';
import styles from './NlCaption.module.css';

interface Props {
  readonly children: ReactNode;
  /** Cut after this many lines. */
  readonly lines?: 2 | 3;
  readonly size?: 'normal' | 'small';
}

export const NlCaption = ({ children, lines, size = 'normal' }: Props) => (
  <p
    dir="auto"
    className={classes(styles.nl, styles[size], lines === 2 && styles.two, lines === 3 && styles.three)}
  >
    {children}
  </p>
);
