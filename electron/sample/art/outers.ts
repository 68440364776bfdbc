/** What is worn over a top. Open garments are two halves, so that the top shows between them. */
import type { OuterKind } from '../outfit.ts';
import { type Build, cx, silhouette, y } from './build.ts';
import { type Cloth, cloth, fold, type Layers, piece } from './cloth.ts';
import { at, circle, path, rect } from './svg.ts';

type Draw = (b: Build, c: Cloth, trim: Cloth) => Layers;

interface Open {
  readonly hem: number;
  readonly flare: number;
  readonly ease: number;
  /** Half the gap at chest and hem. */
  readonly gap: readonly [chest: number, hem: number];
}

/** One half of an open garment. */
const half = (b: Build, s: 1 | -1, { hem, flare, ease, gap }: Open): string => {
  const x = (v: number): number => cx + 8 + s * v;
  const chest = b.shoulder - 44 + ease;
  const waist = Math.max(b.waist + 50, b.waist + ease + 20);
  const hip = b.hip + ease + 6;
  const long = hem > y.hip;
  return (
    `M${at(x(b.neck + 8), 912)}C${at(x(b.neck + 70), 960 - ease, x(b.shoulder - 90), 968 - ease, x(b.shoulder - 24 + ease), 1000 - ease)}` +
    `C${at(x(b.shoulder + 20 + ease), 1030, x(b.shoulder + 18 + ease), 1120, x(b.shoulder - 14 + ease), 1200)}L${at(x(chest), 1216)}` +
    `C${at(x(chest), 1340, x(waist + 14), 1480, x(waist), y.waist)}` +
    (long
      ? `C${at(x(waist + 10), 1700, x(hip), 1800, x(hip), y.hip)}L${at(x(hip + flare), hem)}`
      : `L${at(x(waist + flare), hem)}`) +
    `L${at(x(gap[1]), hem + 24)}C${at(x(gap[0] + 6), 1700, x(gap[0]), 1500, x(gap[0]), 1340)}C${at(x(gap[0] - 8), 1180, x(b.neck - 16), 1020, x(b.neck + 8), 912)}Z`
  );
};

const halves = (b: Build, c: Cloth, open: Open): string =>
  ([-1, 1] as const)
    .map(
      (s) =>
        piece(half(b, s, open), c) +
        fold(
          `M${at(cx + s * (b.shoulder - 70), 1220)}C${at(cx + s * (b.shoulder - 90), 1300, cx + s * (b.shoulder - 110), 1360, cx + s * (b.shoulder - 130), 1400)}M${at(cx + s * (b.waist + 30), 1600)}C${at(cx + s * b.waist, 1620, cx + s * (b.waist - 20), 1620, cx + s * (b.waist - 40), 1604)}`,
          c,
        ),
    )
    .join('');

/** Lapels from the neck down to `to`. */
const lapels = (b: Build, c: Cloth, to: number, spread: number): string =>
  ([-1, 1] as const)
    .map((s) => {
      const x = (v: number): number => cx + 8 + s * v;
      return (
        piece(
          `M${at(x(b.neck + 2), 884)}L${at(x(b.neck + 70), 960)}L${at(x(spread + 96), 1096)}L${at(x(spread + 56), 1120)}L${at(x(spread + 84), 1172)}L${at(x(40), to)}C${at(x(44), 1200, x(b.neck - 20), 1020, x(b.neck + 2), 884)}Z`,
          c,
        ) + fold(`M${at(x(b.neck + 40), 1010)}L${at(x(spread + 60), 1120)}`, c)
      );
    })
    .join('');

const buttons = (points: readonly (readonly [number, number])[], c: Cloth): string =>
  points.map(([x, yy]) => circle(x, yy, 15, { fill: c.fill, stroke: c.line, width: 6 })).join('');

