/** The paths of all samples as bytes, one after the other, in memory that all threads see: decoded when they are asked for. */
import { grownShared, noBytes } from './growable.ts';

export interface PathArrays {
  /** By sample id: where its path begins in `pathBytes`, and how many bytes of UTF-8 it has. */
  readonly pathStart: Uint32Array<SharedArrayBuffer>;
  readonly pathLength: Uint32Array<SharedArrayBuffer>;
  readonly pathBytes: Uint8Array<SharedArrayBuffer>;
}

/** Gaps of fewer bytes than this are not worth closing. */
const smallGap = 65_536;

const bufferOf = ({ buffer, byteOffset, byteLength }: PathArrays['pathBytes']): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);

/** Reads paths that another part writes. */
export const pathReader = ({ pathStart, pathLength, pathBytes }: PathArrays): ((id: number) => string) => {
  const text = bufferOf(pathBytes);
  return (id) => {
    const from = pathStart[id] ?? 0;
    return text.toString('utf8', from, from + (pathLength[id] ?? 0));
  };
};

export const createPathTexts = () => {
  let arrays: PathArrays = {
    pathStart: new Uint32Array(noBytes),
    pathLength: new Uint32Array(noBytes),
    pathBytes: new Uint8Array(noBytes),
  };
  let text = bufferOf(arrays.pathBytes);
  let read = pathReader(arrays);
  let slots = 0;
  /** Bytes in use, and how many of them belong to no sample any more. */
  let used = 0;
  let wasted = 0;

  const replace = (next: PathArrays): void => {
    arrays = next;
    text = bufferOf(next.pathBytes);
    read = pathReader(next);
  };
  return {
    /** Empty for a sample that never was; the last one of a sample that is gone. */
    of: (id: number): string => read(id),
    /** Without the room to grow. */
    current: (): PathArrays => ({ ...arrays, pathBytes: arrays.pathBytes.subarray(0, used) }),
    grow: (count: number): void => {
      slots = Math.max(slots, count);
      if (slots <= arrays.pathStart.length) return;
      replace({
        ...arrays,
        pathStart: grownShared(arrays.pathStart, slots),
        pathLength: grownShared(arrays.pathLength, slots),
      });
    },
    set: (id: number, path: string): void => {
      const length = Buffer.byteLength(path);
      wasted += arrays.pathLength[id] ?? 0;
      if (used + length > arrays.pathBytes.length)
        replace({ ...arrays, pathBytes: grownShared(arrays.pathBytes, used + length) });
      text.write(path, used);
      arrays.pathStart[id] = used;
      arrays.pathLength[id] = length;
      used += length;
    },
    /** Closes the gaps that renaming has left, when they are as large as what is in use. */
    compact: (): void => {
      if (wasted < smallGap || wasted * 2 < used) return;
      const tight = new Uint8Array(new SharedArrayBuffer(used - wasted));
      const pathStart = new Uint32Array(new SharedArrayBuffer(slots * Uint32Array.BYTES_PER_ELEMENT));
      let at = 0;
      for (let id = 0; id < slots; id += 1) {
        const from = arrays.pathStart[id] ?? 0;
        const length = arrays.pathLength[id] ?? 0;
        tight.set(arrays.pathBytes.subarray(from, from + length), at);
        pathStart[id] = at;
        at += length;
      }
      replace({ ...arrays, pathStart, pathBytes: tight });
      used = at;
      wasted = 0;
    },
    restore: (count: number, { pathStart, pathLength, pathBytes }: PathArrays): void => {
      slots = count;
      used = pathBytes.length;
      wasted = used - pathLength.reduce((sum, length) => sum + length, 0);
      replace({ pathStart, pathLength, pathBytes });
    },
  };
};
