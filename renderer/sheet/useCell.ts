/** A sample's row and its part in selection and focus, and the attributes that follow from them. */
import type { SampleRow } from '../../shared/api/sample.ts';
import { useApp } from '../state/AppContext.tsx';
import { includes } from '../state/ranges.ts';
import { rowAt } from '../state/rowsSlice.ts';
import { useUsualCaptions } from '../state/useUsualCaptions.ts';
import { cellId, positionAttribute, type CellProps } from './cell.ts';
import { nameOf } from './labels.ts';

export interface CellState {
  readonly row: SampleRow | undefined;
  readonly selected: boolean;
  /** For the cell's element. */
  readonly attributes: Readonly<Record<string, string | number | boolean | undefined>>;
}

export const useCell = ({ box, column }: CellProps): CellState => {
  const { position } = box;
  const row = useApp((state) => rowAt(state, position));
  const usual = useUsualCaptions();
  const selected = useApp((state) => includes(state.ranges, position));
  const focused = useApp((state) => state.focus === position);
  return {
    row,
    selected,
    attributes: {
      id: cellId(position),
      role: 'gridcell',
      'aria-colindex': column + 1,
      'aria-selected': selected,
      'aria-label': nameOf(row, position, usual),
      [positionAttribute]: position,
      'data-selected': selected || undefined,
      'data-focused': focused || undefined,
    },
  };
};
