/** Captions that are the tags once more, instead of prose. */
import { tagKey } from '../../caption/identity.ts';
import { traitsOf } from '../../problems/traits.ts';
import type { MarkContext, MarkRow } from './markRow.ts';

/** A list in prose ("long hair, blue eyes, a smile") may hold a few that happen to be tags. */
const leastInARow = 5;

const listed = ({ text, facts }: MarkContext): readonly string[] => {
  const keys = new Set(facts.tags.map(({ key }) => key));
  let row: string[] = [];
  for (const piece of text.split(/[,\n]|\.(?=\s|$)/)) {
    const words = piece.trim();
    if (keys.has(tagKey(words))) row.push(words);
    else if (row.length < leastInARow) row = [];
    else break;
  }
  return row.length < leastInARow ? [] : row;
};

/** Tags that are no words of any prose: `1girl`, `looking_at_viewer`. */
const verbatim = ({ text, facts }: MarkContext): readonly string[] =>
  facts.tags
    .filter(
      ({ key, text: tag, category }) =>
        (traitsOf(key, category).crowd !== null && /^\d/.test(key)) || /\p{L}_\p{L}/u.test(tag),
    )
    .map(({ text: tag }) => tag)
    .filter((tag) =>
      new RegExp(`(?<![\\w])${tag.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}(?![\\w])`, 'i').test(text),
    );

export const copiesTags = {
  kind: 'copies-tags',
  title: 'Copies the tags',
  about: 'It lists tags where it should describe the image.',
  find: (context) => {
    const row = listed(context);
    if (row.length > 0) return `It lists ${row.length} tags in a row: “${row.slice(0, 3).join(', ')}, …”.`;
    const tags = verbatim(context);
    return tags.length === 0 ? null : `It writes ${tags.map((tag) => `“${tag}”`).join(', ')} as the tags do.`;
  },
} as const satisfies MarkRow;
