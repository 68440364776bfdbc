/** Coverage: how many images of each character and outfit there are, by framing, view, people, expression, background. */
import { z } from 'zod';

const count = z.number().int().nonnegative();

/** The user's floors; kept in `proofsheet.json`. */
export const coverageSettings = z.object({
  /** By axis and value, as `framing.full-body`; what is not named has the usual one. */
  floors: z.record(z.string(), z.number().int().min(0).max(100_000)).default({}),
});

export const coverageUnits = ['images', 'seen'] as const;
export type CoverageUnit = (typeof coverageUnits)[number];

const row = z.object({
  /** Key of the character. */
  character: z.string(),
  of: z.enum(['character', 'outfit', 'others']),
  /** The character's tag without escapes, or the outfit's name; an outfit without one is called by its tags. */
  name: z.string(),
  /** Of the asked unit. */
  images: count,
  /** By axis, by value, and at the end of each axis those that say nothing of it. */
  cells: z.array(z.array(count)),
  /** The query of its samples. */
  query: z.string(),
});
export type CoverageRow = z.infer<typeof row>;

export const coverageTable = z.object({
  /** Each character, fewest images first, with its outfits behind it. */
  rows: z.array(row),
  /** By axis, by value, as in `cells`: the term that narrows a row's query to the cell. */
  terms: z.array(z.array(z.string())),
  floors: coverageSettings.shape.floors.unwrap(),
  /** Images that a character needs. */
  floor: z.number(),
  unit: z.enum(coverageUnits),
  /** Whether images are repeated, by the names of their folders. */
  repeated: z.boolean(),
  /** Samples that were left out. */
  without: count,
});
export type CoverageTable = z.infer<typeof coverageTable>;

export const coverageRequest = z.object({
  unit: z.enum(coverageUnits).optional(),
  /** A view whose samples are left out, to see what would remain. */
  without: z.string().nullable().optional(),
  /** Repeats above this count as this many; null: as they are. */
  cap: z.number().int().min(1).max(1000).nullable().optional(),
});

export const coverageEndpoints = {
  /** @throws view-gone; busy, while what the view asks for is still being looked for */
  'POST /api/coverage': { body: coverageRequest, response: coverageTable },
} as const;
