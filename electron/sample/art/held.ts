/** What a hand holds, placed at the hand. */
import type { Pose } from './arms.ts';
import { ink, inked, shade, tint } from './colour.ts';
import { circle, ellipse, group, n, path, rect } from './svg.ts';

/** `behind` goes under the hand, `front` over it. */
interface Held {
  readonly behind: string;
  readonly front: string;
}

interface Brush {
  /** Draws at the hand. */
  readonly put: (...shapes: readonly string[]) => string;
  readonly colour: string;
  readonly paint: { readonly fill: string; readonly stroke: string; readonly width: number };
}

const things: Partial<Record<Pose, (brush: Brush) => Held>> = {
  'holding cup': ({ put, colour, paint }) => ({
    behind: put(
      path('M-10 -130C-24 -170 10 -180 -4 -216M34 -130C20 -170 54 -180 40 -216', {
        stroke: '#ffffff',
        width: 10,
        opacity: 0.8,
      }),
      path('M70 -70C130 -80 130 30 66 20', { stroke: inked(colour), width: 24 }),
      path('M-74 -110H78L62 70C58 90 -54 90 -58 70Z', { ...paint, fill: '#fdfaf5' }),
      rect(-68, -60, 138, 44, { fill: colour }),
      ellipse(2, -110, 76, 16, { fill: '#7a5138', stroke: inked('#7a5138'), width: 8 }),
    ),
    front: '',
  }),
  'holding book': ({ put, colour }) => ({
    behind: '',
    front: put(
      path('M-360 -150L-170 -120L30 -160V120L-170 166L-360 130Z', {
        fill: shade(colour, 0.1),
        stroke: inked(colour),
        width: 10,
      }),
      path(
        'M-340 -160C-280 -180 -210 -160 -170 -130C-120 -170 -50 -186 10 -176V100C-50 96 -120 110 -170 146C-210 116 -280 104 -340 112Z',
        { fill: colour, stroke: inked(colour), width: 9 },
      ),
      path('M-170 -130V146', { stroke: inked(colour), width: 9 }),
      rect(-128, -90, 100, 70, { fill: tint(colour, 0.6) }, 6),
    ),
  }),
  'holding tablet pc': ({ put }) => ({
    behind: '',
    front: put(
      group(
        'rotate(-12)',
        rect(-190, -170, 230, 320, { fill: '#3a3d4a', stroke: ink, width: 10 }, 20),
        rect(-172, -146, 194, 270, { fill: '#bfe3ea' }, 8),
        path('M-150 -110H-20M-150 -76H-60M-150 60L-110 -10L-70 30L-20 -30', {
          stroke: '#4a94a6',
          width: 10,
        }),
      ),
    ),
  }),
  'holding flower': ({ put }) => ({
    behind: put(
      path('M0 60C-10 -40 0 -120 10 -190M2 -60C40 -80 60 -110 66 -140', { stroke: '#5d9160', width: 14 }),
      path('M-4 -40C-50 -50 -70 -80 -80 -110C-40 -110 -14 -80 -4 -40Z', {
        fill: '#74ad72',
        stroke: '#3f6647',
        width: 7,
      }),
      ...[0, 60, 120, 180, 240, 300].map((a) =>
        group(
          `translate(10 -220) rotate(${a})`,
          ellipse(0, -44, 30, 42, { fill: '#fff5f7', stroke: '#b7728c', width: 7 }),
        ),
      ),
      circle(10, -220, 26, { fill: '#f4c64f', stroke: '#8d6a28', width: 7 }),
    ),
    front: '',
  }),
  'holding staff': ({ put, colour }) => ({
    behind: put(
      path('M0 -760V1500', { stroke: ink, width: 44 }),
      path('M0 -760V1500', { stroke: '#7d6a5c', width: 28 }),
      path('M0 -1010L86 -850L0 -700L-86 -850Z', {
        fill: tint(colour, 0.25),
        stroke: inked(colour),
        width: 11,
      }),
      path('M0 -1010L0 -700L-86 -850Z', { fill: shade(colour, 0.2), opacity: 0.45 }),
      path('M-120 -690C-60 -640 60 -640 120 -690', { stroke: ink, width: 40 }),
      path('M-120 -690C-60 -640 60 -640 120 -690', { stroke: '#d7b968', width: 24 }),
    ),
    front: '',
  }),
};

export const drawHeld = (pose: Pose, [x, y]: readonly [number, number], colour: string): Held => {
  const put: Brush['put'] = (...shapes) => group(`translate(${n(x)} ${n(y)})`, ...shapes);
  const paint = { fill: colour, stroke: inked(colour), width: 10 };
  return things[pose]?.({ put, colour, paint }) ?? { behind: '', front: '' };
};
