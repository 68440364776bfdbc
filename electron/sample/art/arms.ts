/** Arms: a pose is where elbows and hands are; sleeves, gloves and held things follow it. */
import { type Build, cx } from './build.ts';
import { inked, shade } from './colour.ts';
import { at, circle, ellipse, group, n, path } from './svg.ts';

export type Pose =
  | 'arms at sides'
  | 'hand on own hip'
  | 'arms behind back'
  | 'crossed arms'
  | 'waving'
  | 'v'
  | 'hand on own chest'
  | 'own hands together'
  | 'hands in pockets'
  | 'holding cup'
  | 'holding book'
  | 'holding tablet pc'
  | 'holding flower'
  | 'holding staff';

type Point = readonly [x: number, y: number];
type Hand = 'loose' | 'hidden' | 'open' | 'v' | 'fist';

/** Elbow and hand from the middle line, x outwards; `hand` says what the fingers do. */
interface ArmPose {
  readonly elbow: Point;
  readonly hand: Point;
  readonly fingers: Hand;
  readonly behind?: boolean;
}

const down: ArmPose = { elbow: [330, 1490], hand: [342, 1900], fingers: 'loose' };
const raisedTo = (x: number, y: number, fingers: Hand): ArmPose => ({
  elbow: [400, 1420],
  hand: [x, y],
  fingers,
});

/** The near arm (left in the picture), then the far one. */
const poses: Record<Pose, readonly [ArmPose, ArmPose]> = {
  'arms at sides': [down, down],
  'hand on own hip': [down, { elbow: [500, 1450], hand: [250, 1700], fingers: 'fist' }],
  'arms behind back': [
    { elbow: [330, 1440], hand: [150, 1720], fingers: 'hidden', behind: true },
    { elbow: [330, 1440], hand: [150, 1720], fingers: 'hidden', behind: true },
  ],
  'crossed arms': [
    { elbow: [340, 1440], hand: [-150, 1370], fingers: 'hidden' },
    { elbow: [340, 1450], hand: [-120, 1450], fingers: 'loose' },
  ],
  waving: [down, raisedTo(520, 930, 'open')],
  v: [{ elbow: [420, 1450], hand: [250, 1690], fingers: 'fist' }, raisedTo(440, 940, 'v')],
  'hand on own chest': [down, { elbow: [380, 1460], hand: [40, 1270], fingers: 'loose' }],
  'own hands together': [
    { elbow: [340, 1450], hand: [36, 1560], fingers: 'loose' },
    { elbow: [340, 1450], hand: [10, 1570], fingers: 'loose' },
  ],
  'hands in pockets': [
    { elbow: [370, 1460], hand: [230, 1790], fingers: 'hidden' },
    { elbow: [370, 1460], hand: [230, 1790], fingers: 'hidden' },
  ],
  'holding cup': [down, { elbow: [370, 1460], hand: [110, 1240], fingers: 'fist' }],
  'holding book': [
    { elbow: [350, 1450], hand: [130, 1420], fingers: 'fist' },
    { elbow: [360, 1450], hand: [190, 1400], fingers: 'fist' },
  ],
  'holding tablet pc': [down, { elbow: [390, 1480], hand: [210, 1380], fingers: 'fist' }],
  'holding flower': [down, { elbow: [370, 1450], hand: [110, 1310], fingers: 'fist' }],
  'holding staff': [down, { elbow: [470, 1420], hand: [420, 1230], fingers: 'fist' }],
};

interface Sleeves {
  readonly kind: 'long' | 'short' | 'wide' | 'none' | 'rolled';
  readonly colour: string;
  readonly cuff?: string;
  /** The trunk's cloth has the same colour, so the shoulder needs no line. */
  readonly joined: boolean;
}

export interface ArmLook {
  readonly skin: string;
  readonly sleeves: Sleeves;
  /** How far the clothes are from the shoulder. */
  readonly ease: number;
  readonly gloves?: string;
  /** An armband around the near upper arm. */
  readonly band?: string;
}

const between = (a: Point, b: Point, t: number): Point => [
  a[0] + (b[0] - a[0]) * t,
  a[1] + (b[1] - a[1]) * t,
];

