/** The roster's answer: which characters are expected, missing, or have too few images. */
import { z } from 'zod';
import { rosterStatuses } from '../roster/roster.ts';
import { columnSchemas } from '../roster/rosterColumns.ts';

const imagesWanted = z.number().int().positive().max(1_000_000);

/** The user's settings for the roster; kept in `proofsheet.json`. */
export const rosterSettings = z.object({
  /** As it was pasted: one name a line, escaped or not; a line that ends with a colon is the heading of a group. */
  text: z.string().max(1_000_000).default(''),
  /** Images below which a character is not learnt. */
  floor: imagesWanted.default(10),
  /** Images that are enough. */
  target: imagesWanted.default(25),
});

const count = z.number().int().nonnegative();

export const rosterCharacter = z.object({
  /** As the dataset spells it most often; as the roster does where the dataset does not have it. */
  tag: z.string(),
  key: z.string(),
  /** The heading on the roster, or null. */
  group: z.string().nullable(),
  images: count,
  ...columnSchemas,
  status: z.enum(rosterStatuses),
  /** The query that finds its images. */
  query: z.string(),
});
export type RosterCharacter = z.infer<typeof rosterCharacter>;

export const rosterTable = z.object({
  /** By group in the order of the roster, then those that are not on it; fewest images first. */
  characters: z.array(rosterCharacter),
  nearMisses: z.array(z.object({ tag: z.string(), like: z.string(), count })),
  /** Whether there is a roster. Without one the characters are those of the tags. */
  listed: z.boolean(),
  /** Names that are on it more than once. */
  repeated: z.array(z.string()),
  floor: z.number(),
  target: z.number(),
  /** Whether near-duplicates have been looked for. */
  duplicatesKnown: z.boolean(),
});
export type RosterTable = z.infer<typeof rosterTable>;

export const rosterEndpoints = {
  /** The table; given values replace those of `proofsheet.json`. */
  'POST /api/roster': {
    body: z.object({
      text: rosterSettings.shape.text.unwrap().optional(),
      floor: imagesWanted.optional(),
      target: imagesWanted.optional(),
    }),
    response: rosterTable,
  },
} as const;
