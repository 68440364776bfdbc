/**
 * Uncompressed BMP, which libvips does not read as it is built for sharp: 8 bits with a palette, 24 and 32
 * bits. Only finds and unpads the pixels; the codec's threads turn BGR into RGB and upside up. Format:
 * https://learn.microsoft.com/windows/win32/gdi/bitmap-storage
 */

export interface BmpLayout {
  readonly width: number;
  readonly height: number;
  /** Rows go from the bottom up, as they mostly do. */
  readonly bottomUp: boolean;
  readonly bits: 8 | 24 | 32;
  /** The fourth byte is alpha, not padding. */
  readonly alpha: boolean;
  /** Where the pixels begin, and how many bytes one row takes. */
  readonly offset: number;
  readonly stride: number;
  /** Of 8-bit images: four bytes a colour, B G R 0. */
  readonly palette: Uint8Array;
}

/** Enough for the longest header, its masks and a palette of 256 colours. */
export const bmpHeaderLength = 14 + 124 + 16 + 1024;

const rgb = 0;
const bitfields = 3;
const alphaBitfields = 6;

const isBits = (bits: number): bits is BmpLayout['bits'] => bits === 8 || bits === 24 || bits === 32;

/**
 * @param head the first `bmpHeaderLength` bytes of the file, or all it has
 * @returns null for variants that are not read here: compressed, 1, 4 or 16 bits, or other masks than B G R
 */
export const parseBmp = (head: Uint8Array): BmpLayout | null => {
  const view = new DataView(head.buffer, head.byteOffset, head.length);
  if (head.length < 14 + 40) return null;
  const headerSize = view.getUint32(14, true);
  if (headerSize < 40) return null;
  const width = view.getInt32(18, true);
  const signedHeight = view.getInt32(22, true);
  const bits = view.getUint16(28, true);
  const compression = view.getUint32(30, true);
  if (width <= 0 || signedHeight === 0 || !isBits(bits)) return null;

  let alpha = false;
  if (compression === bitfields || compression === alphaBitfields) {
    if (bits !== 32 || head.length < 14 + 40 + 12) return null;
    const masks = [54, 58, 62].map((at) => view.getUint32(at, true));
    if (masks[0] !== 0xff0000 || masks[1] !== 0xff00 || masks[2] !== 0xff) return null;
    // The fourth mask is part of the header from version 3 (56 bytes) on, or announced by the compression.
    const hasFourth = headerSize >= 56 || compression === alphaBitfields;
    alpha = hasFourth && head.length >= 70 && view.getUint32(66, true) === 0xff000000;
  } else if (compression !== rgb) {
    return null;
  }

  const colours = bits === 8 ? view.getUint32(46, true) || 256 : 0;
  if (colours > 256) return null;
  const paletteAt = 14 + headerSize;
  return {
    width,
    height: Math.abs(signedHeight),
    bottomUp: signedHeight > 0,
    bits,
    alpha,
    offset: view.getUint32(10, true),
    stride: Math.ceil((width * bits) / 32) * 4,
    palette: head.subarray(paletteAt, paletteAt + colours * 4),
  };
};

/** Rows without their padding, B G R (X or A) a pixel; missing palette entries are black. */
export const unpadBmp = (layout: BmpLayout, pixels: Uint8Array): Uint8Array => {
  const { width, height, stride, bits, palette } = layout;
  if (bits === 8) {
    const out = new Uint8Array(width * height * 3);
    for (let y = 0, to = 0; y < height; y++) {
      for (let x = 0; x < width; x++, to += 3) {
        const colour = (pixels[y * stride + x] ?? 0) * 4;
        out[to] = palette[colour] ?? 0;
        out[to + 1] = palette[colour + 1] ?? 0;
        out[to + 2] = palette[colour + 2] ?? 0;
      }
    }
    return out;
  }
  const rowLength = (width * bits) / 8;
  if (rowLength === stride) return pixels;
  const out = new Uint8Array(rowLength * height);
  for (let y = 0; y < height; y++) {
    out.set(pixels.subarray(y * stride, y * stride + rowLength), y * rowLength);
  }
  return out;
};
