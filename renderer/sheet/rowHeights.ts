/** Measured heights of rows, by sample: a row keeps its height when the view is made again. */
import type { SampleId } from '../../shared/api/ids.ts';

export interface RowHeights {
  /** What the heights depend on: with another width or image size, rows have others. */
  readonly width: number;
  readonly imageSize: number;
  readonly get: (id: SampleId) => number | undefined;
  readonly set: (id: SampleId, height: number) => void;
}

/** More rows than this are not remembered; the oldest go first. */
const capacity = 4000;

export const createRowHeights = (width: number, imageSize: number): RowHeights => {
  const heights = new Map<SampleId, number>();
  return {
    width,
    imageSize: imageSize,
    get: (id) => heights.get(id),
    set: (id, height) => {
      heights.delete(id);
      heights.set(id, height);
      const oldest = heights.size > capacity ? heights.keys().next().value : undefined;
      if (oldest !== undefined) heights.delete(oldest);
    },
  };
};
