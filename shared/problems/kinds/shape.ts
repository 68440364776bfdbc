/** Images that are very small, or very long. */
import { none, type Finding, type ProblemKindRow } from '../problemKind.ts';
import { isReadable } from '../reasons.ts';
import type { CheckedSample } from '../sample.ts';

/** Pixels of the shorter side. */
const tinySide = 256;
/** The shorter side by the longer: cleanvision's threshold. */
const longest = 0.35;

/** Nothing is reported for an image of unknown size. */
const ifShaped = (
  sample: CheckedSample,
  isWrong: (short: number, long: number) => boolean,
): readonly Finding[] => {
  const { width, height } = sample;
  if (width === 0 || height === 0 || !isReadable(sample)) return none;
  const wrong = isWrong(Math.min(width, height), Math.max(width, height));
  return wrong ? [{ words: [`${width} × ${height}`], against: [] }] : none;
};

const measures = ({ words: [size = ''] }: Finding): string => `It measures ${size} pixels.`;

export const tinyImage = {
  kind: 'tiny-image',
  severity: 'hint',
  title: 'Tiny image',
  about: 'Its shorter side has less than 256 pixels: enlarged to the training resolution it is blurred.',
  mend: 'person',
  todo: 'Look for a larger one.',
  message: measures,
  find: ({ sample }) => ifShaped(sample, (short) => short < tinySide),
} as const satisfies ProblemKindRow;

export const oddRatio = {
  kind: 'odd-ratio',
  severity: 'hint',
  title: 'Very long or very wide',
  about: 'Nearly three times as long as wide: most of it is cropped away in the nearest bucket.',
  mend: 'person',
  todo: 'Crop it by hand.',
  message: measures,
  find: ({ sample }) => ifShaped(sample, (short, long) => short / long < longest),
} as const satisfies ProblemKindRow;
