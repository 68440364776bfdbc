/** A tag that the rest of the dataset writes in another way. */
import { none, type ProblemKindRow } from '../problemKind.ts';
import { pairs } from '../sentences.ts';

export const mixedSpelling = {
  kind: 'mixed-spelling',
  severity: 'warning',
  title: 'Same tag, other spelling',
  about:
    'The rest of the dataset writes this tag in another way (underscores, escapes, capitals). A trainer learns two spellings as two tags.',
  mend: 'safe',
  todo: 'Write all tags of these captions the way most of the dataset is written.',
  shows: 'tags',
  message: (finding) => `It writes ${pairs(finding)}.`,
  find: ({ tags }) => {
    const others = new Map<string, string>();
    for (const { text, better } of tags) if (better !== null) others.set(text, better);
    return others.size === 0 ? none : [{ words: [...others.keys()], against: [...others.values()] }];
  },
  fix: () => ({ kind: 'normalise' }),
} as const satisfies ProblemKindRow;
