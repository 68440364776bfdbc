/** Images that are set aside by hand, or moved to the trash, and those that lie beside the dataset and can come back. */
import { z } from 'zod';
import { editReport } from './edits.ts';
import { scope } from './sample.ts';

export const asideImage = z.object({
  /** Its number while the dataset is open; of no sample. */
  id: z.number().int().positive(),
  /** Where it was in the dataset, and where it comes back to: from its root, with `/`. */
  relPath: z.string(),
  /** Bytes. */
  fileSize: z.number(),
  /** Milliseconds since 1970. */
  mtime: z.number(),
  /** Changes when the file changes: part of the addresses of its thumbnails. */
  version: z.string(),
  /** Paths of its captions and masks, which come back with it. */
  companions: z.array(z.string()),
  /** The dataset has another file of this name by now. */
  taken: z.boolean(),
});
export type AsideImage = z.infer<typeof asideImage>;

const count = z.coerce.number().int().nonnegative();

export const asideEndpoints = {
  /** Moves images out of the dataset, with their captions and masks, as one edit that undo reverts. */
  'POST /api/aside': {
    changes: 'dataset',
    body: z.object({ scope, to: z.enum(['aside', 'trash']) }),
    response: editReport,
  },
  /** What lies in the folder beside the dataset, by path. */
  'GET /api/aside': {
    query: z.object({ from: count, count: count.pipe(z.number().max(500)) }),
    response: z.object({ folder: z.string(), total: z.number().int(), images: z.array(asideImage) }),
  },
  /** Moves some of them, or all, back to where they were, as one edit that undo reverts. */
  'POST /api/aside/back': {
    changes: 'dataset',
    body: z.union([
      z.object({ ids: z.array(z.number().int().positive()).min(1) }),
      z.object({ all: z.literal(true) }),
    ]),
    response: editReport,
  },
} as const;
