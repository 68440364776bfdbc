/** What a roster says, and who is expected, missing, or has too few images. */
import { z } from 'zod';

/** What people decided about the roster; kept in `proofsheet.json`. */
export const rosterSettings = z.object({
  /** As it was pasted: one name a line, escaped or not; a line that ends with a colon is the heading of a group. */
  text: z.string().default(''),
  /** Images below which a character is not learnt. */
  floor: z.number().int().positive().default(10),
  /** Images that are enough. */
  target: z.number().int().positive().default(25),
});

export const rosterEndpoints = {} as const;
