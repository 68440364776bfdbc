/** A part of a panel under its heading. */
import { useId, type ReactNode } from 'react';
import styles from './Section.module.css';

interface Props {
  readonly title: string;
  /** A few quiet words beside the title. */
  readonly note?: ReactNode;
  /** Controls at the right. */
  readonly controls?: ReactNode;
  readonly children: ReactNode;
}

export const Section = ({ title, note, controls, children }: Props) => {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.head}>
        <h3 id={id} className={styles.title}>
          {title}
        </h3>
        {note !== undefined && <span className={styles.note}>{note}</span>}
        {controls}
      </div>
      {children}
    </section>
  );
};
