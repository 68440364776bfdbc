/** The orders of the roster. Pure. */
import type { RosterCharacter } from '../../shared/api/roster.ts';
import type { RosterColumnName } from '../../shared/roster/rosterColumns.ts';

export type SortKey = 'roster' | 'name' | 'images' | RosterColumnName;

export interface Sorting {
  readonly by: SortKey;
  readonly reverse: boolean;
}

/** `roster`: as the engine gives them, by group, fewest images first. */
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
