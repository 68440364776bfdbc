/** Numbers of findings, for the names of the pages. */
import { z } from 'zod';

/** Pages of findings, as events and caches name them. */
export const findingsName = z.enum(['roster', 'mislabels', 'problems', 'duplicates', 'tags']);
export type FindingsName = z.infer<typeof findingsName>;

/**
 * Characters missing or with too few images, suspects that are very likely wrong, samples with problems, groups of
 * duplicates, doubts of tags that are probably so; null: not looked for yet.
 */
export const findingCounts = z.record(findingsName, z.number().int().nullable());
export type FindingCounts = z.infer<typeof findingCounts>;
