/** Numbers that the columns hold of each sample as the scan sends them. */
import { grown } from './growable.ts';
import type { SampleBatch } from './sampleBatch.ts';

type Numbers = Pick<SampleBatch, 'width' | 'height' | 'fileSize' | 'mtime' | 'format' | 'captionHash'>;

export const createNumberColumns = () => {
  let columns: Numbers = {
    width: new Int32Array(0),
    height: new Int32Array(0),
    fileSize: new Float64Array(0),
    mtime: new Float64Array(0),
    format: new Uint8Array(0),
    captionHash: new Uint32Array(0),
  };
  return {
    all: (): Numbers => columns,
    grow: (slots: number): void => {
      columns = {
        width: grown(columns.width, slots),
        height: grown(columns.height, slots),
        fileSize: grown(columns.fileSize, slots),
        mtime: grown(columns.mtime, slots),
        format: grown(columns.format, slots),
        captionHash: grown(columns.captionHash, slots),
      };
    },
    /** Takes row `i` of a batch. */
    set: (id: number, batch: Numbers, i: number): void => {
      columns.width[id] = batch.width[i] ?? 0;
      columns.height[id] = batch.height[i] ?? 0;
      columns.fileSize[id] = batch.fileSize[i] ?? 0;
      columns.mtime[id] = batch.mtime[i] ?? 0;
      columns.format[id] = batch.format[i] ?? 0;
      columns.captionHash[id] = batch.captionHash[i] ?? 0;
    },
  };
};
