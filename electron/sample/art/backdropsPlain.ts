/** Backdrops without a place: one colour, a gradient, a pattern. */
import { clothColours, type ColourName } from '../palette.ts';
import type { Random } from '../random.ts';
import { type DrawBackdrop, many } from './backdrop.ts';
import { mix, tint } from './colour.ts';
import { at, circle, gradient, group, n, path, rect } from './svg.ts';

export const plainColours = {
  white: '#f7f5f3',
  grey: '#c9c9cf',
  blue: '#b5cfe8',
  pink: '#f3cbd4',
  yellow: '#f5e3b0',
  green: '#c3ddc5',
  purple: '#d2c6e6',
  orange: '#f3cfae',
  aqua: '#bfe3e4',
  black: '#3d3b47',
} as const satisfies Partial<Record<ColourName, string>>;
export type PlainColour = keyof typeof plainColours;

const base = (w: number, h: number, fill: string): string => rect(0, 0, w, h, { fill });

/** A disc, a bar or a slanted band, so that two plain grounds differ. */
const motif = (w: number, h: number, random: Random, colour: string): string => {
  const u = Math.min(w, h);
  const cx = random.between(0.15, 0.85) * w;
  const cy = random.between(0.15, 0.75) * h;
  switch (random.whole(0, 3)) {
    case 0:
      return circle(cx, cy, u * random.between(0.28, 0.45), { fill: colour });
    case 1:
      return path(
        `M${at(cx - u * 0.2, 0)}L${at(cx + u * 0.35, 0)}L${at(cx - u * 0.05, h)}L${at(cx - u * 0.6, h)}Z`,
        { fill: colour },
      );
    case 2:
      return rect(
        random.between(0.04, 0.3) * w,
        random.between(0.06, 0.3) * h,
        w * random.between(0.35, 0.6),
        h * random.between(0.4, 0.7),
        { fill: colour },
      );
    default:
      return circle(cx, cy, u * random.between(0.25, 0.4), { stroke: colour, width: u * 0.06 });
  }
};

export const simple =
  (colour: PlainColour): DrawBackdrop =>
  ({ w, h, random }) => {
    const fill = plainColours[colour];
    const second =
      colour === 'black'
        ? tint(fill, 0.2)
        : random.chance(0.5)
          ? mix(fill, clothColours[colour], 0.32)
          : tint(fill, 0.6);
    return {
      defs: '',
      behind: base(w, h, fill) + (colour === 'white' ? '' : motif(w, h, random, second)),
      front: '',
    };
  };

export const gradientGround =
  (colour: PlainColour, other: PlainColour): DrawBackdrop =>
  ({ w, h, random }) => {
    const x2 = random.chance(0.5) ? 1 : 0;
    const light = tint(plainColours[colour], 0.35);
    return {
      defs: gradient(
        'ground',
        [
          [0, plainColours[colour]],
          [1, mix(plainColours[other], '#ffffff', 0.1)],
        ],
        { x1: random.chance(0.5) ? 1 - x2 : x2, x2 },
      ),
      behind:
        base(w, h, 'url(#ground)') +
        many(7, () =>
          circle(random.unit() * w, random.unit() * h, random.between(0.03, 0.16) * Math.min(w, h), {
            fill: light,
            opacity: 0.4,
          }),
        ),
      front: '',
    };
  };

export const striped =
  (colour: PlainColour): DrawBackdrop =>
  ({ w, h, random }) => {
    const fill = plainColours[colour];
    const step = random.between(0.09, 0.16) * Math.min(w, h);
    const slant = random.between(-0.6, 0.6) * h;
    const reach = Math.abs(slant);
    return {
      defs: '',
      behind:
        base(w, h, fill) +
        many((w + 2 * reach) / step, (i) =>
          path(`M${at(i * step - reach, -20)}L${at(i * step - reach + slant, h + 20)}`, {
            stroke: tint(fill, 0.5),
            width: step * 0.42,
          }),
        ),
      front: '',
    };
  };

export const polkaDots =
  (colour: PlainColour): DrawBackdrop =>
  ({ w, h, random }) => {
    const fill = plainColours[colour];
    const step = random.between(0.13, 0.2) * Math.min(w, h);
    const turn = random.whole(0, 40);
    const reach = Math.hypot(w, h);
    const count = Math.ceil(reach / step) + 1;
    return {
      defs: '',
      behind:
        base(w, h, fill) +
        group(
          `translate(${n(w / 2)} ${n(h / 2)}) rotate(${turn})`,
          many(count * count, (i) => {
            const row = Math.floor(i / count);
            return circle(
              ((i % count) + (row % 2) * 0.5 - count / 2) * step,
              (row - count / 2) * step,
              step * 0.24,
              { fill: tint(fill, 0.55) },
            );
          }),
        ),
      front: '',
    };
  };
