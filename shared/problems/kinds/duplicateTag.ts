/** A tag that occurs twice in a caption. */
import { none, type ProblemKindRow } from '../problemKind.ts';
import { named, plural } from '../sentences.ts';
import { textsOf } from '../spelling.ts';

export const duplicateTag = {
  kind: 'duplicate-tag',
  severity: 'warning',
  title: 'Tag twice in a caption',
  about: 'It uses up a place among the tags that are kept or dropped, and adds nothing.',
  mend: 'safe',
  todo: 'Keep the first of them.',
  shows: 'tags',
  message: ({ words }) => `${named(words)} ${plural(words, 'stands', 'stand')} there more than once.`,
  find: ({ tags }) => {
    const seen = new Set<string>();
    // `BREAK` may well occur twice.
    const again = tags.filter(({ key, syntax }) => syntax === null && (seen.has(key) || !seen.add(key)));
    return again.length === 0 ? none : [{ words: textsOf(again), against: [] }];
  },
  fix: () => ({ kind: 'normalise' }),
} as const satisfies ProblemKindRow;
