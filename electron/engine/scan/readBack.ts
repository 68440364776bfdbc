/** What the index holds of a sample, as if it had been read from its files. */
import { imageFormat } from '../../../shared/api/sample.ts';
import { flag } from '../index/columns.ts';
import type { IndexStore } from '../index/store.ts';
import type { ReadCaption, ReadImage } from './readFiles.ts';

export interface ReadBackSample {
  readonly image: ReadImage;
  readonly tags: ReadCaption;
  readonly nl: ReadCaption;
}

const captionOf = (
  present: boolean,
  size: number,
  mtime: number,
  text: string | null,
  reason: string | null,
): ReadCaption => ({
  state: text === null ? 'missing' : present ? 'present' : 'unreadable',
  size,
  mtime,
  text: text ?? '',
  reason,
});

/** The inverse of what the ledger writes; null when the index does not have this sample. */
export const readBack = (store: IndexStore, id: number): ReadBackSample | null => {
  const row = store.read(id);
  if (row === undefined) return null;
  const { flags, width, height, orientation } = row;
  const turned = orientation >= 5;
  return {
    image: {
      format: imageFormat.options[row.format] ?? 'unknown',
      width: turned ? height : width,
      height: turned ? width : height,
      orientation,
      pages: row.pages,
      alpha: (flags & flag.alpha) !== 0,
      problem: row.imageProblem,
      size: row.imageSize,
      mtime: row.imageMtime,
    },
    tags: captionOf((flags & flag.tagsPresent) !== 0, row.tagsSize, row.tagsMtime, row.tags, row.tagsProblem),
    nl: captionOf((flags & flag.nlPresent) !== 0, row.nlSize, row.nlMtime, row.nl, row.nlProblem),
  };
};
