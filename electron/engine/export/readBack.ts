/** Compares what was written with what the file system returns, and tells what a file holds. */
import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { sha256Of } from './hash.ts';

/** A file's content, as it was read back. */
export interface Held {
  readonly bytes: number;
  readonly sha256: string;
}

/** The content that was read back is not what was written. */
export class NotWhole extends Error {}

export const pieceBytes = 4 * 1024 ** 2;

export const opened = <T>(file: string, flags: string, work: (fd: number) => T): T => {
  const fd = openSync(file, flags);
  try {
    return work(fd);
  } finally {
    closeSync(fd);
  }
};

export interface ReadBack {
  /** @throws NotWhole unless the file holds `content` from there on */
  expect(fd: number, content: Uint8Array, from: number): void;
  held(file: string): Held;
}

/** One buffer serves all files. */
export const createReadBack = (): ReadBack => {
  const buffer = Buffer.allocUnsafe(pieceBytes);
  return {
    expect: (fd, content, from) => {
      for (let at = 0; at < content.byteLength;) {
        const wanted = Math.min(pieceBytes, content.byteLength - at);
        const got = readSync(fd, buffer, 0, wanted, from + at);
        if (got === 0 || buffer.compare(content, at, at + got, 0, got) !== 0) {
          throw new NotWhole('The written file differs when it is read back.');
        }
        at += got;
      }
    },
    held: (file) =>
      opened(file, 'r', (fd) => {
        const first = readSync(fd, buffer, 0, pieceBytes, 0);
        if (first < pieceBytes) return { bytes: first, sha256: sha256Of(buffer.subarray(0, first)) };
        const digest = createHash('sha256');
        let bytes = 0;
        for (let got = first; got > 0; got = readSync(fd, buffer, 0, pieceBytes, bytes)) {
          digest.update(buffer.subarray(0, got));
          bytes += got;
        }
        return { bytes, sha256: digest.digest('hex') };
      }),
  };
};
