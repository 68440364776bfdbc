/** Figures with their aims: gathered in runs, printed in a table, and kept for the table of all benches. */
import { appendFileSync } from 'node:fs';

export interface Figure {
  readonly label: string;
  /** In `unit`; null when it could not be measured here. */
  readonly value: number | null;
  /** `x`: a ratio to its yardstick; `share`: of 1. */
  readonly unit: 's' | 'ms' | 'MB' | 'x' | 'share' | 'pairs';
  /** It holds when the value is at most this; of a share, at least this. */
  readonly aim?: number;
  /** Shown behind the value: what it consists of. */
  readonly note?: string;
}

/** The value below which this part of all values lies (nearest rank); NaN of nothing. */
export const percentile = (values: readonly number[], part: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;
};

export const median = (values: readonly number[]): number => percentile(values, 0.5);

const digits: Readonly<Record<Figure['unit'], number>> = { s: 2, ms: 1, MB: 0, x: 2, share: 3, pairs: 0 };

/** As it is shown behind a value. */
const named: Readonly<Record<Figure['unit'], string>> = {
  s: 's',
  ms: 'ms',
  MB: 'MB',
  x: 'x',
  share: '',
  pairs: '',
};

const verdict = ({ value, aim, unit }: Figure): string => {
  if (aim === undefined) return '';
  const wanted = `aim ${aim} ${named[unit]}`.trimEnd();
  if (value === null) return wanted;
  const holds = unit === 'share' ? value >= aim : value <= aim;
  return `${wanted}: ${holds ? 'holds' : 'MISSED'}`;
};

/** One line a figure. */
const inColumns = (figures: readonly Figure[]): string => {
  const rows = figures.map((figure) => {
    const { label, value, unit, note = '' } = figure;
    const shown = value === null ? 'not measured' : `${value.toFixed(digits[unit])} ${named[unit]}`.trimEnd();
    return [label, shown, verdict(figure), note] as const;
  });
  const width = (column: 0 | 1 | 2): number => Math.max(...rows.map((row) => row[column].length));
  return rows
    .map(([label, shown, aim, note]) =>
      `  ${label.padEnd(width(0))}  ${shown.padStart(width(1))}  ${aim.padEnd(width(2))}  ${note}`.trimEnd(),
    )
    .join('\n');
};

/** Where a bench keeps its figures, one JSON object a line, for the table of all. */
export const keptFigures = 'PROOFSHEET_FIGURES';

/** The figures as a table, also written to the file that the environment names. */
export const printFigures = (figures: readonly Figure[]): string => {
  const file = process.env[keptFigures];
  if (file !== undefined) for (const figure of figures) appendFileSync(file, `${JSON.stringify(figure)}\n`);
  return inColumns(figures);
};
