/** Two columns under their headings, where there is room; else one below the other. */
import type { ReactNode } from 'react';
import { SideHead } from './SideHead.tsx';
import styles from './Sides.module.css';

interface Props {
  readonly present: ReactNode;
  readonly proposed: ReactNode;
  /** A few quiet words beside its heading. */
  readonly proposedNote?: string | undefined;
}

const Side = ({
  title,
  note,
  children,
}: {
  readonly title: string;
  readonly note?: string | undefined;
  readonly children: ReactNode;
}) => (
  <section className={styles.side} aria-label={title}>
    <div className={styles.head}>
      <SideHead title={title} note={note} />
    </div>
    {children}
  </section>
);

export const Sides = ({ present, proposed, proposedNote }: Props) => (
  <div className={styles.place}>
    <div className={styles.sides}>
      <Side title="Present">{present}</Side>
      <Side title="Proposed" note={proposedNote}>
        {proposed}
      </Side>
    </div>
  </div>
);
