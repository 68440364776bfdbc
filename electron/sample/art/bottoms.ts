/** Skirts, trousers and legwear. */
import type { BottomKind } from '../outfit.ts';
import { type Build, cx, leg, y } from './build.ts';
import { cloth, fold, piece } from './cloth.ts';
import { at, path } from './svg.ts';

const skirt = (b: Build, hem: number, flare: number): string =>
  `M${at(cx - b.waist - 12, 1640)}C${at(cx - 60, 1668, cx + 80, 1668, cx + b.waist + 12, 1640)}C${at(cx + b.hip, 1790, cx + b.hip + flare * 0.5, 1900, cx + b.hip + flare, hem - 30)}C${at(cx + 120, hem + 30, cx - 120, hem + 30, cx - b.hip - flare, hem - 30)}C${at(cx - b.hip - flare * 0.5, 1900, cx - b.hip, 1790, cx - b.waist - 12, 1640)}Z`;

const pleats = (b: Build, hem: number, flare: number, count: number): string =>
  Array.from({ length: count }, (_, i) => {
    const t = (i + 1) / (count + 1) - 0.5;
    return `M${at(cx + t * 2 * b.waist, 1680)}L${at(cx + t * 2 * (b.hip + flare), hem)}`;
  }).join('');

export const drawBottom = (kind: BottomKind, b: Build, colour: string, trim: string): string => {
  const c = cloth(colour);
  const band = (fill: string): string =>
    path(`M${at(cx - b.waist - 6, 1662)}C${at(cx - 60, 1690, cx + 80, 1690, cx + b.waist + 6, 1662)}`, {
      stroke: fill,
      width: 30,
      flat: true,
    });
  switch (kind) {
    case 'pleated skirt':
      return (
        piece(skirt(b, 2180, 150), c) +
        fold(pleats(b, 2176, 150, 8), c, 8) +
        path(`M${at(cx - b.hip - 138, 2116)}C${at(cx - 120, 2176, cx + 120, 2176, cx + b.hip + 138, 2116)}`, {
          stroke: trim,
          width: 14,
        }) +
        band(c.dark)
      );
    case 'long skirt':
      return piece(skirt(b, 2620, 210), c) + fold(pleats(b, 2600, 190, 5), c, 8) + band(c.dark);
    case 'pants':
    case 'shorts': {
      const end = kind === 'pants' ? y.ground : 2190;
      const room = kind === 'pants' ? 18 : 34;
      const top = `M${at(cx - b.waist - 14, 1640)}L${at(cx + b.waist + 14, 1640)}L${at(cx + b.hip + room, y.hip - 40)}L${at(cx + b.hip + room, y.hip)}L${at(cx, y.crotch + 10)}L${at(cx - b.hip - room, y.hip)}L${at(cx - b.hip - room, y.hip - 40)}Z`;
      return (
        piece(leg(b, -1, end, room), c) +
        piece(leg(b, 1, end, room), c) +
        path(top, { fill: c.fill }) +
        path(
          `M${at(cx - b.hip - room, y.hip - 30)}C${at(cx - b.hip - 4, 1780, cx - b.waist - 20, 1700, cx - b.waist - 14, 1640)}M${at(cx + b.hip + room, y.hip - 30)}C${at(cx + b.hip + 4, 1780, cx + b.waist + 20, 1700, cx + b.waist + 14, 1640)}`,
          { stroke: c.line, width: 10 },
        ) +
        fold(
          `M${at(cx + 4, 1690)}L${at(cx, 2030)}M${at(cx - b.hip + 40, 1760)}C${at(cx - b.hip + 70, 1830, cx - b.hip + 50, 1880, cx - b.hip + 10, 1900)}M${at(cx + b.hip - 40, 1760)}C${at(cx + b.hip - 70, 1830, cx + b.hip - 50, 1880, cx + b.hip - 10, 1900)}M${at(cx - 30, 2080)}C${at(cx - 90, 2070, cx - 130, 2060, cx - 160, 2030)}`,
          c,
          7,
        ) +
        band(c.dark)
      );
    }
  }
};

export const drawLegwear = (
  kind: 'thighhighs' | 'pantyhose',
  b: Build,
  colour: string,
  trim: string,
): string => {
  const c = cloth(colour);
  if (kind === 'pantyhose') return piece(leg(b, -1, y.ground, 2), c) + piece(leg(b, 1, y.ground, 2), c);
  const from = 2290;
  return ([-1, 1] as const)
    .map((s) => {
      const x = (v: number): string => String(Math.round(cx + s * v));
      const outer = b.hip - 26;
      return (
        piece(
          `M${x(outer + 8)} ${from}L${x(38)} ${from}L${x(56)} ${y.ground}L${x(outer - 20)} ${y.ground}Z`,
          c,
        ) + path(`M${x(outer + 8)} ${from + 12}L${x(38)} ${from + 12}`, { stroke: trim, width: 26 })
      );
    })
    .join('');
};
