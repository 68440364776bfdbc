/** Typed arrays that grow. */

type Local =
  | Uint8Array<ArrayBuffer>
  | Uint16Array<ArrayBuffer>
  | Uint32Array<ArrayBuffer>
  | Int32Array<ArrayBuffer>
  | Float64Array<ArrayBuffer>;

/** An array in memory that all threads see. */
export type Shared =
  | Uint8Array<SharedArrayBuffer>
  | Uint16Array<SharedArrayBuffer>
  | Uint32Array<SharedArrayBuffer>
  | Int32Array<SharedArrayBuffer>
  | Float64Array<SharedArrayBuffer>;

const fewest = 1024;

/** `array` itself when it holds `length` elements already, else a larger copy of it, filled with zeros. */
export const grown = <T extends Local>(array: T, length: number): T => {
  if (length <= array.length) return array;
  const size = Math.max(length, array.length * 2, fewest);
  const larger = new (array.constructor as new (size: number) => T)(size);
  larger.set(array);
  return larger;
};

/** An empty array in memory that all threads see. */
export const noBytes = new SharedArrayBuffer(0);

/**
 * The same for an array in shared memory. A thread that has the smaller array keeps what was in it until then. These
 * arrays are large: they grow by half.
 */
export const grownShared = <T extends Shared>(array: T, length: number): T => {
  if (length <= array.length) return array;
  const size = Math.max(length, Math.ceil(array.length * 1.5), fewest);
  const { constructor, BYTES_PER_ELEMENT: bytes } = array;
  const larger = new (constructor as new (buffer: SharedArrayBuffer) => T)(
    new SharedArrayBuffer(size * bytes),
  );
  larger.set(array);
  return larger;
};