/** A limb from a to c, bent softly at b; `end` cuts it short, as a fraction of the second half. */
const limb = (a: Point, b: Point, c: Point, end: number): string => {
  const before = between(b, a, 0.22);
  const after = between(b, c, 0.22);
  return `M${at(...a)}L${at(...before)}Q${at(...b)} ${at(...after)}L${at(...between(b, c, end))}`;
};

const tube = (d: string, width: number, fill: string): string =>
  path(d, { stroke: inked(fill), width: width + 20 }) + path(d, { stroke: fill, width });

/** A short length of tube with straight ends: a cuff, an armband. */
const ring = (a: Point, b: Point, width: number, fill: string): string => {
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
  const d = (extra: number): string =>
    `M${at(...between(a, b, -extra / length))}L${at(...between(a, b, 1 + extra / length))}`;
  return (
    path(d(9), { stroke: inked(fill), width: width + 20, flat: true }) +
    path(d(0), { stroke: fill, width, flat: true })
  );
};

const drawHand = (hand: Point, from: Point, fingers: Hand, size: number, colour: string): string => {
  if (fingers === 'hidden') return '';
  const angle = (Math.atan2(hand[1] - from[1], hand[0] - from[0]) * 180) / Math.PI - 90;
  const line = inked(colour);
  const finger = (x1: number, y1: number, x2: number, y2: number, width = 0.36): string =>
    tube(`M${at(x1 * size, y1 * size)}L${at(x2 * size, y2 * size)}`, size * width, colour);
  const palm = circle(0, 0, size * 0.56, { fill: colour, stroke: line, width: 10 });
  const creases = (d: string): string => path(d, { stroke: line, width: 6 });
  const s = (v: number): string => n(v * size);
  const shapes: Record<Exclude<Hand, 'hidden'>, string> = {
    loose:
      finger(-0.3, 0.1, -0.46, 0.62, 0.3) +
      path(
        `M${s(-0.5)} ${s(-0.2)}C${s(-0.62)} ${s(0.5)} ${s(-0.36)} ${s(1.1)} 0 ${s(1.14)}C${s(0.36)} ${s(1.1)} ${s(0.56)} ${s(0.5)} ${s(0.48)} ${s(-0.2)}Z`,
        { fill: colour, stroke: line, width: 10 },
      ) +
      creases(`M${s(-0.1)} ${s(1.06)}L${s(-0.12)} ${s(0.6)}M${s(0.18)} ${s(1.04)}L${s(0.16)} ${s(0.6)}`),
    fist:
      palm +
      creases(
        `M${s(-0.24)} ${s(0.5)}L${s(-0.2)} ${s(0.2)}M${s(0)} ${s(0.54)}L${s(0)} ${s(0.22)}M${s(0.24)} ${s(0.5)}L${s(0.2)} ${s(0.2)}`,
      ) +
      finger(-0.46, -0.1, 0.06, 0.06, 0.26),
    open:
      finger(-0.34, 0.2, -0.66, 0.86, 0.28) +
      finger(-0.12, 0.3, -0.22, 1.2, 0.28) +
      finger(0.14, 0.3, 0.2, 1.22, 0.28) +
      finger(0.36, 0.2, 0.62, 1.0, 0.28) +
      finger(0.3, -0.1, 0.9, 0.3, 0.28) +
      palm,
    v:
      finger(-0.16, 0.3, -0.46, 1.34, 0.3) +
      finger(0.16, 0.3, 0.4, 1.36, 0.3) +
      palm +
      finger(-0.4, 0.1, 0.1, 0.22, 0.26) +
      creases(`M${s(0.2)} ${s(0.4)}L${s(0.36)} ${s(0.12)}`),
  };
  return group(`translate(${at(...hand)}) rotate(${n(angle)})`, shapes[fingers]);
};

