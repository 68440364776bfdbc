/** What a kind of problem is: its words, its rule and its fix. A file in `kinds/` for each, or for a few that belong together. */
import type { TagStyle } from '../caption/style.ts';
import type { EditInput } from '../edit/edit.ts';
import type { CheckedSet, RuleSettings } from './checkedSet.ts';
import type { Measured } from './measured.ts';
import type { CheckedSample } from './sample.ts';
import type { Spelling } from './spelling.ts';
import type { Usual } from './usual.ts';

/** `error`: spoils a training or a file; `warning`: worth a look; `hint`: may well be meant so. */
export type Severity = 'error' | 'warning' | 'hint';

/** What a rule finds in a sample. */
export interface Finding {
  /** The tags as they are spelled there, or the words of the NL caption, that are meant. */
  readonly words: readonly string[];
  /** What stands against them: the other spelling, the other file, a reason. */
  readonly against: readonly string[];
  /** A number that belongs to it: tokens, a position. */
  readonly number?: number;
}

/** What a rule finds in a dataset, and where. */
export interface FoundIn extends Finding {
  /** Null for a file that is no sample. */
  readonly sample: number | null;
  /** From the dataset's root, with `/`: the sample's image, or the file that it is about. */
  readonly relPath: string;
}

/** Nothing is wrong. */
export const none: readonly Finding[] = [];

/** Something is wrong, and there is no more to say. */
export const plain: readonly Finding[] = [{ words: [], against: [] }];

/** What a rule is given of one sample. */
export interface SampleContext {
  readonly sample: CheckedSample;
  /** In the order of the caption. */
  readonly tags: readonly Spelling[];
  readonly usual: Usual;
  readonly rules: RuleSettings;
}

export interface ProblemKindRow {
  /** As `check`, `--fail-on` and queries name it. */
  readonly kind: string;
  readonly severity: Severity;
  /** As a list names it. */
  readonly title: string;
  /** What it is, and why it matters. */
  readonly about: string;
  /**
   * `safe`: there is an edit that only has to be looked at. `asks`: there is one that a person has to decide.
   * `person`: only a person can tell what should be there.
   */
  readonly mend: 'safe' | 'asks' | 'person';
  /** What to do, in a sentence. */
  readonly todo: string;
  /** The sentence for a person, of one that was found. */
  readonly message: (finding: Finding) => string;
  /** Captions that show what is wrong; left out: none does. */
  readonly shows?: 'tags' | 'nl' | 'both';
  /** The tags that a finding's words mean, where they are not its words. */
  readonly tagsMeant?: (words: readonly string[]) => readonly string[];
  /** A finding's words are marked in the NL caption. */
  readonly marksNl?: true;
  /** Users may name pairs of tags of their own for it. */
  readonly asksForPairs?: true;
  /** It shows only when the image itself has been decoded. */
  readonly seenInImages?: true;
  /** Whether measures of the image show it: `find` is asked only then. Where images cannot be decoded, none do. */
  readonly measure?: (measured: Measured) => boolean;
  /** Looks at one sample. */
  readonly find?: (context: SampleContext) => readonly Finding[];
  /** Looks at the whole dataset, for what shows only between samples, or is no sample. */
  readonly findInSet?: (set: CheckedSet) => readonly FoundIn[];
  /** The edit that mends one, to be previewed; null, and without it: only a person can. @param style of the dataset */
  readonly fix?: (finding: Finding, style: TagStyle) => EditInput | null;
}
