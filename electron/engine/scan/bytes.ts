/** Reads pieces of an open file, for header probes: the first bytes once, the rest only where a header points. */
import { readSync } from 'node:fs';

export interface Bytes {
  /** Of the whole file, in bytes. */
  readonly size: number;
  /** Up to `length` bytes from `offset`: fewer, or none, where the file ends. Valid until the next call. */
  at(offset: number, length: number): Buffer;
}

const headLength = 4096;
const windowLength = 65_536;

/** One pair of buffers serves all files of a scan: a fresh one each would be most of the work. */
export const createByteReader = (): ((fd: number, size: number) => Bytes) => {
  const head = Buffer.allocUnsafe(headLength);
  const window = Buffer.allocUnsafe(windowLength);
  return (fd, size) => {
    const headSize = readSync(fd, head, 0, headLength, 0);
    let from = 0;
    let to = 0;
    return {
      size,
      at: (offset, length) => {
        if (offset + length <= headSize || headSize < headLength) {
          return head.subarray(Math.min(offset, headSize), Math.min(offset + length, headSize));
        }
        if (offset < from || offset + length > to) {
          const wanted = Math.min(length, windowLength);
          // Small requests follow one another (blocks of a GIF): one window for many of them.
          const read = readSync(fd, window, 0, wanted < 16 ? windowLength : wanted, offset);
          from = offset;
          to = offset + read;
        }
        return window.subarray(offset - from, Math.min(offset - from + length, to - from));
      },
    };
  };
};

/** The same over bytes in memory. */
export const bytesOf = (buffer: Buffer): Bytes => ({
  size: buffer.length,
  at: (offset, length) => buffer.subarray(Math.min(offset, buffer.length), offset + length),
});
