/** The schema of what a window keeps over a reload. */
import { z } from 'zod';
import { sampleId, viewId } from '../../shared/api/ids.ts';
import { pages } from '../../shared/commands/context.ts';

export const keptWindow = z.object({
  dataset: z.string(),
  page: z.enum(pages),
  query: z.string(),
  /** At the top of the screen, and how far its line's top is above that, in CSS pixels. */
  top: sampleId.nullable(),
  hidden: z.number(),
  /** The sample in focus. */
  focus: sampleId.nullable(),
  /** Valid in a view that the engine still has. */
  selection: z
    .object({ view: viewId, ranges: z.array(z.tuple([z.number().int(), z.number().int()])) })
    .nullable(),
});

export type KeptWindow = z.infer<typeof keptWindow>;
