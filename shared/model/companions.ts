/** Files that belong to a sample besides its image and the captions under their usual names. */
import { z } from 'zod';

export const mask = z.object({
  /** From the dataset's root, with `/`. */
  relPath: z.string(),
  /** `mask`: where the loss counts; `condition`: the image that the model is conditioned on. */
  kind: z.enum(['mask', 'condition']),
});
export type Mask = z.infer<typeof mask>;

export const companions = z.object({
  /** The names of caption files that are read although they are not the usual ones (`a.TXT`); null: the usual ones. */
  tags: z.string().nullable(),
  nl: z.string().nullable(),
  /** Names of caption files under suffixes that this dataset does not read. */
  unread: z.array(z.string()),
  masks: z.array(mask),
});
export type Companions = z.infer<typeof companions>;

export const noCompanions: Companions = { tags: null, nl: null, unread: [], masks: [] };
