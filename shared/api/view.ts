/** Views, filters and completion: the results of a query. */
import { z } from 'zod';
import { tagCategory } from './caption.ts';
import { findingsName } from './findings.ts';
import { openingId, sampleId, viewId } from './ids.ts';

export const viewInfo = z.object({
  id: viewId,
  /** Of the dataset that it is a view of. */
  opening: openingId,
  /** As it was typed. */
  query: z.string(),
  count: z.number().int(),
  /** Samples in the whole dataset when the view was made. */
  total: z.number().int(),
  revision: z.number().int(),
  /** Where the sample asked for as `anchor` is, or null when it is not in the view. */
  anchor: z.number().int().nullable(),
  /** The kept ranges of an earlier view, translated to positions of this one. */
  kept: z.array(z.tuple([z.number().int(), z.number().int()])),
  /** Findings that the query needs first: until then the view is empty, which is not its result. */
  unknown: z.array(findingsName),
});
export type ViewInfo = z.infer<typeof viewInfo>;

/** How a view differs from what its query would give now. */
export const viewDrift = z.object({ added: z.number().int(), removed: z.number().int() });
export type ViewDrift = z.infer<typeof viewDrift>;

export const facetItem = z.object({
  label: z.string(),
  /** The term that a click adds to the query or removes from it, printed in canonical form. */
  term: z.string(),
  /** Samples of the current view. */
  count: z.number().int(),
  /** Samples of the whole dataset. */
  total: z.number().int(),
});
export type FacetItem = z.infer<typeof facetItem>;

export const facetName = z.enum([
  'characters',
  'copyrights',
  'artists',
  'tags',
  'captions',
  'problems',
  'doubts',
  'marks',
  'ratings',
  'sizes',
  'folders',
  'types',
]);
export type FacetName = z.infer<typeof facetName>;

export const facet = z.object({
  name: facetName,
  items: z.array(facetItem),
  /** How many more there are than were asked for. */
  more: z.number().int(),
});
export type Facet = z.infer<typeof facet>;

/** A saved query, counted in a view. */
export const savedCount = z.object({
  name: z.string(),
  /** As it was saved. */
  query: z.string(),
  /** Samples of the view and of the dataset; null where findings that it asks for have not been looked for. */
  count: z.number().int().nullable(),
  total: z.number().int().nullable(),
  /** Why it cannot be read. */
  problem: z.string().nullable(),
});
export type SavedCount = z.infer<typeof savedCount>;

export const completion = z.object({
  /** Most frequent spelling on disk. */
  text: z.string(),
  /** Identity key: unescaped, lowercase, spaces. */
  key: z.string(),
  category: tagCategory,
  /** Samples that have it; 0 for a tag that only the user's danbooru.csv has. */
  count: z.number().int(),
  /** The alias that matches, where the tag itself does not. */
  alias: z.string().optional(),
});
export type Completion = z.infer<typeof completion>;

/** One line of `proofsheet find DIR QUERY --json`. */
export const foundSample = z.object({
  relPath: z.string(),
  tags: z.array(z.string()),
  nl: z.string().nullable(),
  width: z.number().int(),
  height: z.number().int(),
  fileSize: z.number(),
});
export type FoundSample = z.infer<typeof foundSample>;

export const viewRequest = z.object({
  query: z.string(),
  /** Any name of the window: its earlier request that is not answered yet is cancelled. */
  window: z.string().optional(),
  anchor: sampleId.optional(),
  keep: z.object({ view: viewId, ranges: z.array(z.tuple([z.number().int(), z.number().int()])) }).optional(),
});
export type ViewRequest = z.infer<typeof viewRequest>;
