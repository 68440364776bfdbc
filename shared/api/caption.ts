/** Captions in the contract: one sidecar file's state, and its text or tags. */
import { z } from 'zod';

export const tagCategory = z.enum([
  'character',
  'copyright',
  'artist',
  'general',
  'meta',
  'rating',
  'quality',
  'year',
  /** Not a tag: a weight, a network, a wildcard (`(smile:1.2)`), as prompts have them. */
  'syntax',
]);
export type TagCategory = z.infer<typeof tagCategory>;

/** One tag as it is spelled on disk (escapes and underscores included). */
export const tag = z.object({ text: z.string(), category: tagCategory });
export type Tag = z.infer<typeof tag>;

const missing = z.object({ state: z.literal('missing') });
/** The file exists and cannot be read as UTF-8; `text` is a lossy decoding, for viewing only. */
const unreadable = z.object({ state: z.literal('unreadable'), reason: z.string(), text: z.string() });

export const tagsCaption = z.discriminatedUnion('state', [
  missing,
  unreadable,
  z.object({ state: z.literal('present'), tags: z.array(tag) }),
]);
export type TagsCaption = z.infer<typeof tagsCaption>;

export const nlCaption = z.discriminatedUnion('state', [
  missing,
  unreadable,
  z.object({ state: z.literal('present'), text: z.string() }),
]);
export type NlCaption = z.infer<typeof nlCaption>;

export const captionKind = z.enum(['tags', 'nl']);
export type CaptionKind = z.infer<typeof captionKind>;
