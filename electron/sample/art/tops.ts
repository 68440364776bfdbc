/** Tops and whole garments. */
import type { TopKind } from '../outfit.ts';
import { type Build, cx, silhouette, y } from './build.ts';
import { type Cloth, cloth, fold, type Layers, piece } from './cloth.ts';
import { at, circle, path } from './svg.ts';

type Draw = (b: Build, c: Cloth, trim: Cloth) => Layers;

/** Creases at chest and waist, that give a flat shape volume. */
const creases = (b: Build, c: Cloth): string =>
  fold(
    `M${at(cx - b.shoulder + 84, 1210)}C${at(cx - b.shoulder + 120, 1290, cx - 150, 1350, cx - 60, 1350)}` +
      (b.curved
        ? `M${at(cx + b.shoulder - 84, 1210)}C${at(cx + b.shoulder - 120, 1290, cx + 170, 1344, cx + 90, 1350)}`
        : '') +
      `M${at(cx - b.waist + 6, 1560)}C${at(cx - 100, 1590, cx - 60, 1590, cx - 30, 1570)}M${at(cx + b.waist - 6, 1530)}C${at(cx + 110, 1570, cx + 70, 1580, cx + 50, 1570)}`,
    c,
  );

const shadow = (b: Build, c: Cloth): string =>
  path(
    `M${at(cx - b.shoulder + 66, 1220)}C${at(cx - b.shoulder + 90, 1340, cx - b.waist + 14, 1480, cx - b.waist + 8, 1588)}L${at(cx - b.waist + 60, 1588)}C${at(cx - b.waist + 50, 1480, cx - b.shoulder + 130, 1340, cx - b.shoulder + 66, 1220)}Z`,
    { fill: c.dark, opacity: 0.5 },
  );

/** Two wings of a shirt's collar. */
const shirtCollar = (b: Build, c: Cloth): string =>
  piece(
    `M${at(cx - b.neck - 10, 900)}L${at(cx - b.neck - 66, 1000)}L${at(cx - 66, 1092)}L${at(cx + 12, 992)}C${at(cx - 40, 970, cx - b.neck, 940, cx - b.neck - 10, 900)}Z`,
    c,
  ) +
  piece(
    `M${at(cx + b.neck + 10, 900)}L${at(cx + b.neck + 66, 1000)}L${at(cx + 92, 1092)}L${at(cx + 12, 992)}C${at(cx + 60, 970, cx + b.neck, 940, cx + b.neck + 10, 900)}Z`,
    c,
  );

const placket = (c: Cloth, from: number, to: number, buttons: number): string =>
  fold(`M${at(cx + 12, from)}L${at(cx + 10, to)}`, c) +
  Array.from({ length: buttons }, (_, i) =>
    circle(cx + 24, from + 70 + (i * (to - from)) / buttons, 9, { fill: c.light, stroke: c.line, width: 5 }),
  ).join('');

/** A rolled or standing band around the neck. */
const neckBand = (b: Build, c: Cloth, top: number): string =>
  piece(
    `M${at(cx - b.neck - 6, top)}C${at(cx - 30, top + 34, cx + 40, top + 34, cx + b.neck + 6, top)}L${at(cx + b.neck + 40, 952)}C${at(cx + 40, 1010, cx - 40, 1010, cx - b.neck - 40, 952)}Z`,
    c,
  );

const hoodBehind = (b: Build, c: Cloth): string =>
  piece(
    `M${at(cx - b.shoulder + 70, 1010)}C${at(cx - b.shoulder + 10, 880, cx - 210, 800, cx - 60, 820)}L${at(cx + 90, 820)}C${at(cx + 220, 800, cx + b.shoulder - 10, 880, cx + b.shoulder - 70, 1010)}Z`,
    { ...c, fill: c.dark },
  );

const hoodFront = (b: Build, c: Cloth): string =>
  piece(
    `M${at(cx - b.neck - 20, 884)}C${at(cx - b.shoulder + 60, 900, cx - b.shoulder + 40, 1000, cx - b.shoulder + 110, 1030)}C${at(cx - 110, 1060, cx - 40, 1110, cx + 14, 1130)}C${at(cx + 70, 1110, cx + 130, 1060, cx + b.shoulder - 110, 1030)}C${at(cx + b.shoulder - 40, 1000, cx + b.shoulder - 60, 900, cx + b.neck + 20, 884)}C${at(cx + b.neck, 980, cx + 60, 1030, cx + 14, 1048)}C${at(cx - 40, 1030, cx - b.neck, 980, cx - b.neck - 20, 884)}Z`,
    c,
  );

