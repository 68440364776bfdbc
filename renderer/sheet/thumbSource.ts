/** Which thumbnail size is sharp enough. */
import { thumbPath, thumbSizeFor } from '../../shared/api/imagePaths.ts';
import type { SampleRow } from '../../shared/api/sample.ts';

/** Address of the thumbnail for a box of this many CSS pixels on this screen. */
export const imageThumb = (row: SampleRow, width: number, height: number): string => {
  const pixels = Math.max(width, height) * globalThis.devicePixelRatio;
  return thumbPath(row.id, thumbSizeFor(pixels), row.version);
};
