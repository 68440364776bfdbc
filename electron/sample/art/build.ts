/** The body under the clothes, in head units: its measures, its outline, and where limbs begin. */
import { inked, shade } from './colour.ts';
import { at, path } from './svg.ts';

/** Half widths, measured from the middle line of the body. */
export interface Build {
  readonly shoulder: number;
  readonly waist: number;
  readonly hip: number;
  readonly neck: number;
  readonly arm: number;
  readonly curved: boolean;
}

export const builds = {
  girl: { shoulder: 268, waist: 158, hip: 232, neck: 74, arm: 112, curved: true },
  boy: { shoulder: 338, waist: 232, hip: 238, neck: 100, arm: 146, curved: false },
} as const satisfies Record<string, Build>;

/** The middle line of the body. */
export const cx = 470;
/** Heights of the body's landmarks. */
export const y = {
  neck: 936,
  shoulder: 1000,
  armpit: 1206,
  bust: 1330,
  waist: 1590,
  hip: 1880,
  crotch: 2040,
  ground: 2760,
} as const;

type Neckline = 'round' | 'v' | 'deep v' | 'high' | 'square';

export interface Silhouette {
  /** Room between body and cloth. */
  readonly ease?: number;
  /** Room at the waist, where a garment hangs straight. */
  readonly straight?: number;
  /** Where it ends, and how much wider than the hip it is there. */
  readonly hem: number;
  readonly flare?: number;
  readonly neckline: Neckline;
}

const necklines: Record<Neckline, (neck: number) => string> = {
  round: (k) => `C${at(cx + k - 10, 1000, cx - k + 30, 1020, cx - k - 26, 938)}`,
  v: (k) => `L${at(cx + 16, 1150)}L${at(cx - k - 26, 938)}`,
  'deep v': (k) => `L${at(cx + 16, 1420)}L${at(cx - k - 26, 938)}`,
  high: (k) => `C${at(cx + k, 880, cx - k, 880, cx - k - 26, 938)}`,
  square: (k) => `L${at(cx + k + 20, 1060)}L${at(cx - k - 10, 1068)}L${at(cx - k - 26, 938)}`,
};

/** The outline of a garment that covers the trunk, from the shoulders to its hem. */
export const silhouette = (b: Build, shape: Silhouette): string => {
  const { ease = 0, straight = 0, hem, flare = 0, neckline } = shape;
  const waist = b.waist + ease + straight;
  const hip = b.hip + ease;
  const below = hem > y.waist + 60;
  const bottom = below ? hip + flare : waist + (hem - y.armpit) * 0.02;
  const side = (s: 1 | -1): readonly [down: string, up: string] => {
    const x = (v: number): number => cx + s * v;
    const chest = b.shoulder - 62 + ease + (b.curved ? 12 : 0);
    const down =
      `M${at(x(b.neck + 26), 938)}C${at(x(b.neck + 70), 966 - ease, x(b.shoulder - 90), 974 - ease, x(b.shoulder - 30 + ease), 1004 - ease)}` +
      `C${at(x(b.shoulder + 12 + ease), 1030, x(b.shoulder + 10 + ease), 1120, x(b.shoulder - 20 + ease), 1200)}` +
      `L${at(x(chest), y.armpit + 10)}C${at(x(chest + 8), y.bust, x(waist + 20), 1480, x(waist), y.waist)}` +
      (below
        ? `C${at(x(waist + 6), 1700, x(hip - 6), 1780, x(hip), Math.min(y.hip, hem))}L${at(x(bottom), hem)}`
        : `L${at(x(bottom), hem)}`);
    const up =
      (below
        ? `L${at(x(bottom), hem)}L${at(x(hip), Math.min(y.hip, hem))}C${at(x(hip - 6), 1780, x(waist + 6), 1700, x(waist), y.waist)}`
        : `L${at(x(bottom), hem)}L${at(x(waist), y.waist > hem ? hem : y.waist)}`) +
      `C${at(x(waist + 20), 1480, x(chest + 8), y.bust, x(chest), y.armpit + 10)}L${at(x(b.shoulder - 20 + ease), 1200)}` +
      `C${at(x(b.shoulder + 10 + ease), 1120, x(b.shoulder + 12 + ease), 1030, x(b.shoulder - 30 + ease), 1004 - ease)}` +
      `C${at(x(b.shoulder - 90), 974 - ease, x(b.neck + 70), 966 - ease, x(b.neck + 26), 938)}`;
    return [down, up];
  };
  return `${side(-1)[0]}${side(1)[1]}${necklines[neckline](b.neck)}Z`;
};

/** The outline of a leg of trousers, or of the leg itself. @param room how much wider than the leg */
export const leg = (b: Build, side: 1 | -1, end: number, room: number): string => {
  const x = (v: number): number => cx + side * v;
  const t = (end - y.hip) / (y.ground - y.hip);
  const outer = b.hip + room - t * (b.hip * 0.22 - room * 0.4);
  return (
    `M${at(x(0), y.hip - 60)}L${at(x(b.hip + room), y.hip - 60)}C${at(x(b.hip + room + 14), 2020, x(outer + 10), 2200, x(outer), end)}` +
    `L${at(x(38 + t * 20 - room * 0.5), end)}C${at(x(30), 2240, x(16), 2120, x(0), y.crotch)}Z`
  );
};

/** Neck, trunk and legs in skin. */
export const drawBody = (b: Build, skin: string): string => {
  const paint = { fill: skin, stroke: inked(skin), width: 10 };
  const k = b.neck;
  return [
    path(leg(b, -1, y.ground, 0), paint),
    path(leg(b, 1, y.ground, 0), paint),
    path(silhouette(b, { hem: 2050, neckline: 'high' }), paint),
    // The neck goes over the shoulders' outline, so it needs no line where it meets them.
    path(
      `M${at(cx - k, 740)}L${at(cx - k - 2, 880)}C${at(cx - k - 6, 930, cx - k - 50, 952, cx - k - 90, 968)}` +
        `L${at(cx, 1060)}L${at(cx + k + 90, 968)}C${at(cx + k + 50, 952, cx + k + 6, 930, cx + k + 2, 880)}L${at(cx + k, 740)}Z`,
      { fill: skin },
    ),
    path(
      `M${at(cx - k, 760)}L${at(cx - k - 2, 880)}C${at(cx - k - 6, 930, cx - k - 50, 952, cx - k - 90, 966)}` +
        `M${at(cx + k + 90, 966)}C${at(cx + k + 50, 952, cx + k + 6, 930, cx + k + 2, 880)}L${at(cx + k, 760)}`,
      { stroke: paint.stroke, width: 10 },
    ),
    path(
      `M${at(cx - k, 740)}L${at(cx - k, 830)}C${at(cx - 20, 880, cx + k - 20, 900, cx + k, 860)}L${at(cx + k, 740)}Z`,
      {
        fill: shade(skin, 0.34),
        opacity: 0.5,
      },
    ),
    path(
      `M${at(cx - 40, 1016)}C${at(cx - 90, 1004, cx - 130, 1004, cx - 160, 1010)}M${at(cx + 60, 1016)}C${at(cx + 100, 1004, cx + 140, 1004, cx + 166, 1010)}`,
      {
        stroke: shade(skin, 0.4),
        width: 6,
        opacity: 0.6,
      },
    ),
  ].join('');
};