const basic =
  (neckline: 'round' | 'high' | 'v', hem: number, more: (b: Build, c: Cloth, trim: Cloth) => string): Draw =>
  (b, c, trim) => ({
    trunk:
      piece(
        silhouette(b, { hem, ease: hem > y.waist + 60 ? 16 : 8, straight: b.curved ? 8 : 0, neckline }),
        c,
      ) +
      shadow(b, c) +
      creases(b, c) +
      more(b, c, trim),
  });

const draws: Record<TopKind, Draw> = {
  'collared shirt': (b, c, trim) => ({
    ...basic('v', 1760, (_, cc) => placket(cc, 1090, 1740, 4))(b, c, trim),
    over: shirtCollar(b, c),
  }),
  't-shirt': basic(
    'round',
    1840,
    (b, _, trim) =>
      path(
        `M${at(cx - b.neck - 22, 944)}C${at(cx - b.neck + 30, 1026, cx + b.neck - 10, 1006, cx + b.neck + 22, 944)}`,
        { stroke: trim.fill, width: 18 },
      ) +
      path(`M${at(cx - b.shoulder + 74, 1250)}L${at(cx + b.shoulder - 74, 1250)}`, {
        stroke: trim.fill,
        width: 56,
        opacity: 0.9,
        flat: true,
      }),
  ),
  turtleneck: (b, c, trim) => ({
    ...basic('high', 1790, () => '')(b, c, trim),
    over:
      neckBand(b, c, 868) +
      fold(`M${at(cx - b.neck - 16, 910)}C${at(cx - 30, 944, cx + 40, 944, cx + b.neck + 16, 910)}`, c),
  }),
  sweater: basic(
    'round',
    1850,
    (b, c, trim) =>
      path(
        `M${at(cx - b.neck - 24, 944)}C${at(cx - b.neck + 30, 1032, cx + b.neck - 10, 1012, cx + b.neck + 24, 944)}`,
        { stroke: c.dark, width: 30 },
      ) +
      Array.from({ length: 3 }, (_, i) =>
        path(
          `M${at(cx - b.shoulder + 80, 1440 + i * 60)}l40 -34l40 34l40 -34l40 34l40 -34l40 34l40 -34l40 34l40 -34${b.curved ? '' : 'l40 34l40 -34'}`,
          { stroke: i === 1 ? trim.fill : c.light, width: 11 },
        ),
      )
        .slice(0, b.curved ? 1 : 2)
        .join(''),
  ),
  hoodie: (b, c, trim) => ({
    behind: hoodBehind(b, c),
    trunk:
      piece(silhouette(b, { hem: 1900, ease: 34, straight: b.curved ? 46 : 10, neckline: 'round' }), c) +
      shadow(b, c) +
      creases(b, c) +
      piece(`M${at(cx - 130, 1640)}L${at(cx + 140, 1640)}L${at(cx + 190, 1840)}L${at(cx - 180, 1840)}Z`, c) +
      fold(`M${at(cx - b.hip - 20, 1868)}L${at(cx + b.hip + 20, 1868)}`, c, 14),
    over:
      hoodFront(b, c) +
      path(
        `M${at(cx - 46, 1090)}C${at(cx - 60, 1160, cx - 50, 1220, cx - 58, 1290)}M${at(cx + 70, 1090)}C${at(cx + 84, 1150, cx + 74, 1200, cx + 80, 1262)}`,
        { stroke: trim.fill, width: 12 },
      ),
  }),
  serafuku: (b, c, trim) => ({
    ...basic('v', 1740, () => '')(b, c, trim),
    over:
      piece(
        `M${at(cx - b.neck - 6, 892)}C${at(cx - b.neck - 90, 940, cx - b.shoulder + 60, 990, cx - b.shoulder + 40, 1150)}L${at(cx - 110, 1150)}L${at(cx + 14, 1250)}L${at(cx + 136, 1150)}L${at(cx + b.shoulder - 40, 1150)}C${at(cx + b.shoulder - 60, 990, cx + b.neck + 90, 940, cx + b.neck + 6, 892)}C${at(cx + b.neck, 1000, cx + 50, 1130, cx + 14, 1190)}C${at(cx - 30, 1130, cx - b.neck, 1000, cx - b.neck - 6, 892)}Z`,
        trim,
      ) +
      path(
        `M${at(cx - b.shoulder + 66, 1126)}L${at(cx - 104, 1126)}M${at(cx + 132, 1126)}L${at(cx + b.shoulder - 66, 1126)}`,
        { stroke: '#fffaf2', width: 9 },
      ),
  }),
  bodysuit: basic(
    'high',
    2050,
    (b, _, trim) =>
      path(
        `M${at(cx - b.shoulder + 100, 1010)}C${at(cx - 60, 1180, cx - b.waist - 10, 1400, cx - b.waist + 10, 1590)}M${at(cx + b.shoulder - 100, 1010)}C${at(cx + 80, 1180, cx + b.waist + 10, 1400, cx + b.waist - 10, 1590)}`,
        { stroke: trim.fill, width: 14 },
      ) + path(`M${at(cx + 12, 950)}L${at(cx + 10, 1500)}`, { stroke: trim.fill, width: 8 }),
  ),
  dress: (b, c, trim) => ({
    trunk:
      piece(silhouette(b, { hem: 2300, ease: 22, straight: -8, flare: 190, neckline: 'square' }), c) +
      shadow(b, c) +
      creases(b, c) +
      fold(
        `M${at(cx - 120, 1700)}L${at(cx - 200, 2270)}M${at(cx - 30, 1700)}L${at(cx - 50, 2280)}M${at(cx + 60, 1700)}L${at(cx + 100, 2280)}M${at(cx + 130, 1700)}L${at(cx + 250, 2260)}`,
        c,
      ) +
      path(`M${at(cx - b.waist - 16, 1600)}C${at(cx - 60, 1640, cx + 80, 1640, cx + b.waist + 16, 1600)}`, {
        stroke: trim.fill,
        width: 54,
        flat: true,
      }) +
      path(`M${at(cx - b.hip - 208, 2276)}L${at(cx + b.hip + 208, 2276)}`, { stroke: trim.fill, width: 22 }),
  }),
  'china dress': (b, c, trim) => ({
    trunk:
      piece(silhouette(b, { hem: 2340, ease: 14, flare: 60, neckline: 'high' }), c) +
      shadow(b, c) +
      creases(b, c) +
      path(`M${at(cx + 12, 1000)}C${at(cx + 80, 1080, cx + 150, 1130, cx + b.shoulder - 66, 1190)}`, {
        stroke: trim.fill,
        width: 14,
      }) +
      [
        [cx + 30, 1020],
        [cx + 104, 1098],
        [cx + 172, 1160],
      ]
        .map(
          ([x = 0, yy = 0]) =>
            path(`M${at(x - 32, yy + 22)}L${at(x + 32, yy - 22)}`, { stroke: trim.fill, width: 12 }) +
            circle(x, yy, 13, { fill: trim.light, stroke: trim.line, width: 5 }),
        )
        .join('') +
      path(`M${at(cx + 150, 1880)}L${at(cx + 190, 2340)}`, { stroke: trim.fill, width: 14 }),
    over:
      neckBand(b, c, 880) +
      path(`M${at(cx - b.neck - 8, 884)}C${at(cx - 30, 916, cx + 40, 916, cx + b.neck + 8, 884)}`, {
        stroke: trim.fill,
        width: 12,
      }),
  }),
  kimono: (b, c, trim) => ({
    trunk:
      piece(silhouette(b, { hem: 2500, ease: 30, straight: 40, flare: 30, neckline: 'v' }), c) +
      shadow(b, c) +
      fold(`M${at(cx + 20, 1700)}C${at(cx + 60, 2000, cx + 40, 2300, cx - 20, 2490)}`, c, 10) +
      piece(
        `M${at(cx - b.waist - 44, 1430)}L${at(cx + b.waist + 44, 1430)}L${at(cx + b.waist + 46, 1690)}L${at(cx - b.waist - 46, 1690)}Z`,
        trim,
      ) +
      path(`M${at(cx - b.waist - 40, 1562)}L${at(cx + b.waist + 40, 1562)}`, {
        stroke: trim.light,
        width: 26,
      }),
    over:
      piece(
        `M${at(cx + b.neck + 20, 900)}L${at(cx + b.neck + 74, 952)}L${at(cx - 40, 1430)}L${at(cx - 130, 1430)}Z`,
        { ...c, fill: c.light },
      ) +
      piece(
        `M${at(cx - b.neck - 20, 900)}L${at(cx - b.neck - 74, 952)}L${at(cx + 60, 1430)}L${at(cx + 150, 1430)}Z`,
        { ...c, fill: '#fbf6ee' },
      ) +
      piece(
        `M${at(cx - b.neck - 44, 912)}L${at(cx - b.neck - 96, 960)}L${at(cx + 20, 1430)}L${at(cx + 112, 1430)}Z`,
        c,
      ),
  }),
};

export const drawTop = (kind: TopKind, b: Build, colour: string, trim: string): Layers =>
  draws[kind](b, cloth(colour), cloth(trim));
