/**
 * Whether two images are one, given how one may lie on the other: they are aligned exactly, then compared
 * place by place, as they are, through a curve for each channel, and with all hues turned.
 *
 * The limits were measured on 360 drawn images, 40 kinds of copies, and the same characters drawn in the same
 * pose in other clothes. Copies with the colours of the original differ by 0.45 at most, with other colours
 * by 0.85; the nearest other image by 1.1. Those in other clothes may differ by less (0.55 and more), but
 * show other shapes in a tenth of their places. A figure that was cut out onto plain paper counts as a copy
 * of the image that it was cut from.
 */
import type { Change, Closeness } from '../../../../shared/api/duplicates.ts';
import { inverse, turnWords, type Turn } from '../../../../shared/turns.ts';
import { blurred } from '../pictures/blur.ts';
import type { Colours } from '../pictures/look.ts';
import type { Plane } from '../pictures/planes.ts';
import { whole, type Box } from '../pictures/trim.ts';
import { turnedPlane } from '../pictures/turn.ts';
import { likenessOf, overlapOf, type Likeness, type Overlap } from './likeness.ts';
import { mappedBox, mappingOf, placementOf, reversed, turnOf, type Framed, type Mapping } from './mapping.ts';
import { recoloured, toned } from './recolour.ts';
import { longest, register, type Placement } from './register.ts';

/** An image as it is compared. */
export interface Seen extends Framed {
  readonly colours: Colours;
}

const mapped = ({ luma, rgb: [red, green, blue] }: Colours, to: (plane: Plane) => Plane): Colours => ({
  luma: to(luma),
  rgb: [to(red), to(green), to(blue)],
});

/** Blurred a little, so that an image and its crop, seen at different sizes, are equally sharp. */
export const seenAs = (colours: Colours, inner: Box): Seen => ({
  shape: colours.luma,
  inner,
  colours: mapped(colours, (plane) => blurred(plane, 1)),
});

export interface Alike {
  readonly closeness: Exclude<Closeness, 'equal'>;
  /** From `a` to `b`, exactly. */
  readonly mapping: Mapping;
  /** How `b` differs from `a`, and `a` from `b`. */
  readonly changes: readonly Change[];
  readonly back: readonly Change[];
}

interface Limits extends Likeness {
  readonly recolour: (overlap: Overlap) => readonly Float32Array[];
}

const kept: Limits = { recolour: ({ a }) => a, difference: 0.5, wrong: 0.08, broken: 0.06, shapes: 0.96 };
const changed: readonly Limits[] = [
  { recolour: toned, difference: 0.95, wrong: 0.2, broken: 0.055, shapes: 0.95 },
  { recolour: recoloured, difference: 0.7, wrong: 0.1, broken: 0.05, shapes: 0.955 },
  { recolour: recoloured, difference: 0.85, wrong: 0.2, broken: 0.05, shapes: 0.975 },
];

/**
 * A copy that is both cropped and recoloured must agree better: with both, many other images could be made to
 * fit. And the recolouring must be what makes them agree: two crops that differ nearly as much without it
 * show different things.
 */
const cutToo = { difference: 0.85, wrong: 0.45, shapes: 0.012, ofUnchanged: 0.7 };

const isAlike = (overlap: Overlap, limits: Limits, isCut: boolean): boolean => {
  const { difference, wrong, broken, shapes } = likenessOf(overlap, limits.recolour(overlap));
  const strict = isCut && limits !== kept;
  return (
    difference <= limits.difference * (strict ? cutToo.difference : 1) &&
    (!strict || difference <= likenessOf(overlap, overlap.a).difference * cutToo.ofUnchanged) &&
    wrong <= limits.wrong * (strict ? cutToo.wrong : 1) &&
    broken <= limits.broken &&
    shapes >= limits.shapes + (strict ? cutToo.shapes : 0)
  );
};

/**
 * The part of one image that the other must show at least: nearly all of a crop, and enough of the whole to
 * be sure.
 */
const least = { covered: 0.8, shared: 0.25 };
/** A border of this width, in parts of the sides, may be cut off without making a crop of an image. */
const nearly = 0.02;

/** Whether a box of one image reaches beyond the edge of the other. */
const isBeyond = (box: Box, mapping: Mapping): boolean => {
  const { left, top, right, bottom } = mappedBox(box, mapping);
  return Math.min(left, top) < -nearly || Math.max(right, bottom) > 1 + nearly;
};

/** What was done to the frame: `b` seen from `a`. */
const framing = (mapping: Mapping, inner: Box): readonly Change[] => {
  const back = reversed(mapping);
  return [
    ...(isBeyond(whole, mapping) ? (['cropped'] as const) : []),
    ...(isBeyond(whole, back)
      ? [isBeyond(inner, back) ? ('shows more' as const) : ('border added' as const)]
      : []),
  ];
};

