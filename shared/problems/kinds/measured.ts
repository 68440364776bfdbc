/** Problems of an image's pixels. Thresholds are cleanvision's. */
import { none, plain, type ProblemKindRow } from '../problemKind.ts';

/** These tags say themselves that there is no colour. */
const greyTags: ReadonlySet<string> = new Set([
  'monochrome',
  'greyscale',
  'grayscale',
  'lineart',
  'sketch',
  'manga',
  'comic',
]);

export const blurry = {
  kind: 'blurry',
  severity: 'hint',
  title: 'Blurry',
  about: 'It has hardly a sharp edge. Soft backgrounds and flat art can look so on purpose.',
  mend: 'person',
  todo: 'Look at it at 100 %.',
  seenInImages: true,
  message: () => 'There is hardly a sharp edge in it.',
  measure: ({ sharpness }) => sharpness < 0.29,
  find: () => plain,
} as const satisfies ProblemKindRow;

export const dark = {
  kind: 'dark',
  severity: 'hint',
  title: 'Very dark',
  about: 'Even its lightest parts are dark.',
  mend: 'person',
  todo: 'Check whether that is intended.',
  seenInImages: true,
  message: () => 'Even its lightest parts are dark.',
  measure: ({ brightness }) => brightness.p99 < 0.32,
  find: () => plain,
} as const satisfies ProblemKindRow;

export const light = {
  kind: 'light',
  severity: 'hint',
  title: 'Very light',
  about: 'Even its darkest parts are nearly white.',
  mend: 'person',
  todo: 'Check whether that is intended.',
  seenInImages: true,
  message: () => 'Even its darkest parts are nearly white.',
  measure: ({ brightness }) => brightness.p5 > 0.95,
  find: () => plain,
} as const satisfies ProblemKindRow;

export const grey = {
  kind: 'grey',
  severity: 'hint',
  title: 'Without colour',
  about: 'Unless its tags say so (monochrome, greyscale), the grey is learnt as part of what they do say.',
  mend: 'person',
  todo: 'Tag it as monochrome, or remove it.',
  seenInImages: true,
  message: () => 'It has no colour.',
  measure: ({ grey: isGrey }) => isGrey,
  find: ({ tags }) => (tags.some(({ key }) => greyTags.has(key)) ? none : plain),
} as const satisfies ProblemKindRow;

export const transparent = {
  kind: 'transparent',
  severity: 'hint',
  title: 'Transparent',
  about: 'Trainers put it on white or on black, each in its own way.',
  mend: 'person',
  todo: 'Export it on a background of your choice.',
  seenInImages: true,
  message: () => 'Parts of it are transparent.',
  // Part of an image's pixels: a soft edge is not transparency.
  measure: ({ transparent: part }) => part > 0.01,
  find: () => plain,
} as const satisfies ProblemKindRow;
