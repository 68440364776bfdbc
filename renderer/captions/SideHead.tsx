/** The heading of one side of a proposal, with a few quiet words beside it. */
import styles from './SideHead.module.css';

interface Props {
  readonly title: string;
  readonly note?: string | null | undefined;
}

export const SideHead = ({ title, note = null }: Props) => (
  <div className={styles.head}>
    <h3 className={styles.title}>{title}</h3>
    {note !== null && <span className={styles.note}>{note}</span>}
  </div>
);
