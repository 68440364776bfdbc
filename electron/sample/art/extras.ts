/** Neckwear, belts, straps and other things worn over an outfit. */
import type { Extra, NeckKind } from '../outfit.ts';
import { type Build, cx } from './build.ts';
import { type Cloth, cloth, fold, type Layers, piece } from './cloth.ts';
import { at, circle, path, rect } from './svg.ts';

const bow = (x: number, yy: number, size: number, c: Cloth): string => {
  const p = (dx: number, dy: number): string => at(x + dx * size, yy + dy * size);
  return (
    piece(
      `M${p(-0.1, 0.1)}L${p(-0.62, 1.5)}L${p(-0.2, 1.36)}L${p(0, 0.3)}L${p(0.2, 1.4)}L${p(0.66, 1.44)}L${p(0.1, 0.1)}Z`,
      c,
    ) +
    piece(
      `M${p(0, 0)}C${p(-0.5, -0.7)} ${p(-1.2, -0.62)} ${p(-1.2, -0.4)}C${p(-1.1, 0)} ${p(-1.2, 0.3)} ${p(-1.1, 0.5)}C${p(-0.7, 0.6)} ${p(-0.3, 0.3)} ${p(0, 0)}Z`,
      c,
    ) +
    piece(
      `M${p(0, 0)}C${p(0.5, -0.7)} ${p(1.2, -0.62)} ${p(1.2, -0.4)}C${p(1.1, 0)} ${p(1.2, 0.3)} ${p(1.1, 0.5)}C${p(0.7, 0.6)} ${p(0.3, 0.3)} ${p(0, 0)}Z`,
      c,
    ) +
    fold(`M${p(-0.3, -0.1)}L${p(-0.8, -0.1)}M${p(0.3, -0.1)}L${p(0.8, -0.1)}`, c) +
    circle(x, yy, size * 0.24, { fill: c.fill, stroke: c.line, width: 9 })
  );
};

/** Neckwear in two layers: what an outer garment may cover, and what lies over everything. */
export const drawNeck = (kind: NeckKind, b: Build, colour: string): Layers => {
  const c = cloth(colour);
  switch (kind) {
    case 'necktie':
      return {
        over:
          piece(
            `M${at(cx - 20, 1040)}L${at(cx + 44, 1040)}L${at(cx + 80, 1500)}L${at(cx + 14, 1590)}L${at(cx - 56, 1500)}Z`,
            c,
          ) +
          fold(
            `M${at(cx - 36, 1300)}L${at(cx + 62, 1230)}M${at(cx - 42, 1400)}L${at(cx + 70, 1330)}`,
            { ...c, dark: c.light },
            14,
          ) +
          piece(`M${at(cx - 34, 984)}L${at(cx + 58, 984)}L${at(cx + 44, 1060)}L${at(cx - 20, 1060)}Z`, c),
      };
    case 'bowtie':
      return { over: bow(cx + 12, 1026, 74, c) };
    case 'neck ribbon':
      return { over: bow(cx + 12, 1180, 110, c) };
    case 'scarf':
      return {
        over:
          piece(`M${at(cx + 70, 980)}L${at(cx + 190, 1000)}L${at(cx + 210, 1480)}L${at(cx + 90, 1490)}Z`, c) +
          fold(
            `M${at(cx + 96, 1420)}L${at(cx + 206, 1412)}M${at(cx + 96, 1450)}L${at(cx + 206, 1442)}`,
            { ...c, dark: c.light },
            12,
          ) +
          piece(
            `M${at(cx - b.neck - 40, 880)}C${at(cx - b.neck - 110, 900, cx - b.neck - 120, 1000, cx - b.neck - 40, 1030)}C${at(cx - 60, 1080, cx + 90, 1080, cx + b.neck + 50, 1020)}C${at(cx + b.neck + 120, 990, cx + b.neck + 100, 890, cx + b.neck + 40, 870)}C${at(cx + 60, 930, cx - 60, 930, cx - b.neck - 40, 880)}Z`,
            c,
          ) +
          fold(
            `M${at(cx - b.neck - 60, 950)}C${at(cx - 60, 1010, cx + 80, 1010, cx + b.neck + 60, 940)}`,
            c,
            9,
          ),
      };
    case 'choker':
      return {
        over:
          path(`M${at(cx - b.neck - 2, 878)}C${at(cx - 30, 918, cx + 40, 918, cx + b.neck + 2, 872)}`, {
            stroke: c.line,
            width: 44,
            flat: true,
          }) +
          path(`M${at(cx - b.neck - 2, 878)}C${at(cx - 30, 918, cx + 40, 918, cx + b.neck + 2, 872)}`, {
            stroke: c.fill,
            width: 28,
            flat: true,
          }) +
          circle(cx + 16, 926, 16, { fill: '#f0d070', stroke: c.line, width: 6 }),
      };
  }
};

