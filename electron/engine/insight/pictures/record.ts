/**
 * What is known of an image as a row of bytes: in this form it is stored, crosses a thread, and is held in
 * memory by the thousand (196 bytes each).
 */
import { hashBytes } from './hash.ts';
import type { Measures } from './measures.ts';
import type { Box } from './trim.ts';

export interface PictureFacts extends Measures {
  /** Of the file's bytes, in hexadecimal. */
  readonly sha256: string;
  /** Of width, height and decoded pixels, in hexadecimal, where they show too little to be compared; else zeros. */
  readonly pixels: string;
  /** 256 bits that are alike for images that look alike; see hash.ts for their distance. */
  readonly hash: Uint8Array;
  /** The same for the part within a border of one colour. */
  readonly innerHash: Uint8Array;
  /** The part within the border. */
  readonly inner: Box;
  /** Part of the image in which something is seen, 0 to 1; see information.ts. */
  readonly information: number;
}

const shaBytes = 32;
const hashAt = 2 * shaBytes;
const floats = 17;
const floatsAt = hashAt + 2 * hashBytes;
export const recordBytes = floatsAt + floats * 4;

export const noPixels = '0'.repeat(2 * shaBytes);

export const packFacts = (facts: PictureFacts): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(recordBytes);
  bytes.set(Uint8Array.from(Buffer.from(facts.sha256 + facts.pixels, 'hex')), 0);
  bytes.set(facts.hash, hashAt);
  bytes.set(facts.innerHash, hashAt + hashBytes);
  const { brightness, entropy, sharpness, grey, transparent, mean, inner, information } = facts;
  const { p1, p5, p50, p95, p99 } = brightness;
  const { left, top, right, bottom } = inner;
  const seen = [p1, p5, p50, p95, p99, entropy, sharpness, grey ? 1 : 0, transparent, ...mean];
  const values = [...seen, left, top, right, bottom, information];
  const view = new DataView(bytes.buffer);
  for (const [i, value] of values.entries()) view.setFloat32(floatsAt + i * 4, value, true);
  return bytes;
};

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

export const shaIn = (record: Uint8Array): string => hexOf(record.subarray(0, shaBytes));

export type Compared = Pick<PictureFacts, 'pixels' | 'hash' | 'innerHash' | 'inner' | 'information'>;

/** What images are compared by; the hashes share the record's memory. */
export const comparedIn = (record: Uint8Array): Compared => {
  const view = new DataView(record.buffer, record.byteOffset, record.byteLength);
  const at = (i: number): number => view.getFloat32(floatsAt + i * 4, true);
  return {
    pixels: hexOf(record.subarray(shaBytes, hashAt)),
    hash: record.subarray(hashAt, hashAt + hashBytes),
    innerHash: record.subarray(hashAt + hashBytes, floatsAt),
    inner: { left: at(12), top: at(13), right: at(14), bottom: at(15) },
    information: at(16),
  };
};

export const unpackFacts = (record: Uint8Array): PictureFacts => {
  const view = new DataView(record.buffer, record.byteOffset, record.byteLength);
  const at = (i: number): number => view.getFloat32(floatsAt + i * 4, true);
  return {
    sha256: shaIn(record),
    ...comparedIn(record),
    brightness: { p1: at(0), p5: at(1), p50: at(2), p95: at(3), p99: at(4) },
    entropy: at(5),
    sharpness: at(6),
    grey: at(7) === 1,
    transparent: at(8),
    mean: [at(9), at(10), at(11)],
  };
};
