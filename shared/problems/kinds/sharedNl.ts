/** The same NL caption in different samples. */
import { sampleGroups } from '../sampleGroups.ts';
import type { FoundIn, ProblemKindRow } from '../problemKind.ts';
import type { CheckedSample } from '../sample.ts';

export const sharedNl = {
  kind: 'shared-nl',
  severity: 'warning',
  title: 'Same NL caption in several samples',
  about: 'Different images with the same NL caption: at least one of them is described wrongly.',
  mend: 'person',
  todo: 'Write an NL caption for each image.',
  shows: 'nl',
  message: ({ against, number = 0 }) =>
    against.length === 0
      ? 'Its NL caption is that of another sample.'
      : `Its NL caption is the same as that of ${against[0] ?? ''}${number > 1 ? ` and ${number - 1} more` : ''}.`,
  findInSet: ({ samples, prints }) => {
    const printOf = ({ nl }: CheckedSample, place: number): string | null => {
      const print = prints[place] ?? Number.NaN;
      return nl !== 'present' || Number.isNaN(print) ? null : String(print);
    };
    return sampleGroups(samples, printOf).flatMap((group) =>
      group.flatMap((sample): readonly FoundIn[] => {
        // Samples that share one file rightly have one NL caption.
        const copies = group.filter(({ stem }) => stem !== sample.stem);
        const [first] = copies;
        if (first === undefined) return [];
        const { id, relPath } = sample;
        return [{ sample: id, relPath, words: [], against: [first.relPath], number: copies.length }];
      }),
    );
  },
} as const satisfies ProblemKindRow;
