/** Backdrops that are mostly sky: sunset, night, space. */
import { type DrawBackdrop, many } from './backdrop.ts';
import { shade, tint } from './colour.ts';
import { clouds, ridge, skyGround, stars } from './outdoors.ts';
import { at, circle, gradient, group, n, path, rect } from './svg.ts';

export const sunset: DrawBackdrop = (c) => {
  const sky = skyGround(c, '#6a5a9c', '#ffc58a');
  const { w, h, random } = c;
  const x = random.between(0.15, 0.85) * w;
  const level = random.between(0.58, 0.7);
  return {
    defs: sky.defs,
    behind:
      sky.behind +
      circle(x, h * (level - 0.06), Math.min(w, h) * 0.2, { fill: '#ffe7b0', opacity: 0.5 }) +
      circle(x, h * (level - 0.06), Math.min(w, h) * 0.14, { fill: '#fff0c4' }) +
      clouds(c, 4, '#f3a28d') +
      rect(0, h * level, w, h, { fill: '#a5678a' }) +
      many(16, () =>
        path(
          `M${at(x + random.between(-0.2, 0.2) * w, h * random.between(level + 0.01, level + 0.3))}h${n(random.between(0.04, 0.14) * w)}`,
          { stroke: '#ffd9a0', width: 6, opacity: 0.8 },
        ),
      ) +
      ridge(c, 0.94, 0.05, '#55405f'),
    front: '',
    light: { colour: '#ff9a4a', opacity: 0.14 },
  };
};

export const starryHill: DrawBackdrop = (c) => {
  const sky = skyGround(c, '#1f2552', '#6f6aa8');
  const { w, h, random } = c;
  const moon = [random.between(0.12, 0.88) * w, random.between(0.08, 0.26) * h] as const;
  const r = Math.min(w, h) * random.between(0.07, 0.12);
  return {
    defs: sky.defs,
    behind:
      sky.behind +
      stars(c, 110) +
      circle(...moon, r, { fill: '#fff3cf' }) +
      circle(moon[0] + r * 0.4, moon[1] - r * 0.16, r * 0.86, { fill: '#2a2f61' }) +
      ridge(c, 0.8, 0.12, '#3b3d70') +
      ridge(c, 0.9, 0.06, '#2b2c58'),
    front: '',
    light: { colour: '#2a2f7a', opacity: 0.12 },
  };
};

export const space: DrawBackdrop = (c) => {
  const { w, h, random } = c;
  const u = Math.min(w, h);
  const hue = random.pick(['#d98a6a', '#7fb2c9', '#b48ac6', '#c9b277']);
  const x = random.between(0.1, 0.9) * w;
  const y = random.between(0.12, 0.5) * h;
  const r = u * random.between(0.2, 0.36);
  return {
    defs:
      gradient('sky', [
        [0, '#15142e'],
        [1, '#3a2a56'],
      ]) +
      gradient(
        'planet',
        [
          [0, tint(hue, 0.3)],
          [1, shade(hue, 0.5)],
        ],
        { x1: 0.1, x2: 0.9 },
      ),
    behind:
      rect(0, 0, w, h, { fill: 'url(#sky)' }) +
      stars(c, 150) +
      circle(x, y, r, { fill: 'url(#planet)' }) +
      group(
        `translate(${n(x)} ${n(y)}) rotate(${random.whole(-30, 30)})`,
        path(`M${at(-r * 0.98, 0)}C${at(-r * 1.9, r * 0.5, r * 1.9, r * 0.5, r * 0.98, 0)}`, {
          stroke: tint(hue, 0.5),
          width: r * 0.1,
          opacity: 0.8,
        }),
      ),
    front: '',
    light: { colour: '#3a2f8a', opacity: 0.09 },
  };
};
