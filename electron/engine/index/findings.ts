/**
 * What the findings of a dataset say of its samples, as sets that queries ask for (`problem:`, `suspect:`,
 * `duplicate:`). The features that find set them; nobody computes anything here.
 */
import type { FindingField, FindingValue } from '../../../shared/query/ast.ts';

export interface FoundSamples {
  /** Ids that `field:value` means; nothing while it has not been looked for. Some may be gone by now. */
  ids(field: FindingField, value: FindingValue): readonly number[];
}

export interface Findings extends FoundSamples {
  /** Replaces everything that a field says. Tells the windows. */
  set(field: FindingField, found: ReadonlyMap<FindingValue, readonly number[]>): void;
}

/** @param onChange is called after each change, with the field */
export const createFindings = (onChange: (field: FindingField) => void): Findings => {
  const byField = new Map<FindingField, ReadonlyMap<FindingValue, readonly number[]>>();
  return {
    ids: (field, value) => byField.get(field)?.get(value) ?? [],
    set: (field, found) => {
      byField.set(field, found);
      onChange(field);
    },
  };
};
