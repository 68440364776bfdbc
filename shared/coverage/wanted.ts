/** What to look for next, as text. Pure: made from the map alone. */
import type { CoverageRow, CoverageTable } from '../api/coverage.ts';
import { axes } from './axes.ts';
import { floorsOf } from './floors.ts';

export interface Gap {
  readonly axis: number;
  readonly value: number;
  readonly count: number;
  readonly floor: number;
}

/** The cells of a row that are below their floors. */
export const gapsOf = (
  { cells, of }: Pick<CoverageRow, 'cells' | 'of'>,
  table: Pick<CoverageTable, 'floors'>,
): readonly Gap[] => {
  const floors = of === 'others' ? [] : floorsOf(table.floors, of);
  return floors.flatMap((values, axis) =>
    values.flatMap((floor, value) => {
      const count = cells[axis]?.[value] ?? 0;
      return count < floor ? [{ axis, value, count, floor }] : [];
    }),
  );
};

/** The images that a row must have. */
export const wantedImages = (
  { of }: Pick<CoverageRow, 'of'>,
  { floor }: Pick<CoverageTable, 'floor'>,
): number => (of === 'character' ? floor : of === 'outfit' ? Math.ceil(floor / 2) : 0);

const cellName = ({ axis, value }: Gap): string => `${axis}.${value}`;

/** What no row has at all: said once, not in every line. */
export const missingEverywhere = ({ rows }: Pick<CoverageTable, 'rows'>): readonly Gap[] => {
  const all = rows.filter(({ of }) => of === 'character');
  if (all.length < 2) return [];
  return axes.flatMap((axis, at) =>
    axis.values.flatMap(({ floor }, value) =>
      floor > 0 && all.every(({ cells }) => (cells[at]?.[value] ?? 0) === 0)
        ? [{ axis: at, value, count: 0, floor }]
        : [],
    ),
  );
};

const words = ({ axis, value }: Gap): string => axes[axis]?.values[value]?.wanted ?? '';
const counted = (gap: Gap): string => `${words(gap)} ${gap.count} of ${gap.floor}`;

interface Missing {
  readonly row: CoverageRow;
  readonly outfits: readonly CoverageRow[];
}

/** How far a row is from what it needs: the part of its images that there are, then its gaps. */
const shareOf = (row: CoverageRow, table: CoverageTable): number =>
  Math.min(1, row.images / Math.max(1, wantedImages(row, table)));

const rowWords = (row: CoverageRow, table: CoverageTable, everywhere: ReadonlySet<string>): string | null => {
  const images = wantedImages(row, table);
  const gaps = gapsOf(row, table).filter((gap) => !everywhere.has(cellName(gap)));
  if (row.images >= images && gaps.length === 0) return null;
  const what = row.of === 'character' ? row.name : `in ${row.name}`;
  const few = row.images < images ? [`${row.images} of ${images} images`] : [];
  return `${what}: ${[...few, ...gaps.map(counted)].join(', ')}`;
};

/** The lines of the list: who lacks most comes first, each with its outfits below. Empty: nothing is missing. */
export const wantedLines = (table: CoverageTable): readonly string[] => {
  const missing: Missing[] = table.rows
    .filter(({ of }) => of === 'character')
    .map((row) => ({
      row,
      outfits: table.rows.filter(({ of, character }) => of === 'outfit' && character === row.character),
    }));
  const nowhere = missingEverywhere(table);
  const everywhere = new Set(nowhere.map(cellName));
  const lines = missing
    .toSorted(
      (a, b) =>
        shareOf(a.row, table) - shareOf(b.row, table) ||
        gapsOf(b.row, table).length - gapsOf(a.row, table).length ||
        (a.row.character < b.row.character ? -1 : 1),
    )
    .flatMap(({ row, outfits }) => {
      const own = rowWords(row, table, everywhere);
      const worn = outfits.flatMap((outfit) => rowWords(outfit, table, everywhere) ?? []);
      if (own === null && worn.length === 0) return [];
      return [`- ${own ?? row.name}`].concat(worn.map((line) => `  - ${line}`));
    });
  return nowhere.length === 0
    ? lines
    : [`- all characters: ${nowhere.map(words).join(', ')} (none has any)`, ...lines];
};

export const wantedText = (table: CoverageTable): string =>
  wantedLines(table)
    .map((line) => `${line}\n`)
    .join('');
