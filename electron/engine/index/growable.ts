/** Typed arrays that grow by doubling. */

type TypedArray =
  | Uint8Array<ArrayBuffer>
  | Uint16Array<ArrayBuffer>
  | Uint32Array<ArrayBuffer>
  | Int32Array<ArrayBuffer>
  | Float64Array<ArrayBuffer>;

/** `array` itself when it holds `length` elements already, else a larger copy of it, filled with zeros. */
export const grown = <T extends TypedArray>(array: T, length: number): T => {
  if (length <= array.length) return array;
  const size = Math.max(length, array.length * 2, 1024);
  const larger = new (array.constructor as new (size: number) => T)(size);
  larger.set(array);
  return larger;
};
