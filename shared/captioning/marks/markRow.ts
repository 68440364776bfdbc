/** What a mark is: its words and its rule. A file in this folder for each. */
import type { Named } from '../../problems/nameReader.ts';
import type { CaptionFacts } from '../captionFacts.ts';

/** A proposed NL caption, and what it is held against. */
export interface MarkContext {
  /** Of one that is far too long, the beginning and the end. */
  readonly text: string;
  /** About how many the trainer would count, of all of it. */
  readonly tokens: number;
  /** The answer ended where it was allowed no more tokens. */
  readonly cutOff: boolean;
  readonly facts: CaptionFacts;
  /** Languages that the prompt asks for; empty: it cannot be told. */
  readonly languages: ReadonlySet<string>;
  /** Characters of the dataset and of its roster that the text names. */
  readonly named: readonly Named[];
}

export interface MarkRow {
  readonly kind: string;
  /** As a filter and the list of proposals name it. */
  readonly title: string;
  /** Why it is marked, in a sentence. */
  readonly about: string;
  /** A sentence about this caption, with what is meant; null: the rule has nothing against it. */
  readonly find: (context: MarkContext) => string | null;
}
