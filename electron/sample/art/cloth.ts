/** Cloth: a flat colour, its shadow, its outline. Every garment is drawn with these. */
import { inked, shade, tint } from './colour.ts';
import { path } from './svg.ts';

export interface Cloth {
  readonly fill: string;
  readonly dark: string;
  readonly light: string;
  readonly line: string;
}

export const cloth = (hex: string): Cloth => ({
  fill: hex,
  dark: shade(hex, 0.26),
  light: tint(hex, 0.34),
  line: inked(hex),
});

/** A piece of cloth with its outline. */
export const piece = (d: string, { fill, line }: Cloth): string => path(d, { fill, stroke: line, width: 10 });

/** A fold, a seam, a crease. */
export const fold = (d: string, c: Cloth, width = 6): string => path(d, { stroke: c.dark, width });

/** What a garment adds to each layer of a figure, from back to front. */
export interface Layers {
  /** Behind the trunk. */
  readonly behind?: string;
  /** On the trunk, under the arms. */
  readonly trunk?: string;
  /** Over the arms' shoulders, under the head. */
  readonly over?: string;
}
