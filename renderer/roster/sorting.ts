/** Which characters of the roster are listed, and in what order. Pure. */
import type { RosterCharacter } from '../../shared/api/roster.ts';
import type { RosterColumnName } from '../../shared/roster/rosterColumns.ts';

export type SortKey = 'roster' | 'name' | 'images' | RosterColumnName;

export interface Sorting {
  readonly by: SortKey;
  readonly reverse: boolean;
}

/** In the engine's order. */
export const rosterOrder: Sorting = { by: 'roster', reverse: false };

/** @param text the filter's text: a part of a name, or of a group's, in any case */
export const filteredBy = <T extends Pick<RosterCharacter, 'key' | 'group'>>(
  characters: readonly T[],
  text: string,
): readonly T[] => {
  const wanted = text.trim().toLowerCase();
  return characters.filter(
    ({ key, group }) => key.includes(wanted) || group?.toLowerCase().includes(wanted) === true,
  );
};

/** `roster`: in the engine's order, by group, fewest images first. */
export const orderOf = (
  characters: readonly RosterCharacter[],
  { by, reverse }: Sorting,
): readonly RosterCharacter[] => {
  if (by === 'roster') return characters;
  const sign = reverse ? -1 : 1;
  const value = (character: RosterCharacter): number => (by === 'name' ? 0 : (character[by] ?? -1));
  return characters.toSorted(
    (a, b) => sign * (value(a) - value(b)) || (by === 'name' ? sign : 1) * a.key.localeCompare(b.key),
  );
};
