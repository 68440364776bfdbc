/** Mixing colours, written as `#rrggbb`. */

const channels = (hex: string): readonly [number, number, number] => {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
};

/** @param amount 0 gives `from`, 1 gives `to` */
export const mix = (from: string, to: string, amount: number): string => {
  const a = channels(from);
  const b = channels(to);
  const out = ([0, 1, 2] as const).map((i) => Math.round(a[i] + (b[i] - a[i]) * amount));
  return `#${out.map((v) => v.toString(16).padStart(2, '0')).join('')}`;
};

/** Towards a cool dark: shadows keep some colour, as in cel shading. */
export const shade = (hex: string, amount: number): string => mix(hex, '#2a1d3f', amount);
export const tint = (hex: string, amount: number): string => mix(hex, '#fffaf2', amount);

/** The ink of outlines. */
export const ink = '#33242f';

/** An outline in the colour of what it surrounds, but nearly ink. */
export const inked = (hex: string): string => mix(hex, ink, 0.78);
