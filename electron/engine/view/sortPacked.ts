/**
 * Sorts many ids by a number each, without a comparator: number and position are packed into one 64-bit
 * integer, and typed arrays sort integers natively (100,000 ids: 6 ms; with a comparator: 28 ms).
 */

/** The low bits hold the position among the ids: at most 8,388,608 of them; the other 41 hold the key. */
const placeBits = 23;
const placeMask = 2 ** placeBits - 1;
/** Bits of the key that share the low word with the position. */
const lowKeys = 2 ** (32 - placeBits);
/** Keys above this one (milliseconds: the year 2039; bytes: 2 TB) count as equal to it. */
const greatestKey = 2 ** (64 - placeBits) - 1;

/**
 * `ids` ascending by `keyOf`, in their given order where keys are equal.
 * @param keyOf a number of at least 0; fractions are cut off
 * @param reverse descending by key; equal keys still keep their given order
 */
export const sortPacked = (ids: Int32Array, keyOf: (id: number) => number, reverse: boolean): Int32Array => {
  const packed = new BigUint64Array(ids.length);
  const words = new Uint32Array(packed.buffer);
  for (let i = 0; i < ids.length; i++) {
    const key = Math.min(greatestKey, Math.max(0, Math.floor(keyOf(ids[i] ?? 0))));
    const ordered = reverse ? greatestKey - key : key;
    const high = Math.floor(ordered / lowKeys);
    words[2 * i + 1] = high;
    words[2 * i] = (ordered - high * lowKeys) * 2 ** placeBits + i;
  }
  packed.sort();
  const sorted = new Int32Array(ids.length);
  for (let i = 0; i < ids.length; i++) sorted[i] = ids[(words[2 * i] ?? 0) & placeMask] ?? 0;
  return sorted;
};