const drawArm = (b: Build, side: 1 | -1, pose: ArmPose, look: ArmLook): string => {
  const place = ([x, y]: Point): Point => [cx + side * (x + (b.curved ? 0 : Math.sign(x) * 50)), y];
  const shoulder: Point = [cx + side * (b.shoulder - b.arm * 0.42 + look.ease * 0.9), 1072 - look.ease * 0.6];
  const elbow = place(pose.elbow);
  const hand = place(pose.hand);
  const { sleeves, skin } = look;
  const wrist = between(elbow, hand, 0.86);
  const parts = [tube(limb(shoulder, elbow, hand, 0.96), b.arm * 0.84, skin)];
  const size = b.arm * 0.92;
  const gloved = look.gloves !== undefined;
  if (gloved)
    parts.push(
      tube(
        `M${at(...between(elbow, hand, 0.62))}L${at(...between(elbow, hand, 0.97))}`,
        b.arm * 0.88,
        look.gloves,
      ),
    );
  parts.push(drawHand(hand, elbow, pose.fingers, size, look.gloves ?? skin));
  const { colour } = sleeves;
  const folds = path(
    `M${at(...between(elbow, shoulder, 0.14))}l${n(-side * b.arm * 0.4)} ${n(b.arm * 0.16)}M${at(...between(elbow, hand, 0.1))}l${n(-side * b.arm * 0.36)} ${n(b.arm * 0.05)}`,
    { stroke: shade(colour, 0.45), width: 7 },
  );
  switch (sleeves.kind) {
    case 'none':
      break;
    case 'short':
      parts.push(
        circle(...shoulder, b.arm * 0.56, { fill: colour, stroke: inked(colour), width: 10 }),
        ring(shoulder, between(shoulder, elbow, 0.5), b.arm * 1.12, colour),
        circle(...shoulder, b.arm * 0.56, { fill: colour }),
      );
      break;
    case 'rolled':
      parts.push(tube(limb(shoulder, elbow, hand, 0.28), b.arm * 1.06, colour), folds);
      parts.push(
        ring(between(elbow, hand, 0.2), between(elbow, hand, 0.34), b.arm * 1.12, shade(colour, 0.1)),
      );
      break;
    case 'wide': {
      const [ex, ey] = elbow;
      const [wx, wy] = wrist;
      const drop = pose.fingers === 'hidden' ? 90 : 230;
      parts.push(
        path(
          `M${at(ex - b.arm * 0.5, ey - 60)}L${at(wx, wy - b.arm * 0.6)}L${at(wx + side * 30, wy + drop)}C${at(ex + side * 60, ey + drop + 60, ex + side * 80, ey + 120, ex + b.arm * 0.5, ey - 60)}Z`,
          {
            fill: shade(colour, 0.06),
            stroke: inked(colour),
            width: 10,
          },
        ),
        tube(limb(shoulder, elbow, hand, 0.72), b.arm * 1.16, colour),
        folds,
      );
      break;
    }
    case 'long':
      parts.push(tube(limb(shoulder, elbow, hand, 0.86), b.arm * 1.1, colour), folds);
      if (sleeves.cuff !== undefined) {
        parts.push(ring(between(elbow, hand, 0.76), between(elbow, hand, 0.9), b.arm * 1.14, sleeves.cuff));
      }
      break;
  }
  if (sleeves.joined && sleeves.kind !== 'none') {
    // Cloth that continues from the trunk shows no seam on the shoulder.
    const r = b.arm * 0.6;
    parts.push(
      ellipse(shoulder[0] - side * r * 0.7, shoulder[1] - r * 0.18, r * 0.62, r * 0.78, { fill: colour }),
    );
  }
  if (look.band !== undefined && side === -1) {
    parts.push(ring(between(shoulder, elbow, 0.34), between(shoulder, elbow, 0.58), b.arm * 1.14, look.band));
  }
  return parts.join('');
};

/** Where the far hand is, for the thing that it holds. */
export const farHand = (b: Build, pose: Pose): Point => {
  const [x, y] = poses[pose][1].hand;
  return [cx + x + (b.curved ? 0 : Math.sign(x) * 50), y];
};

/** @returns the arms that belong behind the trunk, and those before it */
export const drawArms = (
  b: Build,
  pose: Pose,
  look: ArmLook,
): { readonly behind: string; readonly front: string } => {
  const [near, far] = poses[pose];
  const drawn = [
    { arm: drawArm(b, 1, far, look), behind: far.behind === true },
    { arm: drawArm(b, -1, near, look), behind: near.behind === true },
  ];
  const those = (behind: boolean): string =>
    drawn.flatMap((d) => (d.behind === behind ? [d.arm] : [])).join('');
  return { behind: those(true), front: those(false) };
};
