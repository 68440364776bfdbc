/** What is known of a picture as a row of bytes: so it is kept, crosses a thread, and lies in memory by the thousand. */
import { hashBytes } from './hash.ts';
import type { Measures } from './measures.ts';

export interface PictureFacts extends Measures {
  /** Of the file's bytes, in hexadecimal. */
  readonly sha256: string;
  /** 256 bits that are alike for pictures that look alike; see hash.ts for their distance. */
  readonly hash: Uint8Array;
  /** The same of the picture seen in a mirror. */
  readonly flipHash: Uint8Array;
}

const shaBytes = 32;
const floats = 12;
const floatsAt = shaBytes + 2 * hashBytes;
export const recordBytes = floatsAt + floats * 4;

export const packFacts = (facts: PictureFacts): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(recordBytes);
  bytes.set(Uint8Array.from(Buffer.from(facts.sha256, 'hex')), 0);
  bytes.set(facts.hash, shaBytes);
  bytes.set(facts.flipHash, shaBytes + hashBytes);
  const { brightness, entropy, sharpness, grey, transparent, mean } = facts;
  const { p1, p5, p50, p95, p99 } = brightness;
  const values = [p1, p5, p50, p95, p99, entropy, sharpness, grey ? 1 : 0, transparent, ...mean];
  const view = new DataView(bytes.buffer);
  for (const [i, value] of values.entries()) view.setFloat32(floatsAt + i * 4, value, true);
  return bytes;
};

/** The hashes alone; they share the record's memory. */
export const hashesIn = (
  record: Uint8Array,
): { readonly hash: Uint8Array; readonly flipHash: Uint8Array } => ({
  hash: record.subarray(shaBytes, shaBytes + hashBytes),
  flipHash: record.subarray(shaBytes + hashBytes, floatsAt),
});

export const shaIn = (record: Uint8Array): string =>
  Buffer.from(record.subarray(0, shaBytes)).toString('hex');

export const unpackFacts = (record: Uint8Array): PictureFacts => {
  const view = new DataView(record.buffer, record.byteOffset, record.byteLength);
  const at = (i: number): number => view.getFloat32(floatsAt + i * 4, true);
  return {
    sha256: shaIn(record),
    ...hashesIn(record),
    brightness: { p1: at(0), p5: at(1), p50: at(2), p95: at(3), p99: at(4) },
    entropy: at(5),
    sharpness: at(6),
    grey: at(7) === 1,
    transparent: at(8),
    mean: [at(9), at(10), at(11)],
  };
};
