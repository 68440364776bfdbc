/** FNV-1a over UTF-16 code units: 32 bits of a text. Different texts may have the same. */

export const hashStart = 0x811c9dc5;

/** @param hash of what comes before, or `hashStart` @returns that of it and one more code unit, signed */
export const hashNext = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193);

/** @returns a whole number from 0 to 2^32 - 1 */
export const hash32 = (text: string): number => {
  let hash = hashStart;
  for (let i = 0; i < text.length; i += 1) hash = hashNext(hash, text.charCodeAt(i));
  return hash >>> 0;
};
