/** Images as planes of numbers: what hashes and measures are made from. */

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

/** Red, green and blue of each pixel (0..255) as they look on white paper, and the number of transparent pixels. */
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

/** Luma by Rec. 601, 0..255. */
export const greyOf = (width: number, height: number, rgb: Uint8Array): Plane => {
  const values = new Float32Array(width * height);
  for (let i = 0, at = 0; i < values.length; i += 1, at += 3) {
    values[i] = 0.299 * (rgb[at] ?? 0) + 0.587 * (rgb[at + 1] ?? 0) + 0.114 * (rgb[at + 2] ?? 0);
  }
  return { width, height, values };
};

/** Red, green and blue as separate planes. */
export const planesOf = (width: number, height: number, rgb: Uint8Array): readonly [Plane, Plane, Plane] => {
  const plane = (c: number): Plane => {
    const values = new Float32Array(width * height);
    for (let i = 0, at = c; i < values.length; i += 1, at += 3) values[i] = rgb[at] ?? 0;
    return { width, height, values };
  };
  return [plane(0), plane(1), plane(2)];
};

/** Which old cells make up each new one: those from `starts[cell]` on, with weights that sum to one. */
interface Coverage {
  readonly starts: Int32Array;
  /** `most` weights a cell, zeros where it takes fewer. */
  readonly weights: Float32Array;
  readonly most: number;
}

const coverage = (from: number, to: number): Coverage => {
  const scale = from / to;
  const most = Math.min(from, Math.ceil(scale) + 1);
  const starts = new Int32Array(to);
  const weights = new Float32Array(to * most);
  for (let cell = 0; cell < to; cell += 1) {
    const start = cell * scale;
    const end = (cell + 1) * scale;
    // Cells without a weight are not read past the end.
    const first = Math.min(Math.floor(start), from - most);
    starts[cell] = first;
    for (let k = 0; k < most; k += 1) {
      const i = first + k;
      weights[cell * most + k] = Math.max(0, Math.min(end, i + 1) - Math.max(start, i)) / scale;
    }
  }
  return { starts, weights, most };
};

/** Scales a plane; every new pixel is the mean of the area that it covers. */
export const resized = ({ width, height, values }: Plane, toWidth: number, toHeight: number): Plane => {
  const columns = coverage(width, toWidth);
  const rows = coverage(height, toHeight);
  const wide = new Float32Array(toWidth * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < toWidth; x += 1) {
      const from = y * width + (columns.starts[x] ?? 0);
      let sum = 0;
      for (let k = 0, at = x * columns.most; k < columns.most; k += 1, at += 1) {
        sum += (columns.weights[at] ?? 0) * (values[from + k] ?? 0);
      }
      wide[y * toWidth + x] = sum;
    }
  }
  const result = new Float32Array(toWidth * toHeight);
  for (let y = 0; y < toHeight; y += 1) {
    for (let k = 0; k < rows.most; k += 1) {
      const weight = rows.weights[y * rows.most + k] ?? 0;
      if (weight === 0) continue;
      const row = ((rows.starts[y] ?? 0) + k) * toWidth;
      for (let x = 0; x < toWidth; x += 1) {
        result[y * toWidth + x] = (result[y * toWidth + x] ?? 0) + weight * (wide[row + x] ?? 0);
      }
    }
  }
  return { width: toWidth, height: toHeight, values: result };
};

/** The part within a box, given in parts of the width and the height; at least one pixel. */
export const part = (
  { width, height, values }: Plane,
  box: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number },
): Plane => {
  const [left, top] = [Math.round(box.left * width), Math.round(box.top * height)];
  const wide = Math.max(1, Math.round(box.right * width) - left);
  const high = Math.max(1, Math.round(box.bottom * height) - top);
  if (wide === width && high === height) return { width, height, values };
  const inside = new Float32Array(wide * high);
  for (let y = 0; y < high; y += 1) {
    const from = (top + y) * width + left;
    inside.set(values.subarray(from, from + wide), y * wide);
  }
  return { width: wide, height: high, values: inside };
};

/** The same in a size whose longest side is at most `longest` pixels; never enlarged. */
export const fitted = (plane: Plane, longest: number): Plane => {
  const { width, height } = plane;
  const ratio = longest / Math.max(width, height);
  if (ratio >= 1) return plane;
  return resized(plane, Math.max(1, Math.round(width * ratio)), Math.max(1, Math.round(height * ratio)));
};
