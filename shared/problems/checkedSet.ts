/** A dataset as the rules see it, and their settings. */
import type { CheckedSample } from './sample.ts';
import type { Spelling } from './spelling.ts';

/** A file that is no sample. */
export interface OtherFile {
  readonly relPath: string;
  readonly reason: string;
}

export interface CheckedSet {
  /**
   * Gone through several times, in the same order. A large dataset's samples are made when they are come to, and none of them
   * is kept: what rules keep of each sample are numbers.
   */
  readonly samples: Iterable<CheckedSample>;
  readonly spellings: readonly Spelling[];
  readonly orphans: readonly string[];
  /** Files that could not be read and do not belong to a sample. */
  readonly unread: readonly OtherFile[];
}

/** The same when all captions have been read. */
export interface ReadSet extends CheckedSet {
  /** Fingerprints of NL captions by place among the samples; NaN where there is none. */
  readonly prints: ArrayLike<number>;
}

/** Settings of the rules. */
export interface RuleSettings {
  /** Keys of tags that exclude each other. */
  readonly pairs: readonly (readonly [string, string])[];
  /** Tags that the trainer keeps at the front of a caption; 0: it keeps none, or moves none. */
  readonly keep: number;
  /** Commas matter: the trainer splits tags at `, `. */
  readonly commas: boolean;
}
