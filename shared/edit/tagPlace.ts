/** Where a tag goes in a caption. */
import { z } from 'zod';

/** A tag in a request. */
export const tagText = z.string().trim().min(1, 'a tag is needed');

/** `after-activation`: behind the leading character, copyright and artist tags. */
export const tagPlace = z.discriminatedUnion('at', [
  z.object({ at: z.literal('front') }),
  z.object({ at: z.literal('end') }),
  z.object({ at: z.literal('after-activation') }),
  z.object({ at: z.literal('after'), tag: tagText }),
  /** Counted from 1, as people do; past the end means the end. */
  z.object({ at: z.literal('position'), position: z.number().int().positive() }),
]);
export type TagPlace = z.infer<typeof tagPlace>;
