/** Numbers that the columns hold of each sample as the scan sends them, in memory that all threads see. */
import { grownShared, noBytes } from './growable.ts';
import type { SampleBatch } from './sampleBatch.ts';

/** By sample id. */
export interface NumberArrays {
  readonly width: Int32Array<SharedArrayBuffer>;
  readonly height: Int32Array<SharedArrayBuffer>;
  readonly fileSize: Float64Array<SharedArrayBuffer>;
  readonly mtime: Float64Array<SharedArrayBuffer>;
  readonly format: Uint8Array<SharedArrayBuffer>;
  readonly tagsHash: Uint32Array<SharedArrayBuffer>;
  readonly nlHash: Uint32Array<SharedArrayBuffer>;
}

export const createNumberColumns = () => {
  let columns: NumberArrays = {
    width: new Int32Array(noBytes),
    height: new Int32Array(noBytes),
    fileSize: new Float64Array(noBytes),
    mtime: new Float64Array(noBytes),
    format: new Uint8Array(noBytes),
    tagsHash: new Uint32Array(noBytes),
    nlHash: new Uint32Array(noBytes),
  };
  return {
    all: (): NumberArrays => columns,
    grow: (slots: number): void => {
      columns = {
        width: grownShared(columns.width, slots),
        height: grownShared(columns.height, slots),
        fileSize: grownShared(columns.fileSize, slots),
        mtime: grownShared(columns.mtime, slots),
        format: grownShared(columns.format, slots),
        tagsHash: grownShared(columns.tagsHash, slots),
        nlHash: grownShared(columns.nlHash, slots),
      };
    },
    /** Takes row `i` of a batch. */
    set: (id: number, batch: Pick<SampleBatch, keyof NumberArrays>, i: number): void => {
      columns.width[id] = batch.width[i] ?? 0;
      columns.height[id] = batch.height[i] ?? 0;
      columns.fileSize[id] = batch.fileSize[i] ?? 0;
      columns.mtime[id] = batch.mtime[i] ?? 0;
      columns.format[id] = batch.format[i] ?? 0;
      columns.tagsHash[id] = batch.tagsHash[i] ?? 0;
      columns.nlHash[id] = batch.nlHash[i] ?? 0;
    },
    restore: ({ width, height, fileSize, mtime, format, tagsHash, nlHash }: NumberArrays): void => {
      columns = { width, height, fileSize, mtime, format, tagsHash, nlHash };
    },
  };
};
