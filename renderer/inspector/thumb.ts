/** The small thumbnail of a sample. */
import { thumbPath } from '../../shared/api/imagePaths.ts';
import type { SampleRow } from '../../shared/api/sample.ts';

export const imageThumb = (row: SampleRow): string => thumbPath(row.id, 256, row.version);
