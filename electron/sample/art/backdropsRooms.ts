/** Backdrops indoors. */
import type { Random } from '../random.ts';
import { type Canvas, type DrawBackdrop, many } from './backdrop.ts';
import { mix, shade, tint } from './colour.ts';
import { at, circle, ellipse, gradient, path, rect } from './svg.ts';

const floor = ({ w, h }: Canvas, level: number, colour: string): string =>
  rect(0, h * level, w, h * (1 - level), { fill: colour }) +
  rect(0, h * level, w, h * 0.014, { fill: shade(colour, 0.3) });

/** A window with sky in it. */
const windowPane = (x: number, y: number, w: number, h: number, sky: string, frame: string): string =>
  rect(x, y, w, h, { fill: sky }) +
  ellipse(x + w * 0.3, y + h * 0.4, w * 0.2, h * 0.06, { fill: '#ffffff', opacity: 0.8 }) +
  ellipse(x + w * 0.7, y + h * 0.25, w * 0.18, h * 0.05, { fill: '#ffffff', opacity: 0.8 }) +
  path(`M${at(x + w / 2, y)}v${at(h)}M${at(x, y + h / 2)}h${at(w)}`, { stroke: frame, width: w * 0.04 }) +
  rect(x, y, w, h, { stroke: frame, width: w * 0.06 });

const pot = (x: number, foot: number, size: number, random: Random): string =>
  many(7, (i) =>
    ellipse(x + (i - 3) * size * 0.12, foot - size * random.between(0.7, 1.1), size * 0.1, size * 0.3, {
      fill: i % 2 === 0 ? '#6fa672' : '#8bbd84',
    }),
  ) +
  path(
    `M${at(x - size * 0.26, foot - size * 0.5)}L${at(x + size * 0.26, foot - size * 0.5)}L${at(x + size * 0.18, foot)}L${at(x - size * 0.18, foot)}Z`,
    { fill: '#c98a63' },
  );

export const room: DrawBackdrop = (c) => {
  const { w, h, random } = c;
  const wall = random.pick(['#efe0d2', '#dfe6ea', '#e9dfea', '#e3eadb']);
  const drape = random.pick(['#d98f8f', '#8fb0cf', '#a9c59a', '#c6a5cf']);
  const ww = w * random.between(0.34, 0.5);
  const x = random.between(0.05, 0.55) * w;
  const y = h * random.between(0.06, 0.14);
  const wh = h * random.between(0.4, 0.52);
  const curtain = (s: 1 | -1): string => {
    const edge = s === -1 ? x - ww * 0.12 : x + ww * 1.12;
    return path(
      `M${at(edge, y - h * 0.04)}L${at(edge - s * ww * 0.34, y - h * 0.04)}C${at(edge - s * ww * 0.3, y + wh * 0.5, edge - s * ww * 0.2, y + wh * 0.8, edge - s * ww * 0.16, y + wh * 1.2)}L${at(edge, y + wh * 1.2)}Z`,
      { fill: drape },
    );
  };
  return {
    defs: '',
    behind:
      rect(0, 0, w, h, { fill: wall }) +
      floor(c, 0.82, '#c7a483') +
      windowPane(x, y, ww, wh, '#a9d6ee', '#fdfaf6') +
      rect(x - ww * 0.2, y - h * 0.05, ww * 1.4, h * 0.014, { fill: '#8c6f5c' }) +
      curtain(-1) +
      curtain(1) +
      pot(x > w * 0.3 ? w * 0.12 : w * 0.86, h * 0.84, h * 0.26, random),
    front: '',
  };
};

