/** Captions under a suffix that this dataset does not read. */
import { none, type ProblemKindRow } from '../problemKind.ts';
import { named, plural } from '../sentences.ts';

export const unreadCaption = {
  kind: 'unread-caption',
  severity: 'warning',
  title: 'Caption under another suffix',
  about: 'Its suffix is a common one, but not the suffix of this dataset: it is not read.',
  mend: 'person',
  todo: 'Choose what these files are under “Files to look at”.',
  message: ({ against }) =>
    `${named(against)} ${plural(against, 'belongs', 'belong')} to it and ${plural(against, 'is', 'are')} not read.`,
  find: ({ sample: { unread } }) => (unread.length === 0 ? none : [{ words: [], against: [...unread] }]),
} as const satisfies ProblemKindRow;
