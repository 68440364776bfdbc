/** An image that cannot be decoded, wholly or to its end. */
import { brokenBit } from '../measured.ts';
import { none, type ProblemKindRow } from '../problemKind.ts';
import { reasonOf } from '../reasons.ts';

export const brokenImage = {
  kind: 'broken-image',
  severity: 'error',
  title: 'Image cannot be decoded',
  about: 'Trainers stop at such a file, or skip it without a message.',
  mend: 'person',
  todo: 'Download or export the image again, or remove it from the dataset.',
  seenInImages: true,
  message: ({ against }) => against[0] ?? 'It cannot be read.',
  find: ({ sample }) => {
    const reason = sample.reasons?.image ?? null;
    if (reason !== null)
      return reasonOf(reason) === 'outside-link' ? none : [{ words: [], against: [reason] }];
    return (sample.image & brokenBit) === 0
      ? none
      : [{ words: [], against: ['It is damaged: it cannot be decoded to its end.'] }];
  },
} as const satisfies ProblemKindRow;
