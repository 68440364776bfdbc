/** Components of all images of a dataset, read from the store of their vectors: some bytes an image, not thousands. */
import { existsSync } from 'node:fs';
import { basisOf, componentsOf, sampledRows } from './components.ts';
import { openVectorStore, type FileVersion } from './vectorStore.ts';

export interface Packed {
  /** Row by row; zeros where there is no vector. */
  readonly values: Int8Array;
  readonly columns: number;
  /** How many images have a vector. */
  readonly known: number;
}

/** Fewer images than this give no directions. */
const fewestImages = 20;

/** @returns null where too few images have a vector */
export const packedVectors = (
  file: string | null,
  count: number,
  versionOf: (row: number) => FileVersion,
): Packed | null => {
  if (file === null || !existsSync(file)) return null;
  const store = openVectorStore(file);
  try {
    const rows = Array.from({ length: count }, (_, row) => row).filter((row) => store.has(versionOf(row)));
    const sampled = sampledRows(rows.length).flatMap((at) => store.read(versionOf(rows[at] ?? 0)) ?? []);
    if (sampled.length < fewestImages) return null;
    const basis = basisOf(sampled);
    const columns = basis.spread.length;
    const values = new Int8Array(count * columns);
    let known = 0;
    for (const row of rows) {
      const vector = store.read(versionOf(row));
      if (vector === undefined || vector === null) continue;
      componentsOf(vector, basis, values.subarray(row * columns, (row + 1) * columns));
      known += 1;
    }
    return { values, columns, known };
  } finally {
    store.close();
  }
};
