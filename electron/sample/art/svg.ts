/** The few SVG elements that the drawings consist of. Lengths are in the drawing's own units. */

export interface Paint {
  readonly fill?: string;
  readonly stroke?: string;
  readonly width?: number;
  readonly opacity?: number;
  /** Ends cut straight instead of round. */
  readonly flat?: boolean;
  /** Anything else, as written in SVG. */
  readonly more?: string;
}

/** A coordinate as text, rounded: floating-point noise must never change the bytes of an image. */
export const n = (value: number): string => String(Math.round(value * 10) / 10);

/** A point or a chain of numbers, separated by spaces. */
export const at = (...values: readonly number[]): string => values.map(n).join(' ');

/** Opacity of the fill or stroke alone: opacity of the whole shape would need a surface of its own. */
const clear = (fill: string, stroke: string | undefined, opacity: number): string => {
  if (stroke === undefined) return ` fill-opacity="${opacity}"`;
  return fill === 'none' ? ` stroke-opacity="${opacity}"` : ` opacity="${opacity}"`;
};

const attributes = ({ fill = 'none', stroke, width = 10, opacity, flat = false, more }: Paint): string =>
  [
    `fill="${fill}"`,
    stroke === undefined
      ? ''
      : ` stroke="${stroke}" stroke-width="${n(width)}" stroke-linecap="${flat ? 'butt' : 'round'}" stroke-linejoin="round"`,
    opacity === undefined ? '' : clear(fill, stroke, opacity),
    more === undefined ? '' : ` ${more}`,
  ].join('');

export const path = (d: string, paint: Paint): string => `<path d="${d}" ${attributes(paint)}/>`;

export const rect = (x: number, y: number, width: number, height: number, paint: Paint, radius = 0): string =>
  `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}"${radius > 0 ? ` rx="${n(radius)}"` : ''} ${attributes(paint)}/>`;

export const ellipse = (cx: number, cy: number, rx: number, ry: number, paint: Paint): string =>
  `<ellipse cx="${n(cx)}" cy="${n(cy)}" rx="${n(rx)}" ry="${n(ry)}" ${attributes(paint)}/>`;

export const circle = (cx: number, cy: number, r: number, paint: Paint): string =>
  ellipse(cx, cy, r, r, paint);

export const group = (transform: string, ...children: readonly string[]): string =>
  `<g transform="${transform}">${children.join('')}</g>`;

/** A gradient along y (or from `from` to `to`, in fractions of the shape's box). */
export const gradient = (
  id: string,
  stops: readonly (readonly [offset: number, colour: string, opacity?: number])[],
  direction: { readonly x1?: number; readonly y1?: number; readonly x2?: number; readonly y2?: number } = {},
): string => {
  const { x1 = 0, y1 = 0, x2 = 0, y2 = 1 } = direction;
  const inner = stops.map(
    ([offset, colour, opacity]) =>
      `<stop offset="${offset}" stop-color="${colour}"${opacity === undefined ? '' : ` stop-opacity="${opacity}"`}/>`,
  );
  return `<linearGradient id="${id}" x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}">${inner.join('')}</linearGradient>`;
};

export const clip = (id: string, shape: string): string => `<clipPath id="${id}">${shape}</clipPath>`;

/** `content` seen only through the clip `id`. */
export const within = (id: string, ...content: readonly string[]): string =>
  `<g clip-path="url(#${id})">${content.join('')}</g>`;
