/** Looks for every kind of problem in a whole dataset. Pure: what is usual is derived from the dataset itself. */
import type { CheckedSet, RuleSettings } from './checkedSet.ts';
import type { Found } from './found.ts';
import { problemKindRows, type ProblemKind } from './kinds.ts';
import { bitOf } from './pictureBits.ts';
import type { ProblemKindRow, SampleContext } from './problemKind.ts';
import { isReadable } from './reasons.ts';
import type { CheckedSample } from './sample.ts';
import type { Spelling } from './spelling.ts';
import type { TextFacts } from './textFacts.ts';
import { usualOf } from './usual.ts';

export interface CheckRules extends RuleSettings {
  /** Kinds that are switched off. */
  readonly off: ReadonlySet<ProblemKind>;
}

interface Row extends ProblemKindRow {
  readonly kind: ProblemKind;
}

/** Whether a rule applies to a sample: rules about measures need the sample to be measured. */
const mayHave = ({ kind, measure }: Row, sample: CheckedSample): boolean =>
  measure === undefined || ((sample.image & bitOf(kind)) !== 0 && isReadable(sample));

/**
 * @param textOf reads the captions of a sample; called once for each, in their order
 * @returns every problem, by sample and then by kind; after them those of the dataset as a whole
 */
export const checkSet = (
  set: CheckedSet,
  textOf: (sample: CheckedSample) => TextFacts,
  rules: CheckRules,
): readonly Found[] => {
  const { samples, spellings } = set;
  const tagsOf = (sample: CheckedSample): readonly Spelling[] => {
    const tags: Spelling[] = [];
    for (const number of sample.spellings) {
      const spelling = spellings[number];
      if (spelling !== undefined) tags.push(spelling);
    }
    return tags;
  };
  const usual = usualOf(samples, tagsOf);
  const asked: readonly Row[] = problemKindRows.filter(({ kind }) => !rules.off.has(kind));
  const found: Found[] = [];
  const prints: number[] = [];
  for (const sample of samples) {
    const text = textOf(sample);
    prints.push(text.print ?? Number.NaN);
    const context: SampleContext = { sample, text, tags: tagsOf(sample), usual, rules };
    for (const row of asked) {
      if (row.find === undefined || !mayHave(row, sample)) continue;
      for (const finding of row.find(context)) {
        found.push({ kind: row.kind, sample: sample.id, relPath: sample.relPath, ...finding });
      }
    }
  }
  for (const { kind, findInSet } of asked) {
    for (const finding of findInSet?.({ ...set, prints }) ?? []) found.push({ kind, ...finding });
  }
  return found;
};
