/** How many samples are shown and how many of them are selected, always with the total. */
import { useApp } from '../state/AppContext.tsx';
import { selectedCount } from '../state/selectionSlice.ts';
import { countText } from '../ui/display/numbers.ts';
import styles from './StatusBar.module.css';

export const ShownCount = () => {
  const count = useApp((state) => state.view?.count);
  const total = useApp((state) => state.view?.total);
  const selected = useApp(selectedCount);
  const focus = useApp((state) => state.focus);
  const unknown = useApp((state) => (state.view?.unknown.length ?? 0) > 0);
  if (count === undefined || total === undefined || unknown) return null;
  return (
    <>
      <span className={styles.count}>
        {countText(count)} of {countText(total)} shown
      </span>
      {selected > 1 && (
        <span className={styles.selected} role="status">
          {countText(selected)} selected
        </span>
      )}
      {selected === 1 && focus !== null && <span className={styles.count}>No. {countText(focus + 1)}</span>}
    </>
  );
};
