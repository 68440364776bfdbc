/** Problems of a dataset by kind. */
import { z } from 'zod';
import { problemKinds } from '../problems/kinds.ts';

/** What people decided about problems; kept in `proofsheet.json`. */
export const problemSettings = z.object({
  /** Kinds that are not looked for. */
  off: z.array(z.enum(problemKinds)).default([]),
  /** Tags that must not stand together, beside those that we know. */
  pairs: z.array(z.tuple([z.string(), z.string()])).default([]),
});

export const problemsEndpoints = {} as const;
