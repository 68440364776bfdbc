/** Duplicates as windows show them: numbers, and groups with the rows of their members. */
import type { DuplicateGroup, DuplicateMember, DuplicateState } from '../../../../shared/api/duplicates.ts';
import type { SampleRow } from '../../../../shared/api/sample.ts';
import type { OpenDataset } from '../../dataset.ts';
import type { Duplicates } from './createDuplicates.ts';
import type { FoundGroup } from './currentGroups.ts';

const captionCount = ({ row: { tags, nl } }: DuplicateMember): number =>
  (tags.state === 'present' ? 1 : 0) + (nl.state === 'present' ? 1 : 0);

const area = ({ row }: DuplicateMember): number => row.width * row.height;

/** Why the first is suggested: images are ordered by size, then by compression, then by captions, then by name. */
const reasonOf = ([first, ...others]: readonly DuplicateMember[]): string => {
  if (first === undefined) return '';
  const { width, height, fileSize, format } = first.row;
  const asLarge = others.filter((other) => area(other) === area(first));
  if (asLarge.length === 0) return `It is the largest: ${width} x ${height}.`;
  if (asLarge.every(({ row }) => row.format !== format || row.fileSize < fileSize)) {
    return 'None is larger, and it is the least compressed.';
  }
  if (asLarge.every((other) => captionCount(other) < captionCount(first))) {
    return 'None is larger, and it has the most captions.';
  }
  return 'None is larger; it is the first by name.';
};

export const duplicateState = (
  duplicates: Pick<Duplicates, 'groups' | 'finding'> & { readonly dataset: Pick<OpenDataset, 'project'> },
  { measured, total }: { readonly measured: number; readonly total: number },
): DuplicateState => {
  const found = duplicates.groups();
  const groups = found ?? [];
  const counts = { equal: 0, same: 0, similar: 0 };
  for (const { kind } of groups) counts[kind] += 1;
  const isFound = found !== null && measured === total;
  return {
    phase: duplicates.finding() ? 'finding' : isFound ? 'found' : 'unmeasured',
    measured,
    pictures: total,
    groups: groups.length,
    counts,
    spare: groups.reduce((sum, { members }) => sum + members.length - 1, 0),
    apart: Object.keys(duplicates.dataset.project().settings.duplicates.apart).length,
  };
};

/**
 * Leaves out members that have changed since they were compared; null when none is left.
 * @param rows of samples, in the order of their ids
 */
export const shownGroup = (
  { kind, members }: FoundGroup,
  rows: (ids: readonly number[]) => readonly SampleRow[],
  sha256Of: (id: number) => string | null,
): DuplicateGroup | null => {
  const found = rows(members.map(({ id }) => id));
  const shown = members.flatMap(({ id, how, ...rest }, i): DuplicateMember[] => {
    const row = found[i];
    const sha256 = sha256Of(id);
    if (row === undefined || sha256 === null) return [];
    return [{ row, sha256, ...rest, how: [...how], mirrored: how.includes('mirrored') }];
  });
  const [first] = shown;
  return first === undefined ? null : { id: first.row.id, kind, members: shown, reason: reasonOf(shown) };
};
