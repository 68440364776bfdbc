/** Samples by their problems, the most severe kinds first. */
import { problemKindRows } from '../../../shared/problems/kinds.ts';
import { doubtFields, type DoubtField } from '../../../shared/query/ast.ts';
import { printTerm } from '../../../shared/query/print.ts';
import type { FoundSamples } from '../index/findings.ts';
import { countBits, intersect, setOf, type BitSet } from './bitset.ts';
import type { CountedGroup } from './groups.ts';

const doubtWords: Readonly<Record<DoubtField, string>> = { 'missing-tag': 'missing', 'wrong-tag': 'wrong' };

/**
 * Findings change while the columns stay as they are: they are counted every time.
 * @param everything the samples that exist: findings may be of some that are gone
 */
export const problemGroups = (
  findings: FoundSamples,
  view: Int32Array,
  everything: BitSet,
  slots: number,
): CountedGroup[] => {
  let shown: BitSet | undefined;
  return problemKindRows.flatMap(({ kind, title }): CountedGroup[] => {
    const ids = findings.ids('problem', kind);
    if (ids.length === 0) return [];
    const all = setOf(ids, slots);
    intersect(all, everything);
    const total = countBits(all);
    intersect(all, (shown ??= setOf(view, slots)));
    return [{ label: title, term: `problem:${kind}`, count: countBits(all), total }];
  });
};

/** Samples by the tags that are doubted of them. */
export const doubtGroups = (
  findings: FoundSamples,
  view: Int32Array,
  everything: BitSet,
  slots: number,
): CountedGroup[] => {
  let shown: BitSet | undefined;
  return doubtFields.flatMap((field) =>
    Array.from(findings.doubts(field), ([key, ids]): CountedGroup => {
      const all = setOf(ids, slots);
      intersect(all, everything);
      const total = countBits(all);
      intersect(all, (shown ??= setOf(view, slots)));
      const term = printTerm({ kind: 'doubt', field, value: [{ kind: 'text', text: key }] });
      return { label: `${key}, ${doubtWords[field]}`, term, count: countBits(all), total };
    }),
  );
};

/**
 * Images that cannot be decoded, as the term finds them: by their header, and, once that was looked for, by their pixels.
 * @param group as it is counted by the header alone
 * @param isBroken by the header
 */
export const withFoundBroken = (
  group: CountedGroup,
  findings: FoundSamples,
  view: Int32Array,
  everything: BitSet,
  slots: number,
  isBroken: (id: number) => boolean,
): CountedGroup => {
  const found = findings.ids('problem', 'broken-image').filter((id) => !isBroken(id));
  if (found.length === 0) return group;
  const more = setOf(found, slots);
  intersect(more, everything);
  const total = group.total + countBits(more);
  intersect(more, setOf(view, slots));
  return { ...group, count: group.count + countBits(more), total };
};
