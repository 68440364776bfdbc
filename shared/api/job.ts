/** Jobs: work that takes longer than a moment. They continue when a window reloads. */
import { z } from 'zod';
import { jobId } from './ids.ts';

export const job = z.object({
  id: jobId,
  kind: z.enum(['scan', 'sample', 'edit', 'export', 'insight', 'caption']),
  /** For the status line: "Reading endfield". */
  label: z.string(),
  state: z.enum(['running', 'done', 'cancelled', 'failed']),
  done: z.number().int(),
  /** Null while it is not known yet. */
  total: z.number().int().nullable(),
  /** Why it failed, or a sentence about its result. */
  message: z.string().nullable(),
});
export type Job = z.infer<typeof job>;
