/**
 * The findings of a dataset by sample, as sets for queries (`problem:`, `suspect:`, `duplicate:`). The
 * finders set them; nothing is computed here.
 */
import type { FindingCounts, FindingsName } from '../../../shared/api/findings.ts';
import type { DoubtField, FindingField, FindingValue } from '../../../shared/query/ast.ts';
import { findingsOf } from '../../../shared/query/conditions.ts';

/** Samples by the tag that is doubted of them: identity keys to ids. */
export type DoubtedSamples = ReadonlyMap<string, readonly number[]>;

export interface FoundSamples {
  /** Ids that `field:value` means; nothing while it has not been looked for. Some may be gone by now. */
  ids(field: FindingField, value: FindingValue): readonly number[];
  /** What `missing-tag:` and `wrong-tag:` mean; nothing while it has not been looked for. */
  doubts(field: DoubtField): DoubtedSamples;
  /** Whether these have been looked for since the dataset was opened. */
  known(of: FindingsName): boolean;
}

export interface Findings extends FoundSamples {
  /** Replaces everything that a field says. Tells the windows. */
  set(field: FindingField, found: ReadonlyMap<FindingValue, readonly number[]>): void;
  /** Replaces all doubts of tags; null: they could not be looked for. Tells the windows. */
  setDoubts(found: Readonly<Record<DoubtField, DoubtedSamples>> | null): void;
  /** Forgets what a field says: it could not be looked for. Tells the windows. */
  forget(field: FindingField): void;
  /** How much there is to look at on a page; null: not looked for yet. Tells the windows. */
  setCount(of: FindingsName, count: number | null): void;
  counts(): FindingCounts;
}

/** @param onChange is called after each change */
export const createFindings = (onChange: (of: FindingsName) => void): Findings => {
  let counts: FindingCounts = { roster: null, mislabels: null, problems: null, duplicates: null, tags: null };
  let doubts: Readonly<Record<DoubtField, DoubtedSamples>> | null = null;
  const byField = new Map<FindingField, ReadonlyMap<FindingValue, readonly number[]>>();
  return {
    ids: (field, value) => byField.get(field)?.get(value) ?? [],
    set: (field, found) => {
      byField.set(field, found);
      onChange(findingsOf[field]);
    },
    doubts: (field) => doubts?.[field] ?? new Map<string, readonly number[]>(),
    setDoubts: (found) => {
      doubts = found;
      onChange('tags');
    },
    known: (of) =>
      of === 'tags' ? doubts !== null : [...byField.keys()].some((field) => findingsOf[field] === of),
    forget: (field) => {
      byField.delete(field);
      onChange(findingsOf[field]);
    },
    setCount: (of, count) => {
      if (counts[of] === count) return;
      counts = { ...counts, [of]: count };
      onChange(of);
    },
    counts: () => counts,
  };
};
