/** Which of several images is the one to keep. */
import { flag, type Columns } from '../../index/columns.ts';

const captionsOf = ({ flags }: Columns, id: number): number =>
  ((flags[id] ?? 0) & flag.tagsPresent ? 1 : 0) + ((flags[id] ?? 0) & flag.nlPresent ? 1 : 0);

/** Lossless formats come before the others, however large the files of those are. */
const lossless: ReadonlySet<string> = new Set(['png', 'bmp']);

/** The largest first, then the least compressed, then with captions, then by name. */
export const better =
  (columns: Columns) =>
  (a: number, b: number): number => {
    const { width, height, fileSize } = columns;
    const area = (id: number): number => (width[id] ?? 0) * (height[id] ?? 0);
    const whole = (id: number): number => (lossless.has(columns.format(id)) ? 1 : 0);
    return (
      area(b) - area(a) ||
      whole(b) - whole(a) ||
      (fileSize[b] ?? 0) - (fileSize[a] ?? 0) ||
      captionsOf(columns, b) - captionsOf(columns, a) ||
      (columns.relPath(a) < columns.relPath(b) ? -1 : 1)
    );
  };
