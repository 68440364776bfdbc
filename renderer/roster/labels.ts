/** The roster in words. Pure. */
import type { RosterCharacter, RosterTable } from '../../shared/api/roster.ts';
import { amount, countText } from '../ui/display/numbers.ts';

/** A name without its qualifier, and the qualifier. */
export const nameParts = (key: string): readonly [name: string, qualifier: string] => {
  const cut = key.lastIndexOf(' (');
  return cut > 0 ? [key.slice(0, cut), key.slice(cut)] : [key, ''];
};

/** The page in one sentence: how many there are, and how many will not be learnt. */
export const verdict = ({
  characters,
  floor,
  listed,
}: Pick<RosterTable, 'floor' | 'listed'> & {
  readonly characters: readonly Pick<RosterCharacter, 'status'>[];
}): string => {
  const of = (status: RosterCharacter['status']): number =>
    characters.filter((character) => character.status === status).length;
  const parts = [
    [of('missing'), 'missing'],
    [of('few'), `below ${countText(floor)} images`],
    [of('unexpected'), 'not expected'],
  ] as const;
  const counts = parts.filter(([count]) => count > 0).map(([count, what]) => `${countText(count)} ${what}`);
  const whole = amount(characters.length, 'character');
  if (counts.length > 0) return `${whole}: ${counts.join(', ')}`;
  return listed
    ? `${whole}, all here, none below ${countText(floor)} images`
    : `${whole}, none below ${countText(floor)} images`;
};

export const statusWords: Readonly<Record<RosterCharacter['status'], string>> = {
  missing: 'missing',
  few: 'too few',
  ok: '',
  unexpected: 'not expected',
};

/**
 * How a count is marked, here and among the filters: none is wrong, too few are worth a look. Below the target it is not
 * marked, as most would be.
 */
export const toneOf = (images: number, floor: number): 'problem' | 'notice' | 'plain' =>
  images === 0 ? 'problem' : images < floor ? 'notice' : 'plain';
