/** Parts of a landscape. No outlines: the figure alone is drawn in ink. */
import type { Random } from '../random.ts';
import { type Canvas, many } from './backdrop.ts';
import { mix, tint } from './colour.ts';
import { at, circle, ellipse, gradient, path, rect } from './svg.ts';

export const skyGround = (
  { w, h }: Canvas,
  top: string,
  bottom: string,
): { defs: string; behind: string } => ({
  defs: gradient('sky', [
    [0, top],
    [1, bottom],
  ]),
  behind: rect(0, 0, w, h, { fill: 'url(#sky)' }),
});

const cloud = (x: number, y: number, size: number, colour: string, random: Random): string =>
  many(5, (i) =>
    ellipse(
      x + (i - 2) * size * 0.46,
      y - size * random.between(0, 0.34) * (i % 4 === 0 ? 0.2 : 1),
      size * random.between(0.34, 0.52),
      size * random.between(0.22, 0.36),
      { fill: colour },
    ),
  ) + rect(x - size * 1.4, y, size * 2.8, size * 0.36, { fill: colour }, size * 0.18);

export const clouds = ({ w, h, random }: Canvas, count: number, colour: string): string =>
  many(count, () =>
    cloud(
      random.unit() * w,
      random.between(0.04, 0.5) * h,
      random.between(0.1, 0.24) * Math.min(w, h),
      colour,
      random,
    ),
  );

/** A ridge of hills from the left edge to the right. @param level its height, as a fraction of the picture's */
export const ridge = ({ w, h, random }: Canvas, level: number, rise: number, colour: string): string => {
  const points = 5;
  let d = `M${at(0, h)}L${at(0, h * (level - random.unit() * rise))}`;
  for (let i = 1; i <= points; i += 1) {
    const x = (w * i) / points;
    d += `S${at(x - (w / points) * 0.45, h * (level - random.unit() * rise))} ${at(x, h * (level - random.unit() * rise))}`;
  }
  return path(`${d}L${at(w, h)}Z`, { fill: colour });
};

export const peaks = ({ w, h, random }: Canvas, level: number, colour: string, snow: string): string =>
  many(4, (i) => {
    const x = (w * (i + random.unit())) / 4;
    const half = w * random.between(0.16, 0.3);
    const top = h * (level - random.between(0.16, 0.34));
    return (
      path(`M${at(x - half, h * level)}L${at(x, top)}L${at(x + half, h * level)}Z`, { fill: colour }) +
      path(
        `M${at(x - half * 0.28, top + (h * level - top) * 0.28)}L${at(x, top)}L${at(x + half * 0.28, top + (h * level - top) * 0.28)}L${at(x + half * 0.1, top + (h * level - top) * 0.2)}L${at(x - half * 0.04, top + (h * level - top) * 0.3)}Z`,
        { fill: snow },
      )
    );
  });

export const stars = ({ w, h, random }: Canvas, count: number): string =>
  many(count, () =>
    circle(random.unit() * w, random.unit() * h * 0.8, random.between(1, 3.6) * (Math.min(w, h) / 1024), {
      fill: '#fff8e4',
      opacity: 0.9,
    }),
  );

/** Where the parts of a crown sit, in sizes of the tree; the last ones are lit. */
const crown = [
  [-0.34, 0.95],
  [0.34, 0.95],
  [0, 0.9],
  [-0.2, 1.25],
  [0.24, 1.2],
  [0, 1.4],
] as const;

export const roundTree = (x: number, foot: number, size: number, leaf: string, random: Random): string =>
  rect(x - size * 0.07, foot - size, size * 0.14, size, { fill: '#7d6253' }) +
  crown
    .map(([dx, up], i) =>
      circle(x + size * dx, foot - size * up, size * random.between(0.26, 0.36), {
        fill: i > 2 ? tint(leaf, 0.14) : leaf,
      }),
    )
    .join('');

export const fir = (x: number, foot: number, size: number, leaf: string): string =>
  rect(x - size * 0.05, foot - size * 0.3, size * 0.1, size * 0.3, { fill: '#6d584e' }) +
  many(3, (i) =>
    path(
      `M${at(x, foot - size * (1.3 - i * 0.06 + (2 - i) * 0.22 - 0.4))}L${at(x + size * (0.2 + i * 0.09), foot - size * (0.75 - i * 0.26))}L${at(x - size * (0.2 + i * 0.09), foot - size * (0.75 - i * 0.26))}Z`,
      { fill: mix(leaf, '#ffffff', 0.06 * (2 - i)) },
    ),
  );
