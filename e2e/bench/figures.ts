/** Figures with their aims: gathered in runs, told in a table. */

export interface Figure {
  readonly label: string;
  /** In `unit`; null when it could not be measured here. */
  readonly value: number | null;
  readonly unit: 's' | 'ms' | 'MB' | 'x';
  /** It holds when the value is at most this. */
  readonly aim?: number;
  /** Stands behind the value: what it is made of. */
  readonly note?: string;
}

/** The value below which this part of all values lies (nearest rank); NaN of nothing. */
export const percentile = (values: readonly number[], part: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;
};

export const median = (values: readonly number[]): number => percentile(values, 0.5);

const digits: Readonly<Record<Figure['unit'], number>> = { s: 2, ms: 1, MB: 0, x: 2 };

const verdict = ({ value, aim, unit }: Figure): string => {
  if (aim === undefined) return '';
  const wanted = `aim ${aim} ${unit}`;
  if (value === null) return wanted;
  return `${wanted}: ${value <= aim ? 'holds' : 'MISSED'}`;
};

/** One line a figure, in columns. */
export const printFigures = (figures: readonly Figure[]): string => {
  const rows = figures.map((figure) => {
    const { label, value, unit, note = '' } = figure;
    const shown = value === null ? 'not measured' : `${value.toFixed(digits[unit])} ${unit}`;
    return [label, shown, verdict(figure), note] as const;
  });
  const width = (column: 0 | 1 | 2): number => Math.max(...rows.map((row) => row[column].length));
  return rows
    .map(([label, shown, aim, note]) =>
      `  ${label.padEnd(width(0))}  ${shown.padStart(width(1))}  ${aim.padEnd(width(2))}  ${note}`.trimEnd(),
    )
    .join('\n');
};
