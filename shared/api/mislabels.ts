/** Samples that are probably labelled as somebody else. */
import { z } from 'zod';

/** What people decided about suspects; kept in `proofsheet.json`. */
export const mislabelSettings = z.object({
  /** Looked at and found right: what the captions were then, by the relPath of the picture. */
  kept: z.record(z.string(), z.object({ captions: z.string() })).default({}),
});

export const mislabelsEndpoints = {} as const;
