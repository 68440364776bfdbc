/** How many samples the query finds, of how many there are. */
import { useApp } from '../state/AppContext.tsx';
import { amount, countText } from '../ui/display/numbers.ts';
import styles from './FoundCount.module.css';

export const FoundCount = () => {
  const view = useApp((state) => state.view);
  if (view === null) return <p className={styles.count} role="status" />;
  if (view.unknown.length > 0) {
    return (
      <p className={styles.count} role="status">
        Not known yet
      </p>
    );
  }
  return (
    <p className={styles.count} role="status">
      {view.count === view.total ? (
        amount(view.total, 'sample')
      ) : (
        <>
          <strong>{countText(view.count)}</strong> of {countText(view.total)}
          <span className={styles.hidden}> samples</span>
        </>
      )}
    </p>
  );
};
