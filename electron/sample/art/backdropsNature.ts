/** Backdrops in the country, by day. */
import { type Canvas, type DrawBackdrop, many } from './backdrop.ts';
import { clouds, fir, peaks, ridge, roundTree, skyGround } from './outdoors.ts';
import { at, circle, group, n, path, rect } from './svg.ts';

/** Petals, leaves or flakes that drift in front of everything. */
const drifting = ({ w, h, random }: Canvas, count: number, draw: (size: number) => string): string =>
  many(count, () =>
    group(
      `translate(${n(random.unit() * w)} ${n(random.unit() * h)}) rotate(${random.whole(0, 359)})`,
      draw(random.between(0.5, 1.1) * (Math.min(w, h) / 1024)),
    ),
  );

const petal =
  (colour: string) =>
  (s: number): string =>
    path(
      `M0 0C${n(12 * s)} ${n(-16 * s)} ${n(34 * s)} ${n(-14 * s)} ${n(40 * s)} 0C${n(34 * s)} ${n(14 * s)} ${n(12 * s)} ${n(14 * s)} 0 0Z`,
      { fill: colour, opacity: 0.9 },
    );

export const meadow: DrawBackdrop = (c) => {
  const sky = skyGround(c, '#7fbbe8', '#dff1f4');
  const level = c.random.between(0.62, 0.78);
  return {
    defs: sky.defs,
    behind:
      sky.behind +
      clouds(c, 5, '#ffffff') +
      ridge(c, level, 0.12, '#a5cfa6') +
      ridge(c, level + 0.1, 0.08, '#88bd86') +
      many(34, () =>
        circle(c.random.unit() * c.w, c.h * c.random.between(level + 0.1, 1), c.random.between(3, 9), {
          fill: c.random.pick(['#fff6cf', '#f7c5d2', '#ffffff']),
        }),
      ),
    front: '',
  };
};

export const beach: DrawBackdrop = (c) => {
  const sky = skyGround(c, '#6db8ea', '#e6f6f7');
  const { w, h, random } = c;
  const level = random.between(0.5, 0.64);
  return {
    defs: sky.defs,
    behind:
      sky.behind +
      clouds(c, 4, '#ffffff') +
      rect(0, h * level, w, h, { fill: '#4fa9c9' }) +
      rect(0, h * (level + 0.06), w, h, { fill: '#6cc3d3' }) +
      many(12, () =>
        path(
          `M${at(random.unit() * w, h * random.between(level + 0.01, level + 0.16))}h${n(random.between(0.05, 0.16) * w)}`,
          { stroke: '#d8f3f4', width: 5, opacity: 0.8 },
        ),
      ) +
      ridge(c, level + 0.24, 0.06, '#f1dfb8') +
      ridge(c, level + 0.3, 0.03, '#e7cf9f'),
    front: '',
  };
};

export const forest: DrawBackdrop = (c) => {
  const sky = skyGround(c, '#bfe0c4', '#eef5dc');
  const { w, h, random } = c;
  const trees = (count: number, foot: number, size: number, colour: string): string =>
    many(count, (i) =>
      fir(
        (w * (i + random.unit())) / count,
        h * (foot + random.between(-0.02, 0.02)),
        h * size * random.between(0.8, 1.25),
        colour,
      ),
    );
  return {
    defs: sky.defs,
    behind:
      sky.behind +
      trees(9, 0.62, 0.4, '#a8cfae') +
      trees(7, 0.74, 0.5, '#80b18d') +
      ridge(c, 0.78, 0.04, '#8cb784') +
      trees(4, 0.88, 0.64, '#578a6c') +
      ridge(c, 0.9, 0.03, '#6fa070') +
      many(3, () =>
        path(`M${at(random.unit() * w, 0)}l${n(w * 0.1)} 0l${n(-w * 0.25)} ${n(h)}l${n(-w * 0.14)} 0Z`, {
          fill: '#fffbe0',
          opacity: 0.22,
        }),
      ),
    front: '',
  };
};

export const cherryTrees: DrawBackdrop = (c) => {
  const sky = skyGround(c, '#a9d4ee', '#fdeef2');
  const { w, h, random } = c;
  return {
    defs: sky.defs,
    behind:
      sky.behind +
      ridge(c, 0.72, 0.08, '#cfe3c4') +
      many(4, (i) =>
        roundTree(
          (w * (i + random.unit())) / 4,
          h * random.between(0.72, 0.82),
          h * random.between(0.34, 0.5),
          '#f4b9c8',
          random,
        ),
      ) +
      ridge(c, 0.84, 0.03, '#b4d3a8'),
    front: drifting(c, 20, petal('#f8c4d2')),
  };
};

export const autumn: DrawBackdrop = (c) => {
  const sky = skyGround(c, '#d5e3ea', '#fbeed4');
  const { w, h, random } = c;
  return {
    defs: sky.defs,
    behind:
      sky.behind +
      ridge(c, 0.68, 0.12, '#e0b384') +
      many(5, (i) =>
        roundTree(
          (w * (i + random.unit())) / 5,
          h * random.between(0.74, 0.84),
          h * random.between(0.3, 0.5),
          random.pick(['#e08a4a', '#d9663f', '#e8b04a']),
          random,
        ),
      ) +
      ridge(c, 0.84, 0.04, '#c9905c'),
    front: drifting(c, 12, petal('#de7440')),
  };
};

export const snowfield: DrawBackdrop = (c) => {
  const sky = skyGround(c, '#a9bdd6', '#eaf1f7');
  const { w, h, random } = c;
  return {
    defs: sky.defs,
    behind:
      sky.behind +
      peaks(c, 0.68, '#93a6c2', '#f7fafc') +
      ridge(c, 0.7, 0.06, '#dfe8f1') +
      many(6, (i) =>
        fir(
          (w * (i + random.unit())) / 6,
          h * random.between(0.74, 0.84),
          h * random.between(0.14, 0.26),
          '#6f8a99',
        ),
      ) +
      ridge(c, 0.84, 0.05, '#f6f9fc'),
    front: many(60, () =>
      circle(random.unit() * w, random.unit() * h, random.between(2, 8) * (Math.min(w, h) / 1024), {
        fill: '#ffffff',
        opacity: 0.92,
      }),
    ),
    light: { colour: '#8fb4e8', opacity: 0.06 },
  };
};

export const rain: DrawBackdrop = (c) => {
  const sky = skyGround(c, '#6d7c8e', '#b7c3cb');
  const { w, h, random } = c;
  const drops = (count: number, opacity: number): string =>
    many(count, () =>
      path(
        `M${at(random.unit() * w * 1.1, random.unit() * h)}l${n(-h * 0.012)} ${n(h * random.between(0.03, 0.07))}`,
        { stroke: '#eef5fa', width: 3, opacity },
      ),
    );
  return {
    defs: sky.defs,
    behind:
      sky.behind +
      clouds(c, 6, '#8c99a8') +
      ridge(c, 0.76, 0.1, '#74878a') +
      ridge(c, 0.86, 0.05, '#5e7276') +
      drops(60, 0.5),
    front: drops(36, 0.6),
    light: { colour: '#3a5078', opacity: 0.1 },
  };
};
