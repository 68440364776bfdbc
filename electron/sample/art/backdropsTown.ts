/** Backdrops in a town: streets, and a festival by night. */
import { type Canvas, type DrawBackdrop, many } from './backdrop.ts';
import { skyGround } from './outdoors.ts';
import { shade } from './colour.ts';
import { at, circle, ellipse, gradient, path, rect } from './svg.ts';

const towers = (
  { w, h, random }: Canvas,
  count: number,
  low: number,
  high: number,
  colour: string,
  lit: string | null,
): string =>
  many(count, (i) => {
    const width = (w / count) * random.between(0.8, 1.25);
    const x = (w * i) / count - width * 0.1;
    const top = h * (1 - random.between(low, high));
    const windows =
      lit === null
        ? ''
        : many(width / 26, (column) =>
            many(10, (row) =>
              random.chance(0.4)
                ? rect(x + 10 + column * 24, top + 20 + row * 40, 12, 20, { fill: lit, opacity: 0.9 })
                : '',
            ),
          );
    return rect(x, top, width, h - top, { fill: colour }) + windows;
  });

export const nightCity: DrawBackdrop = (c) => {
  const sky = skyGround(c, '#232a5c', '#8d6aa5');
  return {
    defs: sky.defs,
    behind:
      sky.behind +
      towers(c, 9, 0.3, 0.62, '#4b4a83', null) +
      towers(c, 6, 0.22, 0.5, '#34345f', '#ffdf9a') +
      many(9, () =>
        circle(c.random.unit() * c.w, c.h * c.random.between(0.6, 1), c.random.between(16, 46), {
          fill: c.random.pick(['#ffcf8a', '#f79ac0', '#8fd0f0']),
          opacity: 0.4,
        }),
      ),
    front: '',
    light: { colour: '#3b2f86', opacity: 0.11 },
  };
};

export const dayCity: DrawBackdrop = (c) => {
  const sky = skyGround(c, '#8cc4ea', '#f0f4ee');
  return {
    defs: sky.defs,
    behind:
      sky.behind +
      towers(c, 8, 0.34, 0.66, '#c3d3df', null) +
      towers(c, 5, 0.24, 0.48, '#9fb5c6', '#dcebf2') +
      rect(0, c.h * 0.88, c.w, c.h * 0.12, { fill: '#8d98a2' }) +
      rect(0, c.h * 0.88, c.w, c.h * 0.015, { fill: '#eceff0' }),
    front: '',
  };
};

export const festival: DrawBackdrop = (c) => {
  const { w, h, random } = c;
  const u = Math.min(w, h) / 1024;
  const lanterns = (y: number, count: number, size: number): string =>
    path(`M0 ${at(y)}Q${at(w / 2, y + 120 * u)} ${at(w, y)}`, { stroke: '#3b2a3a', width: 5 * u }) +
    many(count, (i) => {
      const t = (i + 0.5) / count;
      const x = t * w;
      const yy = y + 240 * u * t * (1 - t) + size * 0.7;
      const colour = random.pick(['#f2693f', '#f6a54a', '#e84f5a']);
      return (
        circle(x, yy, size * 1.3, { fill: colour, opacity: 0.25 }) +
        ellipse(x, yy, size * 0.66, size * 0.78, { fill: colour }) +
        ellipse(x, yy, size * 0.3, size * 0.6, { fill: '#ffe0a0', opacity: 0.8 }) +
        rect(x - size * 0.3, yy - size * 0.86, size * 0.6, size * 0.14, { fill: '#3b2a3a' }) +
        rect(x - size * 0.3, yy + size * 0.72, size * 0.6, size * 0.14, { fill: '#3b2a3a' })
      );
    });
  return {
    defs: gradient('sky', [
      [0, '#1f1d45'],
      [1, '#7a4468'],
    ]),
    behind:
      rect(0, 0, w, h, { fill: 'url(#sky)' }) +
      many(5, (i) => {
        const x = (w * i) / 5;
        const top = h * random.between(0.5, 0.62);
        const colour = random.pick(['#8c3f4c', '#3f5a7c', '#6a4a6c', '#7c5a3c']);
        return (
          rect(x + 8, top, w / 5 - 16, h - top, { fill: shade(colour, 0.3) }) +
          path(
            `M${at(x - 6, top + 70 * u)}L${at(x + 20, top - 30 * u)}L${at(x + w / 5 - 20, top - 30 * u)}L${at(x + w / 5 + 6, top + 70 * u)}Z`,
            { fill: colour },
          ) +
          rect(x + 30, top + 110 * u, w / 5 - 60, 120 * u, { fill: '#ffd98a', opacity: 0.8 })
        );
      }) +
      lanterns(h * random.between(0.02, 0.08), 6, 70 * u) +
      lanterns(h * random.between(0.16, 0.26), 8, 50 * u),
    front: '',
    light: { colour: '#ff8a4a', opacity: 0.1 },
  };
};
