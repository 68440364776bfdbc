/** Which of several pasted tags are added: grouped by category, with general tags chosen at first. Pure. */
import type { TagCategory } from '../../shared/api/caption.ts';
import type { TagHolders } from '../../shared/api/sample.ts';

export type PastedTag = TagHolders['tags'][number];

export interface PastedGroup {
  readonly category: TagCategory;
  readonly label: string;
  readonly tags: readonly PastedTag[];
}

const labels: readonly (readonly [TagCategory, string])[] = [
  ['general', 'General'],
  ['character', 'Characters'],
  ['copyright', 'Copyrights'],
  ['artist', 'Artists'],
  ['meta', 'Meta'],
  ['rating', 'Rating'],
  ['quality', 'Quality'],
  ['year', 'Year'],
  ['syntax', 'Prompt syntax'],
];

/** In a fixed order; those without tags are left out. */
export const groupsOf = (tags: readonly PastedTag[]): readonly PastedGroup[] =>
  labels
    .map(([category, label]) => ({ category, label, tags: tags.filter((tag) => tag.category === category) }))
    .filter((group) => group.tags.length > 0);

/** All samples have it already: adding it would change nothing. */
export const isEverywhere = ({ count }: PastedTag, { samples }: Pick<TagHolders, 'samples'>): boolean =>
  count === samples;

/** What is chosen at first: general tags, as the others mostly name who and what another image shows; else all. */
export const chosenAtFirst = (holders: TagHolders): ReadonlySet<string> => {
  const missing = holders.tags.filter((tag) => !isEverywhere(tag, holders));
  const general = missing.filter(({ category }) => category === 'general');
  return new Set((general.length > 0 ? general : missing).map(({ text }) => text));
};
