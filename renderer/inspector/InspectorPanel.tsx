/** The right panel: the sample in focus, or what the selected ones have in common. */
import { useApp } from '../state/AppContext.tsx';
import { focusedRow } from '../state/rowsSlice.ts';
import { selectedCount } from '../state/selectionSlice.ts';
import styles from './InspectorPanel.module.css';
import { NothingView } from './NothingView.tsx';
import { SampleView } from './SampleView.tsx';
import { SelectionView } from './SelectionView.tsx';

export const InspectorPanel = () => {
  const selected = useApp(selectedCount);
  const row = useApp(focusedRow);
  return (
    <div className={styles.panel}>
      {selected > 1 ? (
        <SelectionView selected={selected} />
      ) : row === undefined ? (
        <NothingView />
      ) : (
        <SampleView row={row} />
      )}
    </div>
  );
};
