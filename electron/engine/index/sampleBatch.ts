/** What the scan hands to the index. */
import type { Companions } from '../../../shared/model/companions.ts';
import type { SampleProblems } from '../../../shared/model/fileProblem.ts';

/**
 * Samples that are new, changed or gone, column by column. The columns' buffers are handed over, not copied.
 * Row i is sample `ids[i]`.
 */
export interface SampleBatch {
  readonly ids: Uint32Array<ArrayBuffer>;
  /** Bits of `flag` in index/columns.ts; 0 for a sample that is gone. */
  readonly flags: Uint16Array<ArrayBuffer>;
  readonly width: Int32Array<ArrayBuffer>;
  readonly height: Int32Array<ArrayBuffer>;
  readonly fileSize: Float64Array<ArrayBuffer>;
  readonly mtime: Float64Array<ArrayBuffer>;
  /** Positions in `imageFormat.options`. */
  readonly format: Uint8Array<ArrayBuffer>;
  /** CRC-32 of each caption. */
  readonly tagsHash: Uint32Array<ArrayBuffer>;
  readonly nlHash: Uint32Array<ArrayBuffer>;
  readonly relPaths: readonly string[];
  /** Row i has `spellings[spellingStarts[i] .. spellingStarts[i + 1]]`. */
  readonly spellingStarts: Uint32Array<ArrayBuffer>;
  readonly spellings: Uint32Array<ArrayBuffer>;
  /** Spellings that were not known before: the first has the number `firstNewSpelling`. */
  readonly firstNewSpelling: number;
  readonly newSpellings: readonly string[];
  readonly problems: readonly SampleProblems[];
  /** Of those samples that have any. */
  readonly companions: ReadonlyMap<number, Companions>;
}

/**
 * Gives back the memory of the columns, once they have been taken over: waiting for the garbage collector, which sees only the
 * small objects in front of them, a large dataset holds tens of megabytes of such columns.
 */
export const releaseBatch = (batch: SampleBatch): void => {
  for (const column of Object.values(batch))
    if (ArrayBuffer.isView(column) && column.buffer instanceof ArrayBuffer) column.buffer.transfer(0);
};
