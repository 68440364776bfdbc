/** Arithmetic on tables of probabilities: one row a sample, one column a class, row by row in one array. */

export interface Table {
  readonly values: Float64Array;
  readonly classes: number;
}

export const rowOf = ({ values, classes }: Table, row: number): Float64Array =>
  values.subarray(row * classes, (row + 1) * classes);

export const emptyTable = (rows: number, classes: number): Table => ({
  values: new Float64Array(rows * classes),
  classes,
});

/** Makes every row sum to one; all-zero rows stay so. */
export const normalise = (table: Table): void => {
  for (let from = 0; from < table.values.length; from += table.classes) {
    const row = table.values.subarray(from, from + table.classes);
    let sum = 0;
    for (const value of row) sum += value;
    if (sum > 0) for (let k = 0; k < row.length; k++) row[k] = (row[k] ?? 0) / sum;
  }
};

/** The mean of tables, row by row, over those that have values for the row. */
export const meanOf = (tables: readonly Table[], rows: number, classes: number): Table => {
  const mean = emptyTable(rows, classes);
  for (const { values } of tables) {
    for (let at = 0; at < values.length; at++) mean.values[at] = (mean.values[at] ?? 0) + (values[at] ?? 0);
  }
  normalise(mean);
  return mean;
};

/** The class with the largest value besides `but`; the first of equals. */
export const largestBut = (row: Float64Array, but: number): number => {
  let best = but === 0 ? 1 : 0;
  for (let k = 0; k < row.length; k++) if (k !== but && (row[k] ?? 0) > (row[best] ?? 0)) best = k;
  return best;
};
