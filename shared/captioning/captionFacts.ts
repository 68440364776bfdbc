/** What a prompt may tell a model of a sample, and what its answer is checked against. */
import type { TagCategory } from '../api/caption.ts';

export interface FactTag {
  /** As it is spelled on disk. */
  readonly text: string;
  /** Its identity key. */
  readonly key: string;
  readonly category: TagCategory;
}

export interface CaptionFacts {
  /** From the dataset's root, with `/`. */
  readonly relPath: string;
  /** In the order of the caption; none where there is no such caption. */
  readonly tags: readonly FactTag[];
  /** The present NL caption; null where there is none. */
  readonly nl: string | null;
}