export const library: DrawBackdrop = (c) => {
  const { w, h, random } = c;
  const wood = random.pick(['#8a6448', '#6f5848', '#9a7454']);
  const rows = random.whole(4, 5);
  const books = ['#b5545a', '#4f7396', '#6d9173', '#d1a85a', '#7d658f', '#d9cdb8', '#3f5560', '#c47f55'];
  const shelf = (row: number): string => {
    const top = (h * 0.9 * row) / rows;
    const height = (h * 0.9) / rows;
    let x = 12;
    let out = '';
    while (x < w - 10) {
      const thick = random.between(0.022, 0.05) * w;
      const tall = height * random.between(0.58, 0.84);
      if (random.chance(0.9)) {
        const colour = mix(random.pick(books), wood, 0.35);
        out +=
          rect(x, top + height - tall - 14, thick - 3, tall, { fill: colour }) +
          rect(x, top + height - tall * 0.8 - 14, thick - 3, 8, { fill: tint(colour, 0.4) });
      }
      x += thick;
    }
    return out + rect(0, top + height - 16, w, 16, { fill: shade(wood, 0.15) });
  };
  return {
    defs: '',
    behind:
      rect(0, 0, w, h, { fill: shade(wood, 0.35) }) +
      many(rows, shelf) +
      many(3, (i) => rect((w * i) / 2 - 12, 0, 24, h * 0.9, { fill: wood })) +
      floor(c, 0.9, '#b08b68'),
    front: '',
    light: { colour: '#ffb45a', opacity: 0.07 },
  };
};

export const classroom: DrawBackdrop = (c) => {
  const { w, h, random } = c;
  const x = w * random.between(0.04, 0.16);
  const y = h * random.between(0.12, 0.22);
  const bw = w * random.between(0.7, 0.84);
  const bh = h * 0.4;
  return {
    defs: '',
    behind:
      rect(0, 0, w, h, { fill: '#efe9d8' }) +
      rect(x, y, bw, bh, { fill: '#3f6b58', stroke: '#a9825c', width: 20 }) +
      many(7, () =>
        path(
          `M${at(x + bw * random.between(0.06, 0.6), y + bh * random.between(0.12, 0.85))}h${at(bw * random.between(0.08, 0.3))}`,
          { stroke: '#dfeae2', width: 7, opacity: 0.75 },
        ),
      ) +
      circle(x + bw * random.between(0.7, 0.88), y + bh * 0.4, bh * 0.2, {
        stroke: '#f2d8a0',
        width: 7,
        opacity: 0.8,
      }) +
      rect(x, y + bh + 10, bw, 16, { fill: '#c49c72' }) +
      floor(c, 0.84, '#c2a37e') +
      many(
        3,
        (i) =>
          rect(w * (i / 3) + w * random.between(0.02, 0.08), h * 0.76, w * 0.22, h * 0.03, {
            fill: '#d8b68a',
          }) +
          rect(w * (i / 3) + w * 0.08, h * 0.79, w * 0.02, h * 0.14, { fill: '#8d8f96' }) +
          rect(w * (i / 3) + w * 0.22, h * 0.79, w * 0.02, h * 0.14, { fill: '#8d8f96' }),
      ),
    front: '',
  };
};

export const cafe: DrawBackdrop = (c) => {
  const { w, h, random } = c;
  const wall = random.pick(['#e6cdb2', '#d9c6b9', '#cfd6c4']);
  const y = h * random.between(0.12, 0.2);
  return {
    defs: '',
    behind:
      rect(0, 0, w, h, { fill: wall }) +
      rect(0, h * 0.6, w, h * 0.4, { fill: shade(wall, 0.22) }) +
      many(2, (i) =>
        windowPane(
          w * (0.06 + i * 0.5),
          y,
          w * 0.38,
          h * 0.36,
          random.pick(['#bfe0ee', '#f4d9b0']),
          '#7a5a48',
        ),
      ) +
      many(3, (i) => {
        const x = w * (0.18 + i * 0.32) + random.between(-0.04, 0.04) * w;
        const drop = h * random.between(0.05, 0.12);
        return (
          path(`M${at(x, 0)}v${at(drop)}`, { stroke: '#4f4038', width: 6 }) +
          circle(x, drop + 36, 80, { fill: '#ffe2a0', opacity: 0.35 }) +
          path(`M${at(x - 50, drop + 50)}C${at(x - 44, drop - 14, x + 44, drop - 14, x + 50, drop + 50)}Z`, {
            fill: '#5b4a44',
          })
        );
      }) +
      rect(0, h * 0.76, w, h * 0.05, { fill: '#8a6248' }) +
      rect(0, h * 0.81, w, h * 0.19, { fill: '#6f4e3a' }) +
      many(4, () => {
        const x = random.unit() * w;
        return path(`M${at(x, h * 0.7)}h60l-8 ${at(h * 0.06)}h-44Z`, { fill: '#fbf7f0' });
      }),
    front: '',
    light: { colour: '#ffb060', opacity: 0.06 },
  };
};

