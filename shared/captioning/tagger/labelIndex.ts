/** Identity keys of a tagger's labels: worked out once for a list of labels, however often thresholds move. */
import { tagKey } from '../../caption/identity.ts';
import { isOneTag } from '../../caption/tagCaption.ts';
import type { TaggerLabels } from './labels.ts';

export interface LabelIndex {
  /** By label; empty for one that cannot stand in a caption. */
  readonly keys: readonly string[];
  /** The first label of a key. */
  readonly labelOf: (key: string) => number | undefined;
}

const indexes = new WeakMap<TaggerLabels, LabelIndex>();

const makeIndex = ({ names }: TaggerLabels): LabelIndex => {
  const keys = names.map((name) => (isOneTag(name) ? tagKey(name) : ''));
  const byKey = new Map<string, number>();
  for (const [label, key] of keys.entries()) if (key !== '' && !byKey.has(key)) byKey.set(key, label);
  return { keys, labelOf: (key) => byKey.get(key) };
};

export const labelIndex = (labels: TaggerLabels): LabelIndex => {
  const known = indexes.get(labels);
  if (known !== undefined) return known;
  const index = makeIndex(labels);
  indexes.set(labels, index);
  return index;
};
