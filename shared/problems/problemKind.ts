/** What a kind of problem is: its words, its rule and its fix. A file in `kinds/` for each, or for a few that belong together. */
import type { TagStyle } from '../caption/style.ts';
import type { EditInput } from '../edit/edit.ts';
import type { ReadSet, RuleSettings } from './checkedSet.ts';
import type { Measured } from './measured.ts';
import type { CheckedSample } from './sample.ts';
import type { Spelling } from './spelling.ts';
import type { TextFacts } from './textFacts.ts';
import type { Usual } from './usual.ts';

/** `error`: spoils a training or a file; `warning`: worth a look; `hint`: may well be intended. */
export type Severity = 'error' | 'warning' | 'hint';

/** A rule's result for a sample. */
export interface Finding {
  /** The affected tags as they are spelled there, or words of the NL caption. */
  readonly words: readonly string[];
  /** What they are compared with: the other spelling, the other file, a reason. */
  readonly against: readonly string[];
  /** A number that belongs to it: tokens, a position. */
  readonly number?: number;
}

/** A rule's result for a dataset, and where. */
export interface FoundIn extends Finding {
  /** Null for a file that does not belong to a sample. */
  readonly sample: number | null;
  /** From the dataset's root, with `/`: the sample's image, or the file that it is about. */
  readonly relPath: string;
}

/** Nothing is wrong. */
export const none: readonly Finding[] = [];

/** Something is wrong, without details. */
export const plain: readonly Finding[] = [{ words: [], against: [] }];

/** A rule's input for one sample. */
export interface SampleContext {
  readonly sample: CheckedSample;
  /** What its captions say. */
  readonly text: TextFacts;
  /** In the order of the caption. */
  readonly tags: readonly Spelling[];
  readonly usual: Usual;
  readonly rules: RuleSettings;
}

export interface ProblemKindRow {
  /** As `check`, `--fail-on` and queries name it. */
  readonly kind: string;
  readonly severity: Severity;
  /** Its name in a list. */
  readonly title: string;
  /** What it is, and why it matters. */
  readonly about: string;
  /**
   * `safe`: there is an edit that only needs a preview. `asks`: there is one that the user has to decide.
   * `person`: only a person can tell what is right.
   */
  readonly mend: 'safe' | 'asks' | 'person';
  /** What to do, in a sentence. */
  readonly todo: string;
  /** The sentence for a found problem. */
  readonly message: (finding: Finding) => string;
  /** Captions that show what is wrong; missing: none does. */
  readonly shows?: 'tags' | 'nl' | 'both';
  /** The tags that a finding's words refer to, where they are not its words. */
  readonly tagsMeant?: (words: readonly string[]) => readonly string[];
  /** Whether a finding's words are marked in the NL caption. */
  readonly marksNl?: true;
  /** Whether users may add pairs of tags for it. */
  readonly asksForPairs?: true;
  /** Whether it shows only when the image itself is decoded. */
  readonly seenInImages?: true;
  /** Whether measures of the image show it: `find` is called only then. Where images cannot be decoded, none do. */
  readonly measure?: (measured: Measured) => boolean;
  /** Checks one sample. */
  readonly find?: (context: SampleContext) => readonly Finding[];
  /** Checks the whole dataset, for problems between samples, or of other files. */
  readonly findInSet?: (set: ReadSet) => readonly FoundIn[];
  /**
   * The edit that fixes one, to be previewed; null, or missing: only a person can. @param style of the
   * dataset
   */
  readonly fix?: (finding: Finding, style: TagStyle) => EditInput | null;
}
