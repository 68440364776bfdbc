/** Copies one image of the dataset to the export folder, and reads the copy back. */
import { createHash } from 'node:crypto';
import { closeSync, constants, copyFileSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { thrownCode } from '../../../shared/thrownCode.ts';
import { reasonOf } from '../work/fileReason.ts';
import { type Held, NotWhole, opened, pieceBytes, type ReadBack } from './readBack.ts';

/** The file to be copied could not be read. */
export class Unreadable extends Error {}

/** An error in here concerns the file to be copied, not the export folder. */
const readable = <T>(read: () => T): T => {
  try {
    return read();
  } catch (error) {
    throw new Unreadable(`It cannot be read (${reasonOf(error)}).`);
  }
};

export const writeAll = (fd: number, content: Uint8Array): void => {
  for (let at = 0; at < content.byteLength;) at += writeSync(fd, content, at);
};

/** @returns what copies `from` to `place`, where nothing may exist yet */
export const createCopy = (back: ReadBack): ((place: string, from: string) => Held) => {
  const buffer = Buffer.allocUnsafe(pieceBytes);
  let reflinks = true;

  /** Through memory: read once, hashed, written, read back. */
  const copied = (place: string, from: string): Held => {
    const source = readable(() => openSync(from, 'r'));
    try {
      return opened(place, 'wx+', (fd) => {
        const digest = createHash('sha256');
        let bytes = 0;
        for (;;) {
          const at = bytes;
          const got = readable(() => readSync(source, buffer, 0, pieceBytes, at));
          if (got === 0) return { bytes, sha256: digest.digest('hex') };
          const piece = buffer.subarray(0, got);
          digest.update(piece);
          writeAll(fd, piece);
          back.expect(fd, piece, bytes);
          bytes += got;
        }
      });
    } finally {
      closeSync(source);
    }
  };

  /** A copy that shares its space with the original; null where the file system cannot. */
  const cloned = (place: string, from: string): Held | null => {
    if (!reflinks) return null;
    try {
      copyFileSync(from, place, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE_FORCE);
    } catch (error) {
      if (thrownCode(error) === 'EEXIST') throw error;
      // It cannot here: it need not be tried for the next ones.
      reflinks = false;
      rmSync(place, { force: true });
      return null;
    }
    const [source, held] = [back.held(from), back.held(place)];
    if (source.sha256 !== held.sha256) throw new NotWhole('The copy is not what was copied.');
    return held;
  };

  return (place, from) => cloned(place, from) ?? copied(place, from);
};
