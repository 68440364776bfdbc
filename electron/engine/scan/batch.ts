/** Collects samples into the columns that the main thread appends to its own. */
import type { Companions } from '../../../shared/model/companions.ts';
import type { SampleProblems } from '../../../shared/model/fileProblem.ts';
import type { SampleBatch } from '../index/sampleBatch.ts';

export interface BatchRow {
  readonly id: number;
  readonly flags: number;
  readonly width: number;
  readonly height: number;
  readonly imageSize: number;
  readonly imageMtime: number;
  readonly format: number;
  readonly tagsHash: number;
  readonly nlHash: number;
  readonly relPath: string;
  readonly spellings: Uint32Array;
}

/** The columns, and what of them is handed over. */
export interface FinishedBatch {
  readonly batch: SampleBatch;
  readonly transfer: ArrayBuffer[];
}

export const createBatch = (firstNewSpelling: number) => {
  const rows: BatchRow[] = [];
  const newSpellings: string[] = [];
  /** By sample: one may be added twice, and the last time counts. */
  const problems = new Map<number, SampleProblems>();
  const companions = new Map<number, Companions>();
  let spellingCount = 0;
  return {
    size: (): number => rows.length,
    add: (row: BatchRow, problem: SampleProblems | null, of: Companions | null): void => {
      rows.push(row);
      spellingCount += row.spellings.length;
      if (problem === null) problems.delete(row.id);
      else problems.set(row.id, problem);
      if (of === null) companions.delete(row.id);
      else companions.set(row.id, of);
    },
    addSpelling: (text: string): void => void newSpellings.push(text),
    finish: (): FinishedBatch => {
      const spellings = new Uint32Array(spellingCount);
      const spellingStarts = new Uint32Array(rows.length + 1);
      let at = 0;
      for (const [i, row] of rows.entries()) {
        spellings.set(row.spellings, at);
        at += row.spellings.length;
        spellingStarts[i + 1] = at;
      }
      const columns = {
        ids: Uint32Array.from(rows, (row) => row.id),
        flags: Uint16Array.from(rows, (row) => row.flags),
        width: Int32Array.from(rows, (row) => row.width),
        height: Int32Array.from(rows, (row) => row.height),
        fileSize: Float64Array.from(rows, (row) => row.imageSize),
        mtime: Float64Array.from(rows, (row) => row.imageMtime),
        format: Uint8Array.from(rows, (row) => row.format),
        tagsHash: Uint32Array.from(rows, (row) => row.tagsHash),
        nlHash: Uint32Array.from(rows, (row) => row.nlHash),
        spellingStarts,
        spellings,
      };
      const relPaths = rows.map((row) => row.relPath);
      return {
        batch: {
          ...columns,
          relPaths,
          firstNewSpelling,
          newSpellings,
          problems: [...problems.values()],
          companions,
        },
        transfer: Object.values(columns).map(({ buffer }) => buffer),
      };
    },
  };
};

export type Batch = ReturnType<typeof createBatch>;
