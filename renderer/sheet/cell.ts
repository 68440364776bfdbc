/** The props of all cells of the sheet. */
import type { Box } from './lines.ts';

export interface CellProps {
  readonly box: Box;
  /** Column on its line, from 0. */
  readonly column: number;
}

/** DOM id of a sample's cell, by which the grid names the one in focus. */
export const cellId = (position: number): string => `sample-${position}`;

/** Attribute by which a click finds the sample. */
export const positionAttribute = 'data-position';
