/** A key or a chord as it is written on keyboards: `Ctrl+K`. */
import styles from './Keys.module.css';

export const Keys = ({ keys }: { readonly keys: string }) => <kbd className={styles.keys}>{keys}</kbd>;
