/** The open dataset as a whole, and the folders that can be opened. */
import { z } from 'zod';
import { openingId } from './ids.ts';

/** How caption files under a known suffix that is not the dataset's own are treated. */
const otherSuffix = z.object({
  /** As `knownSuffixes` has it. */
  suffix: z.string().min(1),
  /** `nothing`: they are left alone. */
  as: z.enum(['tags', 'nl', 'nothing']),
});

/** The suffixes by which caption files are found: the dataset's own, and the user's decisions about others. */
export const captionSuffixes = z.object({
  tags: z.string().min(1),
  nl: z.string().min(1),
  /** Read where a sample has no caption under the dataset's own suffix; the first that exists. */
  others: z.array(otherSuffix).optional(),
});
export type CaptionSuffixes = z.infer<typeof captionSuffixes>;

const captionCounts = z.object({
  present: z.number().int(),
  missing: z.number().int(),
  empty: z.number().int(),
});

export const datasetInfo = z.object({
  /** Stable for a folder: derived from its real path. */
  id: z.string(),
  opening: openingId,
  /** The folder as the user named it, for the title and tooltips; requests never contain it. */
  path: z.string(),
  name: z.string(),
  /** `scanning` until the folder has been read once since it was opened; samples can be shown meanwhile. */
  phase: z.enum(['scanning', 'ready']),
  /** Grows by one with every change to the index. */
  revision: z.number().int(),
  samples: z.number().int(),
  captions: z.object({ tags: captionCounts, nl: captionCounts }),
  /** Files that are listed so that none is lost unnoticed; see `GET /api/files`. */
  orphans: z.number().int(),
  unreadable: z.number().int(),
  /** Captions that are not read, of images that have no such caption. */
  unreadCaptions: z.number().int(),
  /** Folders that were not read, without hidden ones. */
  skipped: z.number().int(),
  suffixes: captionSuffixes,
  /** False where the folder cannot be watched: changes of other tools show after a rescan. */
  watching: z.boolean(),
  /** One sentence about something unusual at opening ("The index was damaged; it has been rebuilt."), or null. */
  notice: z.string().nullable(),
});
export type DatasetInfo = z.infer<typeof datasetInfo>;

const fileReason = z.object({ relPath: z.string(), reason: z.string() });

const otherCaptions = z.object({
  suffix: z.string(),
  /** What they most likely hold. */
  as: z.enum(['tags', 'nl']),
  /** How many of them belong to an image that has no such caption. */
  alone: z.number().int(),
  files: z.array(z.string()),
});

/** Files of the dataset that do not belong to a sample. */
const fileFacts = {
  /** Captions and masks without an image. */
  orphans: z.array(z.string()),
  /** Files that could not be read, and links that lead out. */
  unreadable: z.array(fileReason),
  /** Captions under known suffixes that this dataset does not read, by suffix. */
  otherCaptions: z.array(otherCaptions),
  masks: z.object({ images: z.number().int(), files: z.number().int() }),
  /** Folders that were not read. */
  skipped: z.array(fileReason),
} as const;

export const fileReport = z.object(fileFacts);
export type FileReport = z.infer<typeof fileReport>;

export const recentDataset = z.object({
  id: z.string(),
  path: z.string(),
  name: z.string(),
  /** Milliseconds since 1970. */
  openedAt: z.number(),
  /** How many samples it had when it was last open. */
  samples: z.number().int(),
  exists: z.boolean(),
});
export type RecentDataset = z.infer<typeof recentDataset>;

/** One folder of the machine the engine runs on, for choosing a dataset where there is no native dialog. */
export const folderListing = z.object({
  path: z.string(),
  parent: z.string().nullable(),
  folders: z.array(z.object({ name: z.string(), path: z.string() })),
  /** Images directly inside, so that the right folder can be recognised. */
  images: z.number().int(),
});
export type FolderListing = z.infer<typeof folderListing>;

/** How many images lie in a folder and in those inside it. */
export const folderCount = z.object({
  path: z.string(),
  images: z.number().int(),
  /** There may be more: it was not read to its end. */
  more: z.boolean(),
});
export type FolderCount = z.infer<typeof folderCount>;

export const tagStat = z.object({
  tag: z.string(),
  category: z.string(),
  count: z.number().int(),
  spellings: z.array(z.string()),
});

/** `proofsheet stats DIR --json`. */
export const datasetStats = z.object({
  samples: z.number().int(),
  captions: z.object({ tags: captionCounts, nl: captionCounts }),
  characters: z.array(z.object({ tag: z.string(), count: z.number().int() })),
  tags: z.array(tagStat),
  ...fileFacts,
});
export type DatasetStats = z.infer<typeof datasetStats>;
