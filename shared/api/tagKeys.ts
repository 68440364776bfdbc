/** Keys of one's own for frequent tags: which tag each of them toggles; kept in `proofsheet.json`. */
import { z } from 'zod';

/** Slots are numbered from 1. */
export const tagKeyCount = 20;

export const tagKeySettings = z.object({
  /** Tags by the number of their slot, as typed. */
  slots: z.record(z.string(), z.string().max(300)).default({}),
});
export type TagKeySettings = z.infer<typeof tagKeySettings>;

/** The tags by slot; what is not a slot or is empty is left out. */
export const tagsBySlot = ({ slots }: TagKeySettings): ReadonlyMap<number, string> =>
  new Map(
    Array.from({ length: tagKeyCount }, (_, at) => at + 1).flatMap((slot) => {
      const tag = slots[slot]?.trim() ?? '';
      return tag === '' ? [] : [[slot, tag] as const];
    }),
  );

/** The first slot without a tag; null: all have one. */
export const freeTagKey = (taken: ReadonlySet<number>): number | null =>
  Array.from({ length: tagKeyCount }, (_, at) => at + 1).find((slot) => !taken.has(slot)) ?? null;
