/** The right panel: the sample in focus, or what the selected ones have in common. */
import { useState, type ReactNode } from 'react';
import type { SampleRow } from '../../shared/api/sample.ts';
import { useApp } from '../state/AppContext.tsx';
import { useRestingFocus } from '../state/restingFocus.ts';
import { rowAt } from '../state/rowsSlice.ts';
import { sheetSubject } from '../state/editSubject.ts';
import { selectedCount } from '../state/selectionSlice.ts';
import styles from './InspectorPanel.module.css';
import { NothingView } from './NothingView.tsx';
import { SampleView } from './SampleView.tsx';
import { SelectionView } from './SelectionView.tsx';

interface Props {
  /** Parts of other features, for the sample in focus. */
  readonly more?: (row: SampleRow) => ReactNode;
}

/** The row in focus once the keys rest; the one before it, while its own is not there yet. */
const useRestingRow = (): SampleRow | undefined => {
  const position = useRestingFocus((resting) => resting);
  const row = useApp((state) => (position === null ? undefined : rowAt(state, position)));
  // Asked for only where it matters: each key begins with a passing focus, and would draw the whole panel.
  const passing = useApp((state) => row === undefined && state.focus !== null && state.focus !== position);
  const [last, setLast] = useState(row);
  if (row !== undefined && row !== last) setLast(row);
  return row ?? (passing ? last : undefined);
};

export const InspectorPanel = ({ more }: Props) => {
  const selected = useApp(selectedCount);
  const target = useApp(sheetSubject);
  const row = useRestingRow();
  return (
    <div className={styles.panel}>
      {target === 'selection' ? (
        <SelectionView selected={selected} />
      ) : row === undefined ? (
        <NothingView />
      ) : (
        <SampleView row={row} more={more?.(row)} />
      )}
    </div>
  );
};
