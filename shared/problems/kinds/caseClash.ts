/** Images, and with them their captions, that are the same file on a file system that ignores case. */
import { sampleGroups } from '../sampleGroups.ts';
import type { FoundIn, ProblemKindRow } from '../problemKind.ts';

export const caseClash = {
  kind: 'case-clash',
  severity: 'warning',
  title: 'Names that differ in capitals only',
  about: 'On Windows and macOS these are one file: copied there, one replaces the other.',
  mend: 'person',
  todo: 'Rename one of them.',
  message: ({ against }) => `Its name differs only in capitals from ${against.join(', ')}.`,
  findInSet: ({ samples }) =>
    sampleGroups(samples, ({ stem }) => stem.normalize('NFC').toLowerCase()).flatMap((group) =>
      group.flatMap((sample): readonly FoundIn[] => {
        const clashing = group.filter(({ stem }) => stem !== sample.stem);
        if (clashing.length === 0) return [];
        const against = clashing.map(({ relPath }) => relPath);
        return [{ sample: sample.id, relPath: sample.relPath, words: [], against }];
      }),
    ),
} as const satisfies ProblemKindRow;