export const workshop: DrawBackdrop = (c) => {
  const { w, h, random } = c;
  const steel = random.pick(['#8d98a3', '#a29a8c', '#7f8f92']);
  const pipe = (x: number, width: number): string =>
    rect(x, 0, width, h, { fill: shade(steel, 0.16) }) +
    rect(x + width * 0.18, 0, width * 0.18, h, { fill: tint(steel, 0.3), opacity: 0.6 }) +
    many(3, (i) =>
      rect(x - 8, h * (0.16 + i * 0.28) + random.between(-40, 40), width + 16, 26, {
        fill: shade(steel, 0.36),
      }),
    );
  const beam = h * random.between(0.1, 0.24);
  const stripes = (y: number): string =>
    rect(0, y, w, 54, { fill: '#e0b23f' }) +
    many(w / 70 + 2, (i) => path(`M${at(i * 70 - 40, y + 54)}l30 -54h34l-30 54Z`, { fill: '#3b3a40' }));
  return {
    defs: '',
    behind:
      rect(0, 0, w, h, { fill: tint(steel, 0.25) }) +
      many(5, (i) => rect(0, (h * i) / 5, w, 6, { fill: shade(steel, 0.1) })) +
      pipe(random.between(0.02, 0.22) * w, w * 0.08) +
      pipe(random.between(0.3, 0.6) * w, w * 0.05) +
      pipe(random.between(0.68, 0.9) * w, w * 0.1) +
      rect(0, beam, w, 70, { fill: shade(steel, 0.4) }) +
      many(w / 120, (i) =>
        path(`M${at(i * 120, beam + 66)}l60 -60l60 60`, { stroke: tint(steel, 0.1), width: 9 }),
      ) +
      floor(c, 0.84, shade(steel, 0.3)) +
      stripes(h * 0.8),
    front: '',
    light: { colour: '#ffa84a', opacity: 0.05 },
  };
};

export const laboratory: DrawBackdrop = (c) => {
  const { w, h, random } = c;
  const glow = random.pick(['#7fe0e0', '#9fd08a', '#f0b48a', '#a0b4f4']);
  const screen = (x: number, y: number, ww: number, hh: number): string =>
    rect(x, y, ww, hh, { fill: '#2c3d52', stroke: '#5b6f86', width: 12 }, 12) +
    path(
      `M${at(x + ww * 0.1, y + hh * 0.75)}${many(5, () => `l${at(ww * 0.16, hh * random.between(-0.3, 0.2))}`)}`,
      { stroke: glow, width: 7 },
    ) +
    many(3, (i) =>
      path(`M${at(x + ww * 0.1, y + hh * (0.16 + i * 0.1))}h${at(ww * random.between(0.2, 0.6))}`, {
        stroke: glow,
        width: 6,
        opacity: 0.6,
      }),
    );
  return {
    defs: gradient('wall', [
      [0, '#dfe8ee'],
      [1, '#b9c9d6'],
    ]),
    behind:
      rect(0, 0, w, h, { fill: 'url(#wall)' }) +
      many(6, (i) => path(`M${at((w * i) / 6, 0)}v${at(h * 0.82)}`, { stroke: '#a9bac8', width: 6 })) +
      screen(
        w * random.between(0.02, 0.12),
        h * random.between(0.08, 0.2),
        w * random.between(0.3, 0.4),
        h * 0.26,
      ) +
      screen(
        w * random.between(0.54, 0.66),
        h * random.between(0.06, 0.3),
        w * random.between(0.26, 0.34),
        h * 0.2,
      ) +
      rect(0, h * 0.66, w, h * 0.04, { fill: '#f6f9fb' }) +
      rect(0, h * 0.7, w, h * 0.14, { fill: '#93a8b9' }) +
      many(4, () => {
        const x = random.unit() * w;
        return (
          rect(x, h * 0.58, 40, h * 0.08, { fill: glow, opacity: 0.75 }, 16) +
          rect(x - 4, h * 0.57, 48, 14, { fill: '#f6f9fb' }, 6)
        );
      }) +
      floor(c, 0.84, '#8497a6'),
    front: '',
  };
};