const draws: Record<OuterKind, Draw> = {
  'open jacket': (b, c, trim) => ({
    trunk:
      halves(b, c, { hem: 1790, flare: 10, ease: 18, gap: [96, 120] }) +
      path(
        `M${at(cx - 92, 1330)}C${at(cx - 92, 1500, cx - 96, 1640, cx - 108, 1800)}M${at(cx + 108, 1330)}C${at(cx + 108, 1500, cx + 112, 1640, cx + 124, 1800)}`,
        { stroke: trim.fill, width: 12 },
      ) +
      fold(
        `M${at(cx - b.waist - 44, 1754)}L${at(cx - 112, 1772)}M${at(cx + 128, 1772)}L${at(cx + b.waist + 58, 1754)}`,
        c,
        12,
      ),
    over: ([-1, 1] as const)
      .map((s) =>
        piece(
          `M${at(cx + 8 + s * (b.neck + 4), 862)}L${at(cx + 8 + s * (b.neck + 66), 900)}C${at(cx + 8 + s * (b.neck + 84), 980, cx + 8 + s * 150, 1060, cx + 8 + s * 108, 1180)}C${at(cx + 8 + s * 80, 1080, cx + 8 + s * (b.neck + 6), 980, cx + 8 + s * (b.neck + 4), 862)}Z`,
          c,
        ),
      )
      .join(''),
  }),
  'open coat': (b, c, trim) => ({
    behind: piece(
      `M${at(cx - b.waist, 1660)}L${at(cx + b.waist, 1660)}L${at(cx + b.hip + 150, 2640)}L${at(cx - b.hip - 150, 2640)}Z`,
      { ...c, fill: c.dark },
    ),
    trunk:
      halves(b, c, { hem: 2560, flare: 150, ease: 26, gap: [100, 190] }) +
      path(
        `M${at(cx - 94, 1330)}C${at(cx - 94, 1700, cx - 100, 2000, cx - 176, 2570)}M${at(cx + 110, 1330)}C${at(cx + 110, 1700, cx + 116, 2000, cx + 192, 2570)}`,
        { stroke: trim.fill, width: 14 },
      ) +
      fold(`M${at(cx - b.hip + 10, 1780)}l110 26M${at(cx + b.hip - 10, 1780)}l-100 26`, c, 12),
    over: lapels(b, c, 1360, 96),
  }),
  'military jacket': (b, c, trim) => ({
    trunk:
      piece(
        silhouette(b, { hem: 1960, ease: 26, straight: b.curved ? 26 : 0, flare: 20, neckline: 'high' }),
        c,
      ) +
      fold(
        `M${at(cx + 110, 1010)}C${at(cx + 120, 1300, cx + 96, 1600, cx + 130, 1950)}M${at(cx - b.waist, 1620)}C${at(cx - 90, 1650, cx - 50, 1650, cx - 20, 1640)}`,
        c,
        8,
      ) +
      buttons(
        [1120, 1270, 1420].flatMap(
          (yy) =>
            [
              [cx - 66, yy],
              [cx + 74, yy],
            ] as const,
        ),
        trim,
      ) +
      path(`M${at(cx - b.hip - 30, 1938)}L${at(cx + b.hip + 30, 1938)}`, { stroke: trim.fill, width: 14 }),
    over:
      piece(
        `M${at(cx - b.neck - 16, 862)}C${at(cx - 30, 902, cx + 40, 902, cx + b.neck + 16, 862)}L${at(cx + b.neck + 54, 960)}C${at(cx + 60, 1020, cx + 30, 1030, cx + 10, 1050)}C${at(cx - 20, 1030, cx - 50, 1020, cx - b.neck - 54, 960)}Z`,
        c,
      ) +
      path(`M${at(cx - b.neck - 18, 868)}C${at(cx - 30, 908, cx + 40, 908, cx + b.neck + 18, 868)}`, {
        stroke: trim.fill,
        width: 13,
      }),
  }),
  blazer: (b, c, trim) => ({
    trunk:
      halves(b, c, { hem: 1880, flare: 24, ease: 16, gap: [70, 96] }) +
      piece(
        `M${at(cx - 64, 1360)}L${at(cx + 82, 1360)}L${at(cx + 92, 1560)}L${at(cx + 50, 1700)}L${at(cx - 44, 1700)}L${at(cx - 70, 1560)}Z`,
        c,
      ) +
      fold(`M${at(cx + 66, 1370)}C${at(cx + 60, 1480, cx + 56, 1600, cx + 40, 1690)}`, c, 8) +
      buttons(
        [
          [cx + 36, 1460],
          [cx + 32, 1580],
        ],
        trim,
      ) +
      rect(cx + 140, 1240, 74, 20, { fill: trim.fill, stroke: c.line, width: 5 }, 4),
    over: lapels(b, c, 1400, 70),
  }),
  labcoat: (b, c, trim) => ({
    behind: piece(
      `M${at(cx - b.waist, 1660)}L${at(cx + b.waist, 1660)}L${at(cx + b.hip + 120, 2500)}L${at(cx - b.hip - 120, 2500)}Z`,
      { ...c, fill: c.dark },
    ),
    trunk:
      halves(b, c, { hem: 2440, flare: 110, ease: 30, gap: [104, 170] }) +
      rect(cx - b.hip - 8, 1760, 120, 130, { fill: c.fill, stroke: c.dark, width: 7 }, 6) +
      rect(cx + b.hip - 104, 1760, 120, 130, { fill: c.fill, stroke: c.dark, width: 7 }, 6) +
      rect(cx + 132, 1236, 92, 80, { fill: c.fill, stroke: c.dark, width: 7 }, 6) +
      path(`M${at(cx + 160, 1206)}L${at(cx + 160, 1270)}`, { stroke: trim.fill, width: 13 }),
    over: lapels(b, c, 1330, 96),
  }),
  cardigan: (b, c, trim) => ({
    trunk:
      halves(b, c, { hem: 1860, flare: 20, ease: 24, gap: [84, 110] }) +
      path(
        `M${at(cx - b.neck - 4, 936)}C${at(cx - 110, 1100, cx - 90, 1400, cx - 94, 1866)}M${at(cx + b.neck + 18, 936)}C${at(cx + 126, 1100, cx + 104, 1400, cx + 112, 1866)}`,
        { stroke: c.dark, width: 24 },
      ) +
      buttons(
        [
          [cx - 92, 1420],
          [cx - 92, 1560],
          [cx - 94, 1700],
        ],
        trim,
      ),
  }),
  cape: (b, c, trim) => ({
    behind:
      piece(
        `M${at(cx - b.shoulder + 60, 960)}C${at(cx - b.shoulder - 190, 1300, cx - b.shoulder - 210, 1900, cx - b.shoulder - 190, 2500)}C${at(cx - 100, 2590, cx + 120, 2590, cx + b.shoulder + 190, 2500)}C${at(cx + b.shoulder + 210, 1900, cx + b.shoulder + 190, 1300, cx + b.shoulder - 60, 960)}Z`,
        { ...c, fill: c.dark },
      ) +
      path(
        `M${at(cx - b.shoulder - 186, 2440)}C${at(cx - 100, 2530, cx + 120, 2530, cx + b.shoulder + 186, 2440)}`,
        { stroke: trim.fill, width: 22 },
      ),
    over:
      piece(
        `M${at(cx - b.neck - 10, 880)}C${at(cx - b.neck - 100, 930, cx - b.shoulder - 60, 980, cx - b.shoulder - 56, 1230)}C${at(cx - 190, 1270, cx - 70, 1230, cx + 10, 1130)}C${at(cx + 90, 1230, cx + 200, 1270, cx + b.shoulder + 56, 1230)}C${at(cx + b.shoulder + 60, 980, cx + b.neck + 100, 930, cx + b.neck + 10, 880)}C${at(cx + b.neck, 1000, cx + 40, 1060, cx + 10, 1072)}C${at(cx - 30, 1060, cx - b.neck, 1000, cx - b.neck - 10, 880)}Z`,
        c,
      ) +
      path(
        `M${at(cx - b.shoulder - 44, 1200)}C${at(cx - 190, 1240, cx - 70, 1200, cx + 10, 1100)}C${at(cx + 90, 1200, cx + 200, 1240, cx + b.shoulder + 44, 1200)}`,
        { stroke: trim.fill, width: 13 },
      ) +
      circle(cx + 10, 1086, 30, { fill: trim.light, stroke: trim.line, width: 9 }),
  }),
  vest: (b, c, trim) => ({
    trunk:
      piece(silhouette(b, { hem: 1790, ease: 12, straight: b.curved ? 10 : 0, neckline: 'deep v' }), c) +
      fold(`M${at(cx + 14, 1420)}L${at(cx + 12, 1780)}`, c, 8) +
      buttons(
        [
          [cx + 34, 1490],
          [cx + 34, 1600],
          [cx + 34, 1710],
        ],
        trim,
      ) +
      rect(cx - b.waist + 14, 1640, 96, 16, { fill: c.dark }, 4),
  }),
};

export const drawOuter = (kind: OuterKind, b: Build, colour: string, trim: string): Layers =>
  draws[kind](b, cloth(colour), cloth(trim));
