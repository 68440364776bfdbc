/** Pictures as planes of numbers: what hashes and measures are made from. */

/** One value a pixel, in rows from the top. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
}

/** Eight bits each of red, green, blue and alpha. */
export interface Rgba {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

/** Red, green and blue of each pixel (0..255) as they look on white paper, and how many pixels are seen through. */
export const onWhite = ({
  width,
  height,
  rgba,
}: Rgba): { readonly rgb: Uint8Array; readonly clear: number } => {
  const count = width * height;
  const rgb = new Uint8Array(count * 3);
  let clear = 0;
  for (let i = 0, from = 0, to = 0; i < count; i += 1, from += 4, to += 3) {
    const alpha = rgba[from + 3] ?? 255;
    const paper = 255 - alpha;
    if (alpha < 250) clear += 1;
    for (let c = 0; c < 3; c += 1) {
      const value = rgba[from + c] ?? 0;
      rgb[to + c] = alpha === 255 ? value : Math.round((value * alpha) / 255 + paper);
    }
  }
  return { rgb, clear };
};

/** Luma after Rec. 601, 0..255. */
export const greyOf = (width: number, height: number, rgb: Uint8Array): Plane => {
  const values = new Float32Array(width * height);
  for (let i = 0, at = 0; i < values.length; i += 1, at += 3) {
    values[i] = 0.299 * (rgb[at] ?? 0) + 0.587 * (rgb[at + 1] ?? 0) + 0.114 * (rgb[at + 2] ?? 0);
  }
  return { width, height, values };
};

/** Red, green and blue, each for itself. */
export const planesOf = (width: number, height: number, rgb: Uint8Array): readonly Plane[] =>
  [0, 1, 2].map((c) => ({
    width,
    height,
    values: Float32Array.from({ length: width * height }, (_, i) => rgb[i * 3 + c] ?? 0),
  }));

/** What each new cell takes of the old ones: first cell, and weights that sum to one. */
const coverage = (
  from: number,
  to: number,
): readonly { readonly first: number; readonly weights: readonly number[] }[] => {
  const scale = from / to;
  return Array.from({ length: to }, (_, cell) => {
    const start = cell * scale;
    const end = (cell + 1) * scale;
    const first = Math.min(from - 1, Math.floor(start));
    const last = Math.min(from - 1, Math.max(first, Math.ceil(end) - 1));
    const weights: number[] = [];
    for (let i = first; i <= last; i += 1) weights.push((Math.min(end, i + 1) - Math.max(start, i)) / scale);
    return { first, weights };
  });
};

/** To another size; every new pixel is the mean of the area that it covers. */
export const resized = ({ width, height, values }: Plane, toWidth: number, toHeight: number): Plane => {
  const columns = coverage(width, toWidth);
  const rows = coverage(height, toHeight);
  const wide = new Float32Array(toWidth * height);
  for (let y = 0; y < height; y += 1) {
    for (const [x, { first, weights }] of columns.entries()) {
      let sum = 0;
      for (let i = 0; i < weights.length; i += 1) {
        sum += (weights[i] ?? 0) * (values[y * width + first + i] ?? 0);
      }
      wide[y * toWidth + x] = sum;
    }
  }
  const result = new Float32Array(toWidth * toHeight);
  for (const [y, { first, weights }] of rows.entries()) {
    for (let i = 0; i < weights.length; i += 1) {
      const weight = weights[i] ?? 0;
      const row = (first + i) * toWidth;
      for (let x = 0; x < toWidth; x += 1) {
        result[y * toWidth + x] = (result[y * toWidth + x] ?? 0) + weight * (wide[row + x] ?? 0);
      }
    }
  }
  return { width: toWidth, height: toHeight, values: result };
};

/** The same in a size whose longest side is at most `longest` pixels; never enlarged. */
export const fitted = (plane: Plane, longest: number): Plane => {
  const { width, height } = plane;
  const ratio = longest / Math.max(width, height);
  if (ratio >= 1) return plane;
  return resized(plane, Math.max(1, Math.round(width * ratio)), Math.max(1, Math.round(height * ratio)));
};
