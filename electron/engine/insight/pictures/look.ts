/**
 * A small version of an image and its landmarks, as bytes: what crops and edits of it are compared with.
 * Brightness in up to 64 x 64 pixels, colour in half of that, as in JPEG; with 96 landmarks of 14 bytes that
 * is 7.5 kB at most.
 */
import { zooms, type Landmark } from './landmarks.ts';
import { resized, type Plane } from './planes.ts';

/** Longest side of the small image, in pixels. */
export const smallSide = 64;

/** Planes of one size. */
export interface Colours {
  /** Rec. 601. */
  readonly luma: Plane;
  readonly rgb: readonly [red: Plane, green: Plane, blue: Plane];
}

interface Differences {
  /** How far the colour is from grey towards blue and red, about 128: Cb and Cr of JPEG (Rec. 601, full range). */
  readonly blue: Plane;
  readonly red: Plane;
}

const differencesOf = ({ luma, rgb: [red, , blue] }: Colours): Differences => {
  const from = ({ values }: Plane, by: number): Plane => ({
    ...luma,
    values: values.map((value, i) => 128 + by * (value - (luma.values[i] ?? 0))),
  });
  return { blue: from(blue, 0.5 / (1 - 0.114)), red: from(red, 0.5 / (1 - 0.299)) };
};

const coloursOf = (luma: Plane, { blue, red }: Differences): Colours => {
  const from = (add: (i: number) => number): Plane => ({
    ...luma,
    values: luma.values.map((value, i) => Math.min(255, Math.max(0, value + add(i)))),
  });
  const u = (i: number): number => (blue.values[i] ?? 128) - 128;
  const v = (i: number): number => (red.values[i] ?? 128) - 128;
  return {
    luma,
    rgb: [
      from((i) => 1.402 * v(i)),
      from((i) => -0.344136 * u(i) - 0.714136 * v(i)),
      from((i) => 1.772 * u(i)),
    ],
  };
};

const halved = ({ width, height }: { readonly width: number; readonly height: number }) => ({
  width: Math.ceil(width / 2),
  height: Math.ceil(height / 2),
});

const headBytes = 3;
const landmarkBytes = 2 + 3 * zooms.length;

const byte = (value: number): number => Math.max(0, Math.min(255, Math.round(value)));

/** @param colours at most `smallSide` pixels a side */
export const packLook = (colours: Colours, landmarks: readonly Landmark[]): Uint8Array => {
  const { luma } = colours;
  const { blue, red } = differencesOf(colours);
  const half = halved(luma);
  const planes = [luma, ...[blue, red].map((plane) => resized(plane, half.width, half.height))];
  const pixels = planes.reduce((sum, { values }) => sum + values.length, 0);
  const bytes = new Uint8Array(headBytes + pixels + landmarks.length * landmarkBytes);
  bytes.set([luma.width, luma.height, landmarks.length]);
  let at = headBytes;
  for (const { values } of planes) for (const value of values) bytes[at++] = byte(value);
  for (const { x, y, words } of landmarks) {
    bytes.set([x, y], at);
    at += 2;
    for (const { bits, unsure } of words) {
      bytes.set([bits & 255, bits >> 8, unsure[0] | (unsure[1] << 4)], at);
      at += 3;
    }
  }
  return bytes;
};

/** Width and height of the small image of a look. */
export const sizeIn = ([width = 0, height = 0]: Uint8Array): {
  readonly width: number;
  readonly height: number;
} => ({
  width,
  height,
});

/** The small image of a look, its colours enlarged to the size of its brightness. */
export const coloursIn = (look: Uint8Array): Colours => {
  const size = sizeIn(look);
  const half = halved(size);
  const area = size.width * size.height;
  const halfArea = half.width * half.height;
  const plane = (from: number, { width, height }: typeof size): Plane => ({
    width,
    height,
    values: Float32Array.from(look.subarray(from, from + width * height)),
  });
  const wide = (from: number): Plane => resized(plane(from, half), size.width, size.height);
  return coloursOf(plane(headBytes, size), {
    blue: wide(headBytes + area),
    red: wide(headBytes + area + halfArea),
  });
};

export const landmarksIn = (look: Uint8Array): readonly Landmark[] => {
  const half = halved(sizeIn(look));
  const [width = 0, height = 0, count = 0] = look;
  const start = headBytes + width * height + 2 * half.width * half.height;
  return Array.from({ length: count }, (_, n): Landmark => {
    const at = start + n * landmarkBytes;
    const words = zooms.map((__, zoom) => {
      const [low = 0, high = 0, unsure = 0] = look.subarray(at + 2 + 3 * zoom, at + 5 + 3 * zoom);
      return { bits: low | (high << 8), unsure: [unsure & 15, unsure >> 4] as const };
    });
    return { x: look[at] ?? 0, y: look[at + 1] ?? 0, words };
  });
};
