/** What a tagger can say: the labels of its outputs, as its own file names them, and how sure it has to be. */
import type { TaggerCategory } from './taggerSpec.ts';

export interface TaggerLabels {
  /** In the order of the outputs; an empty name stands for an output that means nothing. */
  readonly names: readonly string[];
  readonly categories: readonly TaggerCategory[];
}

/** By category, 0 to 1; null: nothing of it is proposed. */
export type TaggerThresholds = Readonly<Record<TaggerCategory, number | null>>;

/** Categories of which an image has one tag at most: the one with the highest score. */
export const exclusiveCategories: ReadonlySet<TaggerCategory> = new Set(['rating', 'quality', 'year']);
