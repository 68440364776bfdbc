/** A sample: one image with its captions. */
import { z } from 'zod';
import { nlCaption, tag, tagsCaption } from './caption.ts';
import { mask } from '../model/companions.ts';
import { sampleMark } from './edits.ts';
import { openingId, sampleId, viewId } from './ids.ts';

export const imageFormat = z.enum(['png', 'jpeg', 'webp', 'avif', 'gif', 'bmp', 'jxl', 'unknown']);
export type ImageFormat = z.infer<typeof imageFormat>;

/** A row of the sheet. Sizes are in pixels as displayed, that is after EXIF rotation. */
export const sampleRow = z.object({
  id: sampleId,
  /** Of the dataset that it is a sample of. */
  opening: openingId,
  /** From the dataset's root, with `/`. */
  relPath: z.string(),
  width: z.number().int(),
  height: z.number().int(),
  format: imageFormat,
  /** Bytes. */
  fileSize: z.number(),
  /** Milliseconds since 1970. */
  mtime: z.number(),
  /** Changes when the image file changes: part of the addresses of its thumbnails. */
  version: z.string(),
  /** Why the image cannot be shown, or null. */
  problem: z.string().nullable(),
  tags: tagsCaption,
  nl: nlCaption,
  /** A rating tag says explicit: such images may start blurred. */
  explicit: z.boolean(),
  /** Its mark; null: none yet. */
  mark: sampleMark.nullable(),
});
export type SampleRow = z.infer<typeof sampleRow>;

/** One caption file as it is on disk. */
const captionFile = z.object({
  relPath: z.string(),
  fileSize: z.number(),
  mtime: z.number(),
  /** Its whole text; lossy when the file is not UTF-8. Null when the file is missing. */
  text: z.string().nullable(),
  /** Other samples that share this file (`dup.jpg` beside `dup.png`). */
  sharedWith: z.array(z.string()),
});
export type CaptionFile = z.infer<typeof captionFile>;

const captionOrigin = z.object({
  model: z.string(),
  /** The prompt's name; empty where there is none. */
  prompt: z.string(),
  /** When it was accepted, in milliseconds since 1970. */
  at: z.number(),
});
export type CaptionOrigin = z.infer<typeof captionOrigin>;

/** All that the inspector shows of one sample. */
export const sampleDetail = z.object({
  row: sampleRow,
  alpha: z.boolean(),
  /** Frames of an animation; 1 for a still image. */
  pages: z.number().int(),
  /** EXIF orientation, 1 to 8. */
  orientation: z.number().int(),
  tagsFile: captionFile,
  nlFile: captionFile,
  /** Paths of captions under suffixes that this dataset does not read. */
  unread: z.array(z.string()),
  masks: z.array(mask),
  /** The models that wrote the captions as they are; null: no model did. */
  by: z.object({ tags: captionOrigin.nullable(), nl: captionOrigin.nullable() }),
});
export type SampleDetail = z.infer<typeof sampleDetail>;

/** Which samples: positions `[from, to)` of a view, or explicit samples. Never "whatever the query finds by now". */
export const scope = z.union([
  z.object({
    view: viewId,
    ranges: z.array(z.tuple([z.number().int().nonnegative(), z.number().int().nonnegative()])),
  }),
  z.object({ ids: z.array(sampleId) }),
]);
export type Scope = z.infer<typeof scope>;

/** How many samples of a scope have each of some tags. */
export const tagHolders = z.object({
  /** Samples of the scope. */
  samples: z.number().int(),
  /** In the order of the request. */
  tags: z.array(tag.extend({ count: z.number().int() })),
});
export type TagHolders = z.infer<typeof tagHolders>;

/** What several samples have in common. */
export const scopeSummary = z.object({
  count: z.number().int(),
  bytes: z.number(),
  sizes: z.array(z.object({ width: z.number(), height: z.number(), count: z.number() })),
  /** Tags that every sample of the scope has. */
  shared: z.array(tag),
  /** Tags that some of them have, most frequent first, at most 300. */
  partial: z.array(tag.extend({ count: z.number().int() })),
  /** How many such tags there are. */
  partialTags: z.number().int(),
  missing: z.object({ tags: z.number().int(), nl: z.number().int() }),
  /** The first samples, for a strip of images. */
  first: z.array(sampleRow),
});
export type ScopeSummary = z.infer<typeof scopeSummary>;
