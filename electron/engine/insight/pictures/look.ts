/** How a picture looks, small, and its landmarks, as bytes: what crops and edits of it are compared with. */
import { landmarkLimit, type Landmark } from './landmarks.ts';
import { fitted, planesOf } from './planes.ts';

/** Longest side of the small picture, in pixels. */
const smallSide = 40;

/** All reds, then all greens, then all blues. */
export interface Small {
  readonly width: number;
  readonly height: number;
  readonly values: Uint8Array;
}

const landmarkBytes = 6;

/** @param rgb red, green and blue of each pixel */
export const packLook = (
  { width, height, rgb }: { readonly width: number; readonly height: number; readonly rgb: Uint8Array },
  landmarks: readonly Landmark[],
): Uint8Array => {
  const planes = planesOf(width, height, rgb).map((plane) => fitted(plane, smallSide));
  const [first] = planes;
  const area = (first?.width ?? 0) * (first?.height ?? 0);
  const bytes = new Uint8Array(3 + area * 3 + landmarks.length * landmarkBytes);
  bytes[0] = first?.width ?? 0;
  bytes[1] = first?.height ?? 0;
  bytes[2] = Math.min(landmarkLimit, landmarks.length);
  for (const [c, { values }] of planes.entries()) {
    for (const [i, value] of values.entries())
      bytes[3 + c * area + i] = Math.max(0, Math.min(255, Math.round(value)));
  }
  let at = 3 + area * 3;
  for (const { x, y, word, unsure } of landmarks) {
    bytes.set([x, y, word & 255, word >> 8, unsure & 255, unsure >> 8], at);
    at += landmarkBytes;
  }
  return bytes;
};

const areaOf = ([width = 0, height = 0]: Uint8Array): number => width * height;

/** The small picture of a look; it shares the look's memory. */
export const smallIn = (look: Uint8Array): Small => {
  const [width = 0, height = 0] = look;
  return { width, height, values: look.subarray(3, 3 + 3 * width * height) };
};

/** The part of a look in which its landmarks lie. */
export const landmarkBytesIn = (look: Uint8Array): Uint8Array => look.subarray(3 + 3 * areaOf(look));

export const unpackLandmarks = (bytes: Uint8Array): readonly Landmark[] =>
  Array.from({ length: Math.floor(bytes.length / landmarkBytes) }, (_, i): Landmark => {
    const at = i * landmarkBytes;
    return {
      x: bytes[at] ?? 0,
      y: bytes[at + 1] ?? 0,
      word: (bytes[at + 2] ?? 0) | ((bytes[at + 3] ?? 0) << 8),
      unsure: (bytes[at + 4] ?? 0) | ((bytes[at + 5] ?? 0) << 8),
    };
  });