/** Brightness and colour (its strength, and how far hues agree, -1 to 1) of two images that are aligned. */
const tones = ({ count, a, b }: Overlap) => {
  let [brightness, products, squaresA, squaresB] = [0, 0, 0, 0];
  for (let i = 0; i < count; i += 1) {
    const [ra = 0, ga = 0, ba = 0] = a.map((values) => values[i] ?? 0);
    const [rb = 0, gb = 0, bb = 0] = b.map((values) => values[i] ?? 0);
    const lumaA = 0.299 * ra + 0.587 * ga + 0.114 * ba;
    const lumaB = 0.299 * rb + 0.587 * gb + 0.114 * bb;
    brightness += lumaB - lumaA;
    const [ua, va, ub, vb] = [ba - lumaA, ra - lumaA, bb - lumaB, rb - lumaB];
    products += ua * ub + va * vb;
    squaresA += ua * ua + va * va;
    squaresB += ub * ub + vb * vb;
  }
  const hues = products / Math.sqrt(Math.max(1, squaresA * squaresB));
  return { brightness: brightness / count, hues, strengthA: squaresA / count, strengthB: squaresB / count };
};

/**
 * Difference of the mean brightness (of 255) that is visible, the colour below which an image is grey, and
 * the agreement of hues from which they count as equal.
 */
const noticed = { brightness: 4, grey: 12, hues: 0.85 };

const colouring = (
  overlap: Overlap,
): { readonly forth: readonly Change[]; readonly back: readonly Change[] } => {
  const { brightness, hues, strengthA, strengthB } = tones(overlap);
  const [greyA, greyB] = [strengthA < noticed.grey, strengthB < noticed.grey];
  if (greyB && !greyA) return { forth: ['without colour'], back: ['other colours'] };
  if (greyA && !greyB) return { forth: ['other colours'], back: ['without colour'] };
  if (!greyA && hues < noticed.hues) return { forth: ['other colours'], back: ['other colours'] };
  if (brightness > noticed.brightness) return { forth: ['brighter'], back: ['darker'] };
  if (brightness < -noticed.brightness) return { forth: ['darker'], back: ['brighter'] };
  return { forth: ['other colours'], back: ['other colours'] };
};

/** Where one shows everything larger than the other, it is blurred until both are equally sharp. */
const evenly = (a: Colours, b: Colours, { scaleX }: Placement): readonly [Colours, Colours] => {
  const zoom = (scaleX * longest(b.luma)) / longest(a.luma);
  const reach = Math.round(Math.max(zoom, 1 / zoom) - 0.8);
  if (reach < 1) return [a, b];
  const soft = (colours: Colours): Colours => mapped(colours, (plane) => blurred(plane, Math.min(3, reach)));
  return zoom > 1 ? [a, soft(b)] : [soft(a), b];
};

/**
 * @param start from `a` to `b`, as far as is known
 * @param bits of the hash that differ, where that is known
 * @returns null where they are not one image
 */
export const compared = (a: Seen, b: Seen, start: Mapping, bits: number): Alike | null => {
  const turn: Turn = turnOf(start);
  const first = placementOf(a, b, start);
  const [one, turned] = evenly(
    a.colours,
    mapped(b.colours, (plane) => turnedPlane(plane, turn)),
    first,
  );
  const { placement, correlation } = register(one.luma, turned.luma, first);
  // Where hues are turned, brightness may have little in common, but near hashes still show that the shapes
  // agree.
  if (correlation < promising && bits > sameWithin) return null;
  const overlap = overlapOf(one, turned, correlation < leastCorrelation ? first : placement);
  const { ofA, ofB } = overlap;
  if (Math.max(ofA, ofB) < least.covered || Math.min(ofA, ofB) < least.shared) return null;
  const mapping = mappingOf(a, b, turn, correlation < leastCorrelation ? first : placement);
  const [frame, frameBack] = [framing(mapping, b.inner), framing(reversed(mapping), a.inner)];
  const asIs = isAlike(overlap, kept, false);
  const isCut =
    frame.some((change) => change !== 'border added') &&
    frameBack.some((change) => change !== 'border added');
  if (!asIs && !changed.some((limits) => isAlike(overlap, limits, isCut))) return null;
  const colours = asIs ? { forth: [], back: [] } : colouring(overlap);
  return {
    closeness: asIs && frame.length === 0 && bits <= sameWithin ? 'same' : 'similar',
    mapping,
    changes: [...turnWords(inverse(turn)), ...frame, ...colours.forth],
    back: [...turnWords(turn), ...frameBack, ...colours.back],
  };
};

/**
 * A start that does not correlate better was not aligned any better, and one that correlates less than most
 * other images is not compared.
 */
const leastCorrelation = 0.5;
const promising = 0.75;
/** Up to this many bits of the hash differ when an image was only saved in another way. */
const sameWithin = 40;
