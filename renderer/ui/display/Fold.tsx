/** A part of a form that can be folded; when folded, it shows a summary. */
import type { ReactNode } from 'react';
import styles from './Fold.module.css';

interface Props {
  readonly title: string;
  readonly gist: string;
  readonly open?: boolean;
  readonly children: ReactNode;
}

export const Fold = ({ title, gist, open = false, children }: Props) => (
  <details className={styles.fold} open={open}>
    <summary className={styles.head}>
      <span className={styles.title}>{title}</span>
      <span className={styles.gist}>{gist}</span>
    </summary>
    <div className={styles.fields}>{children}</div>
  </details>
);

/** Fields side by side. */
export const Pair = ({ children }: { readonly children: ReactNode }) => (
  <div className={styles.pair}>{children}</div>
);

/** A note on the field above it. */
export const Hint = ({ children }: { readonly children: ReactNode }) => (
  <p className={styles.hint}>{children}</p>
);