/** Fur: a row of round dashes, drawn wide in ink and again a little narrower. */
const fur = (b: Build): string => {
  const c = cloth('#f1e9df');
  const d = `M${at(cx - b.neck - 34, 868)}C${at(cx - b.neck - 120, 950, cx - 120, 1090, cx - 40, 1240)}M${at(cx + b.neck + 44, 868)}C${at(cx + b.neck + 130, 950, cx + 140, 1090, cx + 64, 1240)}`;
  const dots = (stroke: string, width: number): string =>
    path(d, { stroke, width, more: 'stroke-dasharray="0 54"' });
  return (
    dots(c.line, 122) +
    dots(c.fill, 104) +
    path(d, { stroke: c.dark, width: 8, opacity: 0.5, more: 'stroke-dasharray="10 26"' })
  );
};

interface Brush {
  readonly b: Build;
  /** The outfit's trim. */
  readonly t: ReturnType<typeof cloth>;
}

const leather = cloth('#5a4640');
const straight = { flat: true };

const extras: Record<Extra, (brush: Brush) => Layers> = {
  belt: ({ b }) => ({
    trunk:
      path(`M${at(cx - b.waist - 40, 1640)}C${at(cx - 60, 1676, cx + 80, 1676, cx + b.waist + 40, 1640)}`, {
        stroke: leather.line,
        width: 66,
        ...straight,
      }) +
      path(`M${at(cx - b.waist - 36, 1640)}C${at(cx - 60, 1676, cx + 80, 1676, cx + b.waist + 36, 1640)}`, {
        stroke: leather.fill,
        width: 48,
        ...straight,
      }) +
      rect(cx - 34, 1626, 88, 80, { fill: 'none', stroke: '#e3c56c', width: 16 }, 12),
  }),
  harness: ({ b, t }) => ({
    trunk:
      [-1, 1]
        .map(
          (s) =>
            path(
              `M${at(cx + s * (b.shoulder - 110), 990)}C${at(cx + s * (b.shoulder - 130), 1200, cx + s * 130, 1400, cx + s * (b.waist - 20), 1600)}`,
              { stroke: leather.line, width: 50 },
            ) +
            path(
              `M${at(cx + s * (b.shoulder - 110), 990)}C${at(cx + s * (b.shoulder - 130), 1200, cx + s * 130, 1400, cx + s * (b.waist - 20), 1600)}`,
              { stroke: leather.fill, width: 32 },
            ),
        )
        .join('') +
      path(`M${at(cx - 160, 1330)}L${at(cx + 170, 1330)}`, { stroke: leather.line, width: 50 }) +
      path(`M${at(cx - 160, 1330)}L${at(cx + 170, 1330)}`, { stroke: leather.fill, width: 32 }) +
      rect(cx - 22, 1302, 56, 56, { fill: t.fill, stroke: t.line, width: 9 }, 8),
  }),
  'id card': ({ b, t }) => ({
    over:
      path(
        `M${at(cx - b.neck - 10, 960)}C${at(cx - 80, 1200, cx - 50, 1300, cx - 44, 1360)}M${at(cx + b.neck + 20, 960)}C${at(cx + 60, 1200, cx - 20, 1300, cx - 40, 1360)}`,
        { stroke: t.fill, width: 13 },
      ) +
      rect(cx - 104, 1360, 120, 160, { fill: '#fbfaf7', stroke: t.line, width: 9 }, 12) +
      rect(cx - 90, 1380, 52, 62, { fill: t.light }, 4) +
      path(`M${at(cx - 84, 1470)}h80M${at(cx - 84, 1494)}h56`, { stroke: '#9a98a4', width: 9 }),
  }),
  epaulettes: ({ b, t }) => ({
    over: ([-1, 1] as const)
      .map((s) => {
        const x = cx + s * (b.shoulder - 60);
        return (
          piece(
            `M${at(x - s * 60, 968)}L${at(x + s * 76, 1006)}L${at(x + s * 86, 1056)}L${at(x - s * 60, 1016)}Z`,
            t,
          ) +
          Array.from({ length: 5 }, (_, i) =>
            path(`M${at(x + s * (70 - i * 16), 1056 - i * 4)}l0 44`, { stroke: t.dark, width: 9 }),
          ).join('')
        );
      })
      .join(''),
  }),
  'shoulder armor': ({ b, t }) => ({
    over: ([-1, 1] as const)
      .map((s) => {
        const x = (v: number): number => cx + s * (b.shoulder - 40 + v);
        const metal = cloth('#c3c8d2');
        return (
          piece(
            `M${at(x(-110), 968)}C${at(x(-20), 900, x(110), 960, x(112), 1100)}C${at(x(110), 1180, x(90), 1230, x(60), 1250)}C${at(x(30), 1180, x(-60), 1140, x(-116), 1120)}Z`,
            metal,
          ) +
          path(`M${at(x(-90), 1060)}C${at(x(-10), 1050, x(60), 1100, x(88), 1180)}`, {
            stroke: t.fill,
            width: 18,
          }) +
          path(`M${at(x(-70), 980)}C${at(x(0), 950, x(60), 980, x(80), 1050)}`, {
            stroke: '#eef1f6',
            width: 13,
            opacity: 0.9,
          }) +
          circle(x(-60), 1020, 13, { fill: t.light, stroke: t.line, width: 6 })
        );
      })
      .join(''),
  }),
  'fur collar': ({ b }) => ({ over: fur(b) }),
  apron: ({ b, t }) => ({
    trunk:
      piece(
        `M${at(cx - 130, 1180)}L${at(cx + 150, 1180)}L${at(cx + b.waist + 10, 1580)}C${at(cx + b.hip + 30, 1800, cx + b.hip + 60, 2000, cx + b.hip + 90, 2150)}C${at(cx + 120, 2240, cx - 110, 2240, cx - b.hip - 80, 2150)}C${at(cx - b.hip - 50, 2000, cx - b.hip - 20, 1800, cx - b.waist - 8, 1580)}Z`,
        cloth('#fbf8f3'),
      ) +
      path(`M${at(cx - b.waist - 10, 1590)}C${at(cx - 60, 1620, cx + 80, 1620, cx + b.waist + 10, 1590)}`, {
        stroke: t.fill,
        width: 34,
        ...straight,
      }) +
      rect(cx - 80, 1760, 190, 150, { fill: 'none', stroke: '#d8d0c6', width: 8 }, 20),
    over: path(
      `M${at(cx - 120, 1186)}L${at(cx - b.neck - 30, 950)}M${at(cx + 140, 1186)}L${at(cx + b.neck + 40, 950)}`,
      { stroke: '#fbf8f3', width: 34 },
    ),
  }),
  // Drawn with the arm, which is where it sits.
  armband: () => ({}),
};

/** @param trim the outfit's trim colour */
export const drawExtra = (extra: Extra, b: Build, trim: string): Layers =>
  extras[extra]({ b, t: cloth(trim) });
