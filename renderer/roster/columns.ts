/** The columns that the roster shows: name and images, then those with content. */
import type { RosterCharacter, RosterTable } from '../../shared/api/roster.ts';
import { rosterColumns, type AnyRosterColumn } from '../../shared/roster/rosterColumns.ts';
import type { Cell } from '../../shared/roster/rosterColumn.ts';
import type { SortKey } from './sorting.ts';

export interface Column {
  readonly by: SortKey;
  readonly label: string;
  readonly about: string;
  /** Hidden in a narrow window. */
  readonly spare: boolean;
  /** The cell's content; null: the row draws it, as text and bar. */
  readonly cell: ((character: RosterCharacter) => Cell) | null;
}

const drawn: readonly Column[] = [
  { by: 'name', label: 'Character', about: 'As the dataset spells it most often', spare: false, cell: null },
  { by: 'images', label: 'Images', about: 'Against the floor and the target', spare: false, cell: null },
];

const columnOf = (column: AnyRosterColumn): Column => ({
  by: column.name,
  label: column.label,
  about: column.about,
  spare: column.spare === true,
  cell: (character) => column.cell(character[column.name], character),
});

const says = (column: AnyRosterColumn, characters: readonly RosterCharacter[]): boolean =>
  column.says === undefined ||
  characters.some((character) => column.says?.(character[column.name], character) === true);

/** The columns with content in this table. */
export const columnsOf = ({ characters }: RosterTable): readonly Column[] => {
  const columns: readonly AnyRosterColumn[] = rosterColumns;
  return [...drawn, ...columns.filter((column) => says(column, characters)).map(columnOf)];
};
