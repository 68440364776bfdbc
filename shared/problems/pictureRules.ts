/** What may be wrong with a picture: from its header, and from what was measured of it. */
import { misnamed } from '../image/signatures.ts';
import type { CheckedSample } from './sample.ts';
import type { Spelling } from './spelling.ts';
import type { Mark } from './tagRules.ts';

/** What was measured of a picture, as it goes by the hundred thousand from one thread to another. */
export const pictureFlag = { broken: 1, dark: 2, light: 4, blurry: 8, grey: 16, transparent: 32 } as const;

/** Measures that rules ask for; see the measures of insight/pictures. */
export interface Measured {
  /** Brightness that 99 % and 5 % of the pixels stay below, 0 to 1. */
  readonly brightness: { readonly p5: number; readonly p99: number };
  /** 0 wholly blurred, 1 sharp. */
  readonly sharpness: number;
  readonly grey: boolean;
  /** Part of the pixels that are seen through, 0 to 1. */
  readonly transparent: number;
}

/** Thresholds are cleanvision's, but for `tinySide`. */
const darkest = 0.32;
const lightest = 0.95;
const bluntest = 0.29;
const longest = 0.35;
/** Pixels of the shorter side. */
const tinySide = 256;
/** Of a picture's pixels: a soft edge is no transparency. */
const leastTransparent = 0.01;

/** What measures say of a picture, as bits of `pictureFlag`. */
export const pictureFlags = ({ brightness, sharpness, grey, transparent }: Measured): number =>
  (brightness.p99 < darkest ? pictureFlag.dark : 0) |
  (brightness.p5 > lightest ? pictureFlag.light : 0) |
  (sharpness < bluntest ? pictureFlag.blurry : 0) |
  (grey ? pictureFlag.grey : 0) |
  (transparent > leastTransparent ? pictureFlag.transparent : 0);

/** These say themselves that there is no colour. */
const greyTags: ReadonlySet<string> = new Set([
  'monochrome',
  'greyscale',
  'grayscale',
  'lineart',
  'sketch',
  'manga',
  'comic',
]);

const shapeMarks = ({ width, height }: CheckedSample): readonly Mark[] => {
  if (width === 0 || height === 0) return [];
  const words = [`${width} × ${height}`];
  const [short, long] = width < height ? [width, height] : [height, width];
  return [
    ...(short < tinySide ? [{ kind: 'tiny-image', words, against: [] } as const] : []),
    ...(short / long < longest ? [{ kind: 'odd-ratio', words, against: [] } as const] : []),
  ];
};

const measuredKinds = ['dark', 'light', 'blurry', 'grey', 'transparent'] as const;
const outside = /leads out of the dataset/;

export const pictureMarks = (sample: CheckedSample, tags: readonly Spelling[]): readonly Mark[] => {
  const reason = sample.reasons?.image ?? null;
  if (reason !== null && outside.test(reason))
    return [{ kind: 'outside-link', words: [], against: [reason] }];
  if (reason !== null) return [{ kind: 'broken-image', words: [], against: [reason] }];
  const { picture } = sample;
  if ((picture & pictureFlag.broken) !== 0)
    return [
      { kind: 'broken-image', words: [], against: ['It is damaged: it cannot be decoded to its end.'] },
    ];
  const wrong = misnamed(sample.relPath, sample.format);
  const meantGrey = tags.some(({ key }) => greyTags.has(key));
  return [
    ...shapeMarks(sample),
    ...(wrong === null ? [] : [{ kind: 'wrong-type', words: [wrong], against: [] } as const]),
    ...(sample.animated ? [{ kind: 'animated', words: [], against: [] } as const] : []),
    ...measuredKinds
      .filter((kind) => (picture & pictureFlag[kind]) !== 0 && !(kind === 'grey' && meantGrey))
      .map((kind): Mark => ({ kind, words: [], against: [] })),
  ];
};
