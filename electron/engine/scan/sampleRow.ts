/** What the index stores of a sample, from what was read of its files. */
import { crc32 } from 'node:zlib';
import { imageFormat, type ImageFormat } from '../../../shared/api/sample.ts';
import { captionFlags, flag, type CaptionFlags } from '../index/columns.ts';
import type { RetaggedSample, StoredSample } from '../index/store.ts';
import type { ReadCaption, ReadImage } from './readFiles.ts';

export const noSpellings = new Uint32Array(0);
const anyTags = flag.tagsPresent | flag.tagsEmpty | flag.tagsUnreadable;
export const anyProblem = flag.broken | flag.tagsUnreadable | flag.nlUnreadable;

const formatNumbers = new Map<ImageFormat, number>(imageFormat.options.map((format, i) => [format, i]));

const imageFlags = ({ problem, alpha, pages }: ReadImage): number =>
  flag.alive |
  (problem === null ? 0 : flag.broken) |
  (alpha ? flag.alpha : 0) |
  (pages > 1 ? flag.animated : 0);

const flagsOf = ({ state, text }: ReadCaption, bits: CaptionFlags): number => {
  switch (state) {
    case 'missing':
      return 0;
    case 'unreadable':
      return bits.unreadable;
    case 'present':
      return bits.present | (text.trim() === '' ? bits.empty : 0);
  }
};

/** A missing caption differs from an empty one. */
const hashOf = ({ state, text }: ReadCaption): number => crc32(text, crc32(state));

/** @param at when it was read, in milliseconds since 1970 */
export const sampleRow = (
  {
    relPath,
    image,
    tags,
    nl,
  }: Record<'tags' | 'nl', ReadCaption> & { readonly relPath: string; readonly image: ReadImage },
  { id, at, spellings }: Pick<StoredSample, 'id' | 'spellings'> & { readonly at: number },
): StoredSample => {
  const turned = image.orientation >= 5;
  return {
    id,
    relPath,
    flags: imageFlags(image) | flagsOf(tags, captionFlags.tags) | flagsOf(nl, captionFlags.nl),
    format: formatNumbers.get(image.format) ?? 0,
    width: turned ? image.height : image.width,
    height: turned ? image.width : image.height,
    orientation: image.orientation,
    pages: image.pages,
    imageSize: image.size,
    imageMtime: image.mtime,
    tagsSize: tags.size,
    tagsMtime: tags.mtime,
    nlSize: nl.size,
    nlMtime: nl.mtime,
    readAt: at,
    tagsHash: hashOf(tags),
    nlHash: hashOf(nl),
    spellings,
  };
};

/** The same of a sample whose tags alone were read. @param before its flags until now */
export const retaggedRow = (
  tags: ReadCaption,
  before: number,
  { id, at, spellings }: Pick<StoredSample, 'id' | 'spellings'> & { readonly at: number },
): RetaggedSample => ({
  id,
  flags: (before & ~anyTags) | flagsOf(tags, captionFlags.tags),
  tagsSize: tags.size,
  tagsMtime: tags.mtime,
  readAt: at,
  tagsHash: hashOf(tags),
  spellings,
  tags: textOf(tags),
});

/** A caption's text as it is stored; null when the file is missing. */
export const textOf = ({ state, text }: ReadCaption): string | null => (state === 'missing' ? null : text);
