/** What a numeric field of the query language is: a file beside this one for each, listed in `numberFields.ts`. */
import type { TagCategory } from '../../api/caption.ts';

/** A sample's numbers. The engine reads them from its columns, the naive evaluation of a query from texts. */
export interface SampleNumbers {
  /** Pixels, as displayed; 0 when unknown. */
  readonly width: number;
  readonly height: number;
  /** Bytes of the image's file. */
  readonly fileSize: number;
  /** Tags of the caption, repetitions included; 0 where there is none. */
  readonly tagCount: number;
  /** Different tags of a category. */
  tagsOf(category: TagCategory): number;
}

export interface NumberFieldKind {
  /** Letters alone: the name before the colon. */
  readonly name: string;
  /** A query with it, as help and docs/QUERY.md show it. */
  readonly example: string;
  /** What it finds, in a sentence. */
  readonly sentence: string;
  /** Other words that people try for it. */
  readonly alsoCalled: readonly string[];
  /** Numbers that errors give as examples: one, and a smaller one. */
  readonly typical: readonly [number: string, smaller: string];
  /** It counts to two decimals: typed numbers are rounded to that. */
  readonly twoDecimals?: true;
  /** Whether a fraction may be typed for it: `2/3`. */
  readonly takesFractions?: true;
  /** The number that is compared; null, with which no comparison holds, where it is not known. */
  readonly of: (sample: SampleNumbers) => number | null;
}
