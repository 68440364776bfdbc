/** How sure it is that a label is wrong: a full bar is certain. */
import styles from './MarginBar.module.css';

export const MarginBar = ({ margin, likely }: { readonly margin: number; readonly likely: boolean }) => {
  const percent = Math.round(-margin * 100);
  return (
    <span className={styles.track} title={`Suspicion: ${percent} of 100`}>
      <span
        className={likely ? styles.likely : styles.look}
        style={{ transform: `scaleX(${Math.max(0.02, -margin)})` }}
      />
    </span>
  );
};
