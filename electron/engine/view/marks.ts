/** Samples by their mark. The cost grows with the number of marks, not of samples. */
import type { SampleMark } from '../../../shared/api/edits.ts';
import { markNames, type Condition, type MarkName, type Term } from '../../../shared/query/ast.ts';
import type { Marks } from '../project/marks.ts';
import { addBit, emptySet, subtract, type BitSet } from './bitset.ts';
import { groupsOf, type CountedGroup, type Counts, type Kind } from './groups.ts';

/** The marks of all samples that have one, as they are now. */
export type MarkSource = Pick<Marks, 'all'>;

/** The one name that queries have for a mark. */
const nameOf = ({ mark, outdated }: SampleMark): MarkName => (outdated ? 'outdated' : (mark ?? 'none'));

/** Samples that match `mark:name`. */
export const markedSet = (marks: MarkSource, name: MarkName, everything: BitSet, slots: number): BitSet => {
  const set = emptySet(slots);
  if (name !== 'none') {
    for (const [id, mark] of marks.all()) if (nameOf(mark) === name) addBit(set, id);
    return set;
  }
  for (const id of marks.all().keys()) addBit(set, id);
  const others = everything.slice();
  subtract(others, set);
  return others;
};

/** Marks, findings, who wrote captions and what is saved under a name change while the columns stay as they are. */
export const isOutsideColumns = (term: Term): boolean =>
  term.kind === 'mark' ||
  term.kind === 'saved' ||
  term.kind === 'by' ||
  term.kind === 'finding' ||
  term.kind === 'doubt' ||
  (term.kind === 'is' && term.state === 'broken');

/** Whether what a condition finds can change while the columns stay as they are. */
export const asksOutsideColumns = (where: Condition | null): boolean => {
  if (where === null) return false;
  if (where.kind === 'and' || where.kind === 'or') return where.parts.some(asksOutsideColumns);
  return where.kind === 'not' ? asksOutsideColumns(where.part) : isOutsideColumns(where);
};

const numberOf = new Map<MarkName, number>(markNames.map((name, number) => [name, number]));

/** By id: an index into `markNames`. */
export const markNumbers = (marks: MarkSource, slots: number): Uint8Array => {
  const numbers = new Uint8Array(slots).fill(numberOf.get('none') ?? 0);
  for (const [id, mark] of marks.all()) numbers[id] = numberOf.get(nameOf(mark)) ?? 0;
  return numbers;
};

const kindOf = (label: string, name: MarkName): Kind<MarkName> => ({
  label,
  term: `mark:${name}`,
  holds: (other) => other === name,
});
const markKinds: readonly Kind<MarkName>[] = [
  kindOf('Reviewed', 'reviewed'),
  kindOf('Needs work', 'needs-work'),
  kindOf('Excluded', 'excluded'),
  kindOf('Changed since review', 'outdated'),
  kindOf('Not reviewed', 'none'),
];

/** @param counts by index into `markNames` */
export const markGroups = (counts: Counts): CountedGroup[] =>
  groupsOf(markKinds, counts, (number) => markNames[number] ?? 'none');

/**
 * The first position from `from` on, wrapping round, whose sample is still to be reviewed: neither reviewed
 * (as it is now) nor excluded.
 * @param ids of a view
 * @returns null when there is none
 */
export const nextUnreviewed = (
  ids: Int32Array,
  from: number,
  marks: MarkSource,
  isAlive: (id: number) => boolean,
): number | null => {
  const known = marks.all();
  for (let step = 0; step < ids.length; step++) {
    const position = (from + step) % ids.length;
    const id = ids[position] ?? 0;
    const mark = known.get(id)?.mark;
    if (mark !== 'reviewed' && mark !== 'excluded' && isAlive(id)) return position;
  }
  return null;
};
