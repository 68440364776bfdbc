/** Proportions of a view's images: the justified layout of the whole sheet is computed from them. */
import type { Columns } from '../index/columns.ts';

/** Width by height in thousandths, in the order of `ids`; 0 where a size is not known. */
export const ratiosOf = ({ width, height }: Columns, ids: Int32Array): number[] =>
  Array.from(ids, (id) => {
    const high = height[id] ?? 0;
    return high > 0 ? Math.round((1000 * (width[id] ?? 0)) / high) : 0;
  });
