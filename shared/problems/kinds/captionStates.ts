/** Captions that are missing although the dataset has them, or empty. */
import type { CaptionKind } from '../../api/caption.ts';
import { none, plain, type Finding, type ProblemKindRow, type SampleContext } from '../problemKind.ts';

/** One that exists under another suffix is reported as that. */
const missing = (caption: CaptionKind, { sample, usual }: SampleContext): readonly Finding[] =>
  sample[caption] === 'missing' && usual[caption] && sample.unread.length === 0 ? plain : none;

export const missingTags = {
  kind: 'missing-tags',
  severity: 'error',
  title: 'No tags',
  about:
    'diffusion-pipe trains such an image on an empty caption, SimpleTuner stops, kohya takes the folder’s name instead.',
  mend: 'person',
  todo: 'Write the tags, or exclude the sample.',
  message: () => 'It has no tags.',
  find: (context) => missing('tags', context),
} as const satisfies ProblemKindRow;

export const emptyTags = {
  kind: 'empty-tags',
  severity: 'error',
  title: 'Tags are empty',
  about: 'kohya stops at an empty caption file; others train the image on an empty caption.',
  mend: 'person',
  todo: 'Write the tags, or exclude the sample.',
  message: () => 'Its tags are empty.',
  find: ({ sample }) => (sample.tags === 'empty' ? plain : none),
} as const satisfies ProblemKindRow;

export const missingNl = {
  kind: 'missing-nl',
  severity: 'warning',
  title: 'No NL caption',
  about: 'The rest of the dataset has NL captions. Here the trainer uses the tags alone.',
  mend: 'person',
  todo: 'Write an NL caption, or leave the sample without one.',
  message: () => 'It has no NL caption.',
  find: (context) => missing('nl', context),
} as const satisfies ProblemKindRow;

export const emptyNl = {
  kind: 'empty-nl',
  severity: 'warning',
  title: 'NL caption is empty',
  about: 'The mixed mode treats it as missing; a trainer that reads NL captions only may stop.',
  mend: 'person',
  todo: 'Write an NL caption, or delete the sidecar.',
  message: () => 'Its NL caption is empty.',
  find: ({ sample }) => (sample.nl === 'empty' ? plain : none),
} as const satisfies ProblemKindRow;
