/** A image in a square: how it is padded, and where it lies. */

/** How a image becomes a square of pixels, whatever its own size: for models. */
export interface SquareForm {
  /** Pixels of a side. */
  readonly size: number;
  /** `square`: padded to a square, then resized; `pad`: resized so that it fits, then padded. */
  readonly fit: 'stretch' | 'square' | 'pad';
  /** Red, green and blue beside the image, 0 to 255. */
  readonly pad: readonly [number, number, number];
  /** The same behind transparent places. */
  readonly background: readonly [number, number, number];
  readonly interpolation: 'bilinear' | 'bicubic' | 'lanczos';
}

/** Red, green and blue of each pixel, in rows from the top. */
export interface Raw {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

/** From here on a square around a image is not built before it is resized: it would be hundreds of megabytes. */
const mostSquare = 8192;

export const squareIsTooLarge = ({ width, height }: Raw): boolean => Math.max(width, height) > mostSquare;

/** The image in the middle of a square. @param side at least that of the image */
export const framed = ({ width, height, rgb }: Raw, side: number, [r, g, b]: SquareForm['pad']): Raw => {
  if (width === side && height === side) return { width, height, rgb };
  const square = Buffer.alloc(side * side * 3, Uint8Array.of(r, g, b));
  const [left, top] = [Math.floor((side - width) / 2), Math.floor((side - height) / 2)];
  for (let y = 0; y < height; y += 1) {
    square.set(rgb.subarray(y * width * 3, (y + 1) * width * 3), ((top + y) * side + left) * 3);
  }
  return { width: side, height: side, rgb: square };
};

/** The size in which a image fits. */
export const sizeWithin = ({ width, height }: Raw, size: number): readonly [wide: number, high: number] => {
  const longest = Math.max(width, height);
  const fitted = (side: number): number =>
    side === longest ? size : Math.max(1, Math.floor((side * size) / longest));
  return [fitted(width), fitted(height)];
};
