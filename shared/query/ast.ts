/**
 * A query as the evaluator sees it. Values keep the text that was typed (escapes resolved); keys are made from them
 * where they are compared (`tagKey`, `foldTag`).
 */
import { problemKinds } from '../problems/kinds.ts';
import type { NumberField } from './numberFields.ts';

/** A piece of a value: text to be taken literally, `*` (any text, also none) or `?` (one character). */
export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'any' }
  | { readonly kind: 'one' };

/** Never empty; two texts, or two `*`, never stand side by side. One text part: the value has no wildcard. */
export type Value = readonly Part[];

export const tagFields = ['tag', 'char', 'artist', 'copyright'] as const;
export type TagField = (typeof tagFields)[number];
export const pathFields = ['path', 'name', 'ext'] as const;
export type PathField = (typeof pathFields)[number];
export const captionNames = ['tags', 'nl'] as const;
export type CaptionName = (typeof captionNames)[number];
export const states = ['broken', 'unreadable', 'animated', 'transparent'] as const;
export type State = (typeof states)[number];
/** `outdated`: reviewed once, and a caption has changed since. Every sample has exactly one of these. */
export const markNames = ['reviewed', 'needs-work', 'excluded', 'outdated', 'none'] as const;
export type MarkName = (typeof markNames)[number];
/** What the findings found, by the field that asks for it. */
export const findingValues = {
  problem: problemKinds,
  suspect: ['likely', 'look'],
  duplicate: ['equal', 'same', 'similar'],
} as const;
export type FindingField = keyof typeof findingValues;
export type FindingValue = (typeof findingValues)[FindingField][number];
/** What is thought of a tag in a sample: it should have it and lacks it, or has it and should not. */
export const doubtFields = ['missing-tag', 'wrong-tag'] as const;
export type DoubtField = (typeof doubtFields)[number];
export const sortKeys = ['name', 'path', 'date', 'size', 'filesize', 'tags'] as const;
export type SortKey = (typeof sortKeys)[number];

export const comparisons = ['!=', '<=', '>=', '=', '<', '>'] as const;
export type Comparison = (typeof comparisons)[number];

export type Term =
  /**
   * A bare word or phrase: in tags or in the NL caption. A tag matches when its key contains it; the NL caption as in `nl`.
   */
  | { readonly kind: 'bare'; readonly value: Value; readonly phrase: boolean }
  /** The NL caption: words in sequence. The last one may go on (`smil` finds "smiling"), unless it is a phrase. */
  | { readonly kind: 'nl'; readonly value: Value; readonly phrase: boolean }
  /** Without wildcard by identity, with wildcards over the whole key. */
  | { readonly kind: 'tag'; readonly field: TagField; readonly value: Value }
  /** Without wildcard: contains (`ext`: is); with wildcards: the whole path, file name or extension. */
  | { readonly kind: 'path'; readonly field: PathField; readonly value: Value }
  | {
      readonly kind: 'number';
      readonly field: NumberField;
      readonly comparison: Comparison;
      readonly number: number;
    }
  /** Both ends included. */
  | { readonly kind: 'range'; readonly field: NumberField; readonly from: number; readonly to: number }
  | { readonly kind: 'missing'; readonly caption: CaptionName }
  | { readonly kind: 'empty'; readonly caption: CaptionName }
  | { readonly kind: 'is'; readonly state: State }
  | { readonly kind: 'mark'; readonly mark: MarkName }
  /** What is saved under a name; its conditions take its place before anything is evaluated (`withoutSaved`). */
  | { readonly kind: 'saved'; readonly name: string }
  /**
   * What wrote its captions: `machine`, a model wrote one of them; `hand`, it has some and no model wrote them; else the
   * model's name, as in `path`.
   */
  | { readonly kind: 'by'; readonly value: Value }
  /** A doubt of a tag: of one by identity; with wildcards, of any that matches as a whole. */
  | { readonly kind: 'doubt'; readonly field: DoubtField; readonly value: Value }
  /** What was found when it was last looked for. */
  | { readonly kind: 'finding'; readonly field: FindingField; readonly value: FindingValue };

export type Condition =
  | Term
  /** Two or more parts. */
  | { readonly kind: 'and'; readonly parts: readonly Condition[] }
  | { readonly kind: 'or'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition };

export type Sort =
  | { readonly key: SortKey; readonly reverse: boolean }
  | { readonly key: 'random'; readonly seed: number };

export interface Query {
  /** Null: every sample. Only an empty query (or one that only sorts) means that, never a broken one. */
  readonly where: Condition | null;
  /** Null: by path. */
  readonly sort: Sort | null;
}

/** What is wrong with a query, for a person, and where: offsets into the text. */
export interface QueryError {
  readonly message: string;
  readonly position: number;
  readonly length: number;
}

/** The text of a value without wildcards, else null. */
export const literalOf = (value: Value): string | null => {
  const [first, second] = value;
  return first?.kind === 'text' && second === undefined ? first.text : null;
};
