/** Traits and outfits in words. Pure. */
import type { Outfit, Trait } from '../../shared/api/traits.ts';
import { percentText } from '../../shared/roster/rosterColumn.ts';
import { amount } from '../ui/display/numbers.ts';

/** A trait that differs less from the rest than this is no mark of the character. */
const telling = 0.2;

/** How many other images have it. */
export const elsewhereWords = ({ share, rest }: Pick<Trait, 'share' | 'rest'>): string =>
  share - rest < telling ? `as elsewhere (${percentText(rest)})` : `elsewhere ${percentText(rest)}`;

export const droppedWords = (tags: number, images: number): string =>
  `Remove ${amount(tags, 'dropped tag')} from captions of ${amount(images, 'image')}...`;

/** What it is called: its name, else its most frequent tags. */
export const outfitTitle = ({ name, tags }: Pick<Outfit, 'name' | 'tags'>): string => {
  if (name !== null) return name;
  const shown = tags.slice(0, 3).map(({ tag }) => tag);
  return tags.length > shown.length ? `${shown.join(', ')}, ...` : shown.join(', ');
};
