/** Tags that are not separated by commas. */
import { named } from '../sentences.ts';
import { none, type ProblemKindRow } from '../problemKind.ts';
import { textsOf } from '../spelling.ts';

export const otherSeparator = {
  kind: 'other-separator',
  severity: 'error',
  title: 'Tags not separated by commas',
  about:
    'Spaces, semicolons, tabs or full-width commas stand between the tags. Trainers split at commas only and read the caption as one long tag.',
  mend: 'safe',
  todo: 'Put commas between the tags.',
  shows: 'tags',
  message: ({ words }) => `No comma separates the tags of ${named(words)}.`,
  find: ({ tags }) => {
    const several = tags.filter(
      ({ severalBy }) => severalBy !== null && (!severalBy.alone || tags.length === 1),
    );
    if (several.length === 0) return none;
    // The fix is one edit for the caption: where both are found, other separators come first.
    const bySigns = several.some(({ severalBy }) => severalBy?.what === 'separators');
    return [{ words: textsOf(several), against: [bySigns ? 'separators' : 'spaces'] }];
  },
  fix: ({ against: [at] }) => ({
    kind: 'clean',
    caption: 'tags',
    what: at === 'spaces' ? 'spaces' : 'separators',
  }),
} as const satisfies ProblemKindRow;
