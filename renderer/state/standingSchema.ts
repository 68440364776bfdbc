/** Where a window stands in a dataset: what it shows again when it is reloaded. */
import { z } from 'zod';
import { sampleId, viewId } from '../../shared/api/ids.ts';
import { pages } from '../../shared/commands/context.ts';

export const standing = z.object({
  dataset: z.string(),
  page: z.enum(pages),
  query: z.string(),
  /** At the top of the screen, and how far its line's top is above that, in CSS pixels. */
  top: sampleId.nullable(),
  hidden: z.number(),
  /** The sample that the keyboard is on. */
  focus: sampleId.nullable(),
  /** In a view that the engine still knows if it is the same. */
  selection: z
    .object({ view: viewId, ranges: z.array(z.tuple([z.number().int(), z.number().int()])) })
    .nullable(),
});

export type Standing = z.infer<typeof standing>;
