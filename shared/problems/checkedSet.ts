/** A dataset as the rules see it, and how they are set. */
import type { CheckedSample } from './sample.ts';
import type { Spelling } from './spelling.ts';

/** A file that is no sample. */
export interface OtherFile {
  readonly relPath: string;
  readonly reason: string;
}

export interface CheckedSet {
  readonly samples: readonly CheckedSample[];
  readonly spellings: readonly Spelling[];
  readonly orphans: readonly string[];
  /** Files that could not be read and are no samples. */
  readonly unread: readonly OtherFile[];
}

/** What is not for the rules alone to decide. */
export interface RuleSettings {
  /** Keys of tags that the user does not want together. */
  readonly pairs: readonly (readonly [string, string])[];
  /** Tags that the trainer keeps at the front of a caption; 0: it keeps none, or moves none. */
  readonly keep: number;
  /** Commas count: the trainer cuts tags at `, `. */
  readonly commas: boolean;
}
