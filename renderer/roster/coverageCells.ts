/** The cells of the map, with their words, their gaps and their queries. Pure. */
import type { CoverageRow, CoverageTable } from '../../shared/api/coverage.ts';
import { axes } from '../../shared/coverage/axes.ts';
import { floorsOf } from '../../shared/coverage/floors.ts';
import { wantedImages } from '../../shared/coverage/wanted.ts';

export interface MapColumn {
  readonly key: string;
  readonly label: string;
  /** The first of its axis. */
  readonly begins: boolean;
  /** Its place in a row's cells; null: all images. */
  readonly place: readonly [axis: number, value: number] | null;
}

export const mapColumns: readonly MapColumn[] = [
  { key: 'images', label: 'All', begins: false, place: null },
  ...axes.flatMap((axis, at) => [
    ...axis.values.map(({ name, label }, value): MapColumn => ({
      key: `${axis.name}.${name}`,
      label,
      begins: value === 0,
      place: [at, value],
    })),
    { key: `${axis.name}.none`, label: 'Not said', begins: false, place: [at, axis.values.length] } as const,
  ]),
];

export interface MapCell {
  readonly count: number;
  /** What it should have, where it has less; null: it has enough. */
  readonly floor: number | null;
  /** Its part of the row's images, 0 to 1. */
  readonly heat: number;
  readonly label: string;
  readonly query: string;
}

export interface MapRow extends Pick<CoverageRow, 'character' | 'of' | 'name'> {
  readonly cells: readonly MapCell[];
}

const cellsOf = (row: CoverageRow, table: CoverageTable): readonly MapCell[] => {
  const floors = row.of === 'others' ? [] : floorsOf(table.floors, row.of);
  return mapColumns.map(({ label, place }): MapCell => {
    const [axis, value] = place ?? [-1, -1];
    const count = place === null ? row.images : (row.cells[axis]?.[value] ?? 0);
    const floor = place === null ? wantedImages(row, table) : (floors[axis]?.[value] ?? 0);
    const term = table.terms[axis]?.[value] ?? '';
    const what = place === null ? 'images' : `${axes[axis]?.label ?? ''}, ${label.toLowerCase()}`;
    return {
      count,
      floor: count < floor ? floor : null,
      heat: place === null || row.images === 0 ? 0 : count / row.images,
      label: `${row.name}: ${what}: ${count < floor ? `${count} of ${floor}` : count}`,
      query: term === '' ? row.query : `${row.query} ${term}`,
    };
  });
};

/**
 * @param filter a part of a character's name
 * @param most characters
 */
export const mapRows = (
  table: CoverageTable,
  filter: string,
  most: number,
): { readonly rows: readonly MapRow[]; readonly characters: number } => {
  const wanted = filter.trim().toLowerCase();
  const found = table.rows.filter(({ character }) => character.includes(wanted));
  const characters = [...new Set(found.map(({ character }) => character))];
  const shown = new Set(characters.slice(0, most));
  return {
    rows: found
      .filter(({ character }) => shown.has(character))
      .map((row) => ({
        character: row.character,
        of: row.of,
        name: row.name,
        cells: cellsOf(row, table),
      })),
    characters: characters.length,
  };
};

/** Where a key leads; null: it does not move. */
export const movedTo = (
  key: string,
  [row, column]: readonly [row: number, column: number],
  { rows, columns }: { readonly rows: number; readonly columns: number },
): readonly [row: number, column: number] | null => {
  const to = (r: number, c: number): readonly [number, number] => [
    Math.max(0, Math.min(rows - 1, r)),
    Math.max(0, Math.min(columns - 1, c)),
  ];
  switch (key) {
    case 'ArrowDown':
      return to(row + 1, column);
    case 'ArrowUp':
      return to(row - 1, column);
    case 'ArrowRight':
      return to(row, column + 1);
    case 'ArrowLeft':
      return to(row, column - 1);
    case 'Home':
      return to(row, 0);
    case 'End':
      return to(row, columns - 1);
    default:
      return null;
  }
};
