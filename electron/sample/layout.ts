/**
 * A figure's place and size in a picture. One character's layouts differ so much that no two pictures are
 * nearly the same.
 */
import type { Random } from './random.ts';

export type Framing = 'portrait' | 'upper body' | 'cowboy shot';

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly framing: Framing;
  /** 1 shows exactly the framing, more is closer. */
  readonly zoom: number;
  /** Degrees. */
  readonly tilt: number;
  /** From the middle, as a fraction of the width. */
  readonly shift: number;
  /** Lower than the framing's place, as a fraction of the height. */
  readonly drop: number;
  readonly mirrored: boolean;
}

type Size = readonly [width: number, height: number];

const tall: Size = [1024, 1536];
/** Mostly tall ones; a figure from the thighs up is rarely put on a wide picture. */
const sizes: Record<Framing, readonly (readonly [weight: number, size: Size])[]> = {
  portrait: [
    [50, tall],
    [10, [832, 1216]],
    [14, [1024, 1024]],
    [12, [1536, 1024]],
    [8, [1216, 832]],
    [6, [512, 768]],
  ],
  'upper body': [
    [50, tall],
    [10, [832, 1216]],
    [12, [1024, 1024]],
    [14, [1536, 1024]],
    [8, [1216, 832]],
    [6, [512, 768]],
  ],
  'cowboy shot': [
    [70, tall],
    [14, [832, 1216]],
    [4, [1024, 1024]],
    [4, [1536, 1024]],
    [8, [512, 768]],
  ],
};

interface Room {
  readonly zoom: readonly [from: number, to: number];
  readonly tilt: number;
  readonly shift: number;
  readonly drop: number;
}

/** How far a figure may move without leaving its framing. */
const rooms: Record<Framing, Room> = {
  portrait: { zoom: [0.8, 1.16], tilt: 10, shift: 0.12, drop: 0.05 },
  'upper body': { zoom: [0.88, 1.14], tilt: 7, shift: 0.14, drop: 0.05 },
  'cowboy shot': { zoom: [0.94, 1.16], tilt: 5, shift: 0.16, drop: 0.03 },
};

/** An item by its weight. */
export const weighted = <T>(random: Random, items: readonly (readonly [weight: number, item: T])[]): T => {
  let left = random.unit() * items.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, item] of items) {
    left -= weight;
    if (left < 0) return item;
  }
  return random.pick(items)[1];
};

const framings: readonly Framing[] = ['portrait', 'upper body', 'cowboy shot'];

const drawLayout = (framing: Framing, [width, height]: Size, random: Random): Layout => {
  const { zoom, tilt, shift, drop } = rooms[framing];
  return {
    width,
    height,
    framing,
    zoom: random.between(...zoom),
    tilt: random.between(-tilt, tilt),
    shift: random.between(-1, 1) * (width > height ? 0.26 : shift),
    drop: random.between(0, drop),
    mirrored: random.chance(0.5),
  };
};

/** Heights that a framing shows, relative to each other. */
const spans: Record<Framing, number> = { portrait: 1100, 'upper body': 1650, 'cowboy shot': 2340 };

/**
 * How far apart two layouts are, in visible steps: 0 is the same, or the mirror image. A mirrored figure is
 * compared as if the whole picture were mirrored back.
 */
const distance = (a: Layout, b: Layout): number => {
  const turned = a.mirrored === b.mirrored ? 1 : -1;
  const scale = Math.log((a.zoom * spans[b.framing]) / (b.zoom * spans[a.framing]));
  const shape = Math.log((a.width * b.height) / (a.height * b.width));
  return Math.hypot(
    scale / 0.12,
    (a.shift - turned * b.shift) / 0.06,
    (a.tilt - turned * b.tilt) / 6,
    (a.drop - b.drop) / 0.05,
    shape / 0.4,
  );
};

const candidates = 32;

/** Layouts for the pictures of one character, each as far from all before as the best of some candidates. */
export const createLayouts = (random: Random): (() => Layout) => {
  const before: Layout[] = [];
  let order: Framing[] = [];
  return () => {
    if (order.length === 0) order = random.shuffled(framings);
    const framing = order.pop() ?? 'portrait';
    const size = weighted(random, sizes[framing]);
    const tried = Array.from({ length: candidates }, () => drawLayout(framing, size, random));
    // Only the last ones are compared: beyond, the layouts have run out anyway.
    const near = before.slice(-40);
    const room = (layout: Layout): number => Math.min(...near.map((other) => distance(layout, other)), 100);
    const best = tried.reduce((a, b) => (room(b) > room(a) ? b : a));
    before.push(best);
    return best;
  };
};
