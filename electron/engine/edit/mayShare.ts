/**
 * Which samples may have a caption file in common, because their paths differ in nothing but the extension. A few bits a sample
 * tell, where a set of all paths would be as large as the dataset.
 */
import { hashNext, hashStart } from '../../../shared/hash32.ts';
import type { PathArrays } from '../index/pathTexts.ts';

const [dot, slash] = [46, 47];

/** Bits a sample: so many that one in sixteen is taken for a sample that shares without being one. */
const bitsASample = 16;

const hashOf = (bytes: Uint8Array, from: number, to: number): number => {
  let hash = hashStart;
  for (let at = from; at < to; at += 1) hash = hashNext(hash, bytes[at] ?? 0);
  return hash >>> 0;
};

/** Where the path ends without the extension; see `stemOf`. */
const stemEnd = (bytes: Uint8Array, from: number, to: number): number => {
  for (let at = to - 1; at > from; at -= 1) {
    const byte = bytes[at];
    if (byte === slash) return to;
    if (byte === dot) return bytes[at - 1] === slash ? to : at;
  }
  return to;
};

/**
 * @param ids each once
 * @returns whether another of these samples may have the same path but for the extension: true where one has, and now and
 * then where none has
 */
export const createMayShare = (
  { pathStart, pathLength, pathBytes }: PathArrays,
  ids: Int32Array,
): ((id: number) => boolean) => {
  const bits = 2 ** Math.ceil(Math.log2(Math.max(32, ids.length * bitsASample)));
  const once = new Uint32Array(bits / 32);
  const twice = new Uint32Array(bits / 32);
  const bitOf = (id: number): number => {
    const from = pathStart[id] ?? 0;
    const hash = hashOf(pathBytes, from, stemEnd(pathBytes, from, from + (pathLength[id] ?? 0)));
    return hash % bits;
  };
  for (const id of ids) {
    const bit = bitOf(id);
    const [word, mask] = [bit >>> 5, 1 << (bit & 31)];
    if (((once[word] ?? 0) & mask) !== 0) twice[word] = (twice[word] ?? 0) | mask;
    once[word] = (once[word] ?? 0) | mask;
  }
  return (id) => {
    const bit = bitOf(id);
    return ((twice[bit >>> 5] ?? 0) & (1 << (bit & 31))) !== 0;
  };
};
