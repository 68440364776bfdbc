/** `truth.json` of the sample dataset: what its images show, and every mistake that was planted. */
import { z } from 'zod';

/** A path inside the sample's folder, with `/`, that leads nowhere else. */
const relPath = z.string().regex(/^(?!\/)(?!.*(?:^|\/)\.\.(?:\/|$))[^\\]+$/);
/** A character's tag as the convention writes it: `perlica \(arknights\)`. */
const characterTag = z.string();
const captionFile = z.enum(['tags', 'nl']);

/** One planted mistake. `relPath` is the image's, except where a caption file is meant (`file`). */
const plant = z.discriminatedUnion('kind', [
  /** Tags and NL caption name `given`; the image shows `actual`. */
  z.object({ kind: z.literal('wrong-character'), relPath, given: characterTag, actual: characterTag }),
  /** All images of a character that has far too few. */
  z.object({ kind: z.literal('few-images'), character: characterTag, relPaths: z.array(relPath) }),
  /** Tags spelled in another style than the dataset's; `written` is on disk in place of `meant`. */
  z.object({
    kind: z.literal('spelling'),
    relPath,
    style: z.enum(['unescaped', 'underscores']),
    tags: z.array(z.object({ written: z.string(), meant: z.string() })),
  }),
  z.object({ kind: z.literal('typo'), relPath, written: z.string(), meant: characterTag }),
  /** The tags are right; the NL caption names `named`. */
  z.object({ kind: z.literal('nl-names-other'), relPath, named: characterTag, actual: characterTag }),
  z.object({ kind: z.literal('missing-caption'), relPath, caption: captionFile }),
  /** `blank`: the file holds white space; otherwise nothing at all. */
  z.object({
    kind: z.literal('empty-caption'),
    relPath,
    caption: captionFile,
    file: relPath,
    blank: z.boolean(),
  }),
  z.object({
    kind: z.literal('near-duplicate'),
    relPath,
    of: relPath,
    how: z.enum(['equal', 'resized', 're-encoded', 'cropped', 'mirrored']),
  }),
  z.object({ kind: z.literal('shared-caption'), relPaths: z.array(relPath), files: z.array(relPath) }),
  z.object({ kind: z.literal('broken-image'), relPath, how: z.enum(['truncated', 'not an image']) }),
  z.object({ kind: z.literal('not-utf8'), relPath, file: relPath, encoding: z.literal('latin1') }),
  z.object({ kind: z.literal('crlf'), relPath, file: relPath }),
  z.object({ kind: z.literal('bom'), relPath, file: relPath }),
  z.object({ kind: z.literal('orphan-caption'), file: relPath }),
  /** Not a mistake: a harmless image whose rating tag says explicit. */
  z.object({ kind: z.literal('rated-explicit'), relPath }),
]);
export type Plant = z.infer<typeof plant>;

export const sampleTruth = z.object({
  generator: z.literal('proofsheet sample'),
  version: z.literal(1),
  seed: z.number().int(),
  size: z.number().int(),
  /** False while the files are being made: a folder that was left in this state is made anew. */
  complete: z.boolean(),
  samples: z.array(
    z.object({
      relPath,
      /** Of the file on disk; 0 where it is not an image. */
      width: z.number().int(),
      height: z.number().int(),
      format: z.enum(['png', 'jpeg', 'webp']),
      /** The characters that the image really shows. */
      shows: z.array(characterTag),
      /** The usual outfit of the first character. */
      usualOutfit: z.boolean(),
      artist: z.string(),
      tagsFile: relPath.nullable(),
      nlFile: relPath.nullable(),
    }),
  ),
  characters: z.array(
    z.object({
      tag: characterTag,
      /** Image files that show the character. */
      images: z.number().int(),
      /** The same without near-duplicates of other files. */
      distinctImages: z.number().int(),
      /** Image files whose tags name the character, however spelled, right or wrong. */
      labelled: z.number().int(),
    }),
  ),
  plants: z.array(plant),
});
export type SampleTruth = z.infer<typeof sampleTruth>;
