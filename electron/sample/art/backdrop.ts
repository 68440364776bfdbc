/** What every backdrop is: a drawing of a given size behind the figure, and what drifts in front of it. */
import type { Random } from '../random.ts';

export interface Canvas {
  /** Pixels. */
  readonly w: number;
  readonly h: number;
  readonly random: Random;
}

interface Backdrop {
  readonly defs: string;
  readonly behind: string;
  readonly front: string;
  /** Light that lies on everything. */
  readonly light?: { readonly colour: string; readonly opacity: number };
}

export type DrawBackdrop = (canvas: Canvas) => Backdrop;

/** `count` things, each drawn by `draw`. */
export const many = (count: number, draw: (i: number) => string): string =>
  Array.from({ length: Math.round(count) }, (_, i) => draw(i)).join('');
