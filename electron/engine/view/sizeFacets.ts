/** The filter of sizes: orientation, megapixels, and exact sizes. */
import { megapixelsOf, ratioOf } from '../../../shared/query/measures.ts';
import type { Columns } from '../index/columns.ts';
import { groupsOf, type CountedGroup, type Counts, type Kind } from './groups.ts';

/** The sizes that occur, and which of them each sample has. */
export interface Resolutions {
  readonly sizes: readonly { readonly width: number; readonly height: number }[];
  /** By id: an index into `sizes`. */
  readonly sizeOf: Int32Array;
}

export const resolutionsOf = ({ slots, width, height }: Columns): Resolutions => {
  const sizes: { width: number; height: number }[] = [];
  const numbers = new Map<number, number>();
  const sizeOf = new Int32Array(slots);
  for (let id = 1; id < slots; id++) {
    const size = { width: width[id] ?? 0, height: height[id] ?? 0 };
    const key = size.width * 2 ** 26 + size.height;
    let number = numbers.get(key);
    if (number === undefined) {
      number = sizes.push(size) - 1;
      numbers.set(key, number);
    }
    sizeOf[id] = number;
  }
  return { sizes, sizeOf };
};

type Size = Resolutions['sizes'][number];
const unknownSize: Size = { width: 0, height: 0 };
const ofSize = (
  label: string,
  term: string,
  holds: (width: number, height: number) => boolean,
): Kind<Size> => ({
  label,
  term,
  holds: ({ width, height }) => width > 0 && height > 0 && holds(width, height),
});
const inClass = (value: number, from: number, to: number): boolean => value >= from && value < to;
/** Trainers scale every image to about 1 to 1.6 megapixels: smaller ones are scaled up. */
const sizeKinds: readonly Kind<Size>[] = [
  ofSize('Portrait', 'ratio:<1', (width, height) => ratioOf(width, height) < 1),
  ofSize('Square', 'ratio:1', (width, height) => ratioOf(width, height) === 1),
  ofSize('Landscape', 'ratio:>1', (width, height) => ratioOf(width, height) > 1),
  ofSize('Under 0.5 MP', 'mp:<0.5', (width, height) => megapixelsOf(width, height) < 0.5),
  ofSize('0.5 to 1 MP', 'mp:0.5..0.99', (width, height) => inClass(megapixelsOf(width, height), 0.5, 1)),
  ofSize('1 to 2 MP', 'mp:1..1.99', (width, height) => inClass(megapixelsOf(width, height), 1, 2)),
  ofSize('2 to 4 MP', 'mp:2..3.99', (width, height) => inClass(megapixelsOf(width, height), 2, 4)),
  ofSize('4 MP and more', 'mp:>=4', (width, height) => megapixelsOf(width, height) >= 4),
];

/**
 * Orientation and megapixels.
 * @param counts by number of the size
 */
export const sizeClasses = ({ sizes }: Resolutions, counts: Counts): CountedGroup[] =>
  groupsOf(sizeKinds, counts, (number) => sizes[number] ?? unknownSize);

/** Exact sizes, each a term for width and one for height. */
export const exactSizes = ({ sizes }: Resolutions, { view, all }: Counts): CountedGroup[] =>
  sizes.flatMap(({ width, height }, i) => {
    if (width === 0 || height === 0) return [];
    const parts = [`width:${width}`, `height:${height}`];
    return {
      label: `${width} × ${height}`,
      term: parts.join(' '),
      parts,
      count: view[i] ?? 0,
      total: all[i] ?? 0,
    };
  });
