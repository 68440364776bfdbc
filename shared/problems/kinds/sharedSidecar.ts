/** `dup.jpg` beside `dup.png`: images that share their captions. */
import { fileNameOf } from '../../paths.ts';
import { sampleGroups } from '../sampleGroups.ts';
import type { ProblemKindRow } from '../problemKind.ts';

export const sharedSidecar = {
  kind: 'shared-sidecar',
  severity: 'warning',
  title: 'Two images, one caption',
  about:
    'Images of the same name and different types share their captions: an edit of one is an edit of both.',
  mend: 'person',
  todo: 'Rename one of them, or set it aside where they show the same.',
  message: ({ against }) => `It shares its captions with ${against.join(', ')}.`,
  findInSet: ({ samples }) =>
    sampleGroups(samples, ({ stem }) => stem).flatMap((group) =>
      group
        .filter(({ tags, nl }) => tags !== 'missing' || nl !== 'missing')
        .map((sample) => ({
          sample: sample.id,
          relPath: sample.relPath,
          words: [],
          against: group.filter((other) => other !== sample).map(({ relPath }) => fileNameOf(relPath)),
        })),
    ),
} as const satisfies ProblemKindRow;
