/** A key or a chord as it is written on keyboards: `Ctrl+K`. */
import styles from './Keys.module.css';

/** Nothing for an empty text: the user may have taken a command's keys. */
export const Keys = ({ keys }: { readonly keys: string }) =>
  keys === '' ? null : <kbd className={styles.keys}>{keys}</kbd>;
