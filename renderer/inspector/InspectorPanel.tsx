/** The right panel: the sample in focus, or what the selected ones have in common. */
import type { ReactNode } from 'react';
import type { SampleRow } from '../../shared/api/sample.ts';
import { useApp } from '../state/AppContext.tsx';
import { focusedRow } from '../state/rowsSlice.ts';
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

export const InspectorPanel = ({ more }: Props) => {
  const selected = useApp(selectedCount);
  const target = useApp(sheetSubject);
  const row = useApp(focusedRow);
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
