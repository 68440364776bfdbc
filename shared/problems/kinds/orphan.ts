/** A caption without an image. */
import type { ProblemKindRow } from '../problemKind.ts';

export const orphan = {
  kind: 'orphan',
  severity: 'warning',
  title: 'Caption without an image',
  about: 'No image uses it; perhaps its image was renamed or lost.',
  mend: 'person',
  todo: 'Find its image, or delete the file.',
  message: () => 'No image belongs to this caption.',
  findInSet: ({ orphans }) => orphans.map((relPath) => ({ sample: null, relPath, words: [], against: [] })),
} as const satisfies ProblemKindRow;
