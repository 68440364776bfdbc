/** The same NL caption in different samples. */
import { sampleGroups } from '../sampleGroups.ts';
import type { FoundIn, ProblemKindRow } from '../problemKind.ts';

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
  findInSet: ({ samples }) => {
    const withProse = samples.filter(({ nl, text }) => nl === 'present' && text.print !== null);
    return sampleGroups(withProse, ({ text }) => String(text.print)).flatMap((group) =>
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
