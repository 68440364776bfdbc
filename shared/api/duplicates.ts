/** Groups of equal, same and similar images. */
import { z } from 'zod';
import { editReport } from './edits.ts';
import { job } from './job.ts';
import { sampleRow } from './sample.ts';
import { sampleId } from './ids.ts';

/**
 * `equal`: the same bytes. `same`: the same image, saved in another way or turned; for images that show next
 * to nothing, the same pixels. `similar`: by a close comparison, a crop or an edit.
 */
export const closeness = z.enum(['equal', 'same', 'similar']);
export type Closeness = z.infer<typeof closeness>;

/** How a copy differs from the image that it is a copy of, in words. */
export const change = z.enum([
  'mirrored',
  'flipped vertically',
  'rotated by 90 degrees',
  'rotated by 180 degrees',
  'rotated by 270 degrees',
  'cropped',
  /** The reverse: the image that it is compared with is the crop. */
  'shows more',
  'border added',
  'brighter',
  'darker',
  'without colour',
  'other colours',
]);
export type Change = z.infer<typeof change>;

/** The user's decisions about duplicates; kept in `proofsheet.json`. */
export const duplicateSettings = z.object({
  /**
   * Pairs that are not duplicates, by the first 16 digits of both SHA-256, sorted, with `+` between; their
   * paths then.
   */
  apart: z.record(z.string(), z.array(z.string())).default({}),
});

/** The entry of `apart` for two images, by their SHA-256 in hexadecimal. */
export const apartKey = (a: string, b: string): string =>
  [a.slice(0, 16), b.slice(0, 16)].toSorted().join('+');

export const duplicateMember = z.object({
  row: sampleRow,
  /** To the first member: see `closeness`. */
  closeness,
  /** Bits of the 256 of the perceptual hash that differ from the first member's. */
  distance: z.number().int(),
  mirrored: z.boolean(),
  /** How it differs from the first member, where it is not only saved in another way. */
  how: z.array(change),
  /** Hexadecimal, of the image's bytes. */
  sha256: z.string(),
});
export type DuplicateMember = z.infer<typeof duplicateMember>;

export const duplicateGroup = z.object({
  /** The first member's; stable while the group's members are the same. */
  id: sampleId,
  kind: closeness,
  /** The one suggested to be kept: the largest, then the least compressed, then with captions. */
  members: z.array(duplicateMember),
  /** Why the first one is suggested, in words. */
  reason: z.string(),
});
export type DuplicateGroup = z.infer<typeof duplicateGroup>;

export const duplicateState = z.object({
  /** `unmeasured`: images have to be measured first (`POST /api/duplicates/find`). `finding`: it is in progress. */
  phase: z.enum(['unmeasured', 'finding', 'found']),
  /** Images that have been measured, of all. */
  measured: z.number().int(),
  pictures: z.number().int(),
  groups: z.number().int(),
  /** By the closeness of the least alike in a group. */
  counts: z.record(closeness, z.number().int()),
  /** Members that are not the first of their group: how many images would go. */
  spare: z.number().int(),
  /** Groups that were marked as not being duplicates. */
  apart: z.number().int(),
});
export type DuplicateState = z.infer<typeof duplicateState>;

/** What to do with the members that are not kept. */
export const duplicateAction = z.object({
  /** The group as it was seen; the others are moved with their captions. */
  group: z.array(sampleId).min(2),
  keep: sampleId,
  /** The folder beside the dataset, or the trash, where there is one. */
  to: z.enum(['aside', 'trash']),
  /** Captions of the kept one: unchanged, or with the tags of all and the NL caption of this sample (null: its own). */
  merge: z.object({ prose: sampleId.nullable() }).nullable(),
});
export type DuplicateAction = z.infer<typeof duplicateAction>;

const count = z.coerce.number().int().nonnegative();

export const duplicatesEndpoints = {
  'GET /api/duplicates': {
    query: z.object({ from: count, count: count.pipe(z.number().max(200)) }),
    response: z.object({
      state: duplicateState,
      /** Where the others are moved to. */
      aside: z.string(),
      /** The trash from which undo can bring them back; null where there is none. */
      trash: z.string().nullable(),
      groups: z.array(duplicateGroup),
    }),
  },
  /** Measures images that have not been measured, and then looks for groups. */
  'POST /api/duplicates/find': { changes: 'dataset', response: z.object({ job }) },
  /** Keeps one image of a group and moves the others away, as one edit that undo reverts. */
  'POST /api/duplicates/settle': { changes: 'dataset', body: duplicateAction, response: editReport },
  /** These images are not duplicates of one another: remembered in `proofsheet.json`, until one of them changes. */
  'POST /api/duplicates/apart': {
    changes: 'dataset',
    body: z.object({ group: z.array(sampleId).min(2) }),
    response: editReport,
  },
} as const;

/** `proofsheet duplicates DIR --json`: the one to keep first; distances are to it, in bits of 256, and so is `how`. */
export const duplicatesOutcome = z.object({
  groups: z.array(
    z.object({
      kind: closeness,
      members: z.array(
        z.object({
          relPath: z.string(),
          distance: z.number().int(),
          mirrored: z.boolean(),
          how: z.array(change),
        }),
      ),
    }),
  ),
});
