/** An image with more frames than one. */
import { none, plain, type ProblemKindRow } from '../problemKind.ts';
import { isReadable } from '../reasons.ts';

export const animated = {
  kind: 'animated',
  severity: 'hint',
  title: 'Animated',
  about: 'Image trainers see its first frame, or refuse it.',
  mend: 'person',
  todo: 'Export a frame.',
  message: () => 'It is animated.',
  find: ({ sample }) => (sample.animated && isReadable(sample) ? plain : none),
} as const satisfies ProblemKindRow;
