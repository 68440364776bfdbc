/** Files that could not be read: not UTF-8, a link out of the dataset, or refused by the file system. */
import { none, type Finding, type FoundIn, type ProblemKindRow, type SampleContext } from '../problemKind.ts';
import type { CheckedSet } from '../checkedSet.ts';
import { reasonOf, type Reason } from '../reasons.ts';

const captionName = { tags: 'The tags sidecar', nl: 'The NL sidecar' } as const;

/** Captions of a sample that are unreadable for this reason. */
const captions = (kind: Reason, { sample }: SampleContext): readonly Finding[] => {
  if (sample.tags !== 'unreadable' && sample.nl !== 'unreadable') return none;
  return (['tags', 'nl'] as const).flatMap((caption): readonly Finding[] => {
    const reason = sample.reasons?.[caption] ?? '';
    if (sample[caption] !== 'unreadable' || reasonOf(reason) !== kind) return [];
    const said = kind === 'not-utf8' ? captionName[caption] : `${captionName[caption]}: ${reason}`;
    return [{ words: [caption], against: [said] }];
  });
};

/** Files that do not belong to a sample. */
const otherFiles = (kind: Reason, { unread }: CheckedSet): readonly FoundIn[] =>
  unread
    .filter(({ reason }) => reasonOf(reason) === kind)
    .map(({ relPath, reason }) => ({ sample: null, relPath, words: [], against: [reason] }));

export const notUtf8 = {
  kind: 'not-utf8',
  severity: 'error',
  title: 'Caption is not UTF-8',
  about:
    'Every trainer reads captions as UTF-8 and stops, or garbles the letters. Nothing is written to such a file until it is converted.',
  mend: 'asks',
  todo: 'Convert it: name the encoding it was written in, and look at the result.',
  message: ({ against }) => `${against[0] ?? 'The caption'} is not UTF-8.`,
  find: (context) => captions('not-utf8', context),
  findInSet: (set) => otherFiles('not-utf8', set),
  fix: ({ words: [caption] }) => ({
    kind: 'convert',
    caption: caption === 'nl' ? 'nl' : 'tags',
    // The most frequent encodings of captions that are not UTF-8.
    encoding: 'windows-1252',
  }),
} as const satisfies ProblemKindRow;

export const unreadable = {
  kind: 'unreadable',
  severity: 'error',
  title: 'File cannot be read',
  about: 'The file system refuses it, it is far too large for a caption, or its name is not valid.',
  mend: 'person',
  todo: 'Correct its permissions or its name.',
  message: ({ against }) => against[0] ?? 'It cannot be read.',
  find: (context) => captions('unreadable', context),
  findInSet: (set) => otherFiles('unreadable', set),
} as const satisfies ProblemKindRow;

export const outsideLink = {
  kind: 'outside-link',
  severity: 'warning',
  title: 'Link out of the dataset',
  about: 'It is neither followed nor written, so that nothing outside of the folder is ever touched.',
  mend: 'person',
  todo: 'Replace the link by the file itself.',
  message: ({ against }) => against[0] ?? 'It cannot be read.',
  find: (context) => {
    const image = context.sample.reasons?.image ?? null;
    const links = captions('outside-link', context);
    return image === null || reasonOf(image) !== 'outside-link'
      ? links
      : [...links, { words: [], against: [image] }];
  },
  findInSet: (set) => otherFiles('outside-link', set),
} as const satisfies ProblemKindRow;
