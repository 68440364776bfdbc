/**
 * One file of the export folder: always made anew, and read back while its bytes are still at hand. An
 * existing file is replaced only where the export wrote it; it may be a hard link to the dataset's own file.
 */
import { createHash } from 'node:crypto';
import { closeSync, linkSync, openSync } from 'node:fs';
import { thrownCode } from '../../../shared/thrownCode.ts';
import { createCopy, writeAll } from './copyFile.ts';
import { sha256Of } from './hash.ts';
import { createOutPlaces } from './outPlaces.ts';
import { createReadBack, type Held, NotWhole, opened } from './readBack.ts';

export interface FileWriter {
  write(path: string, content: Uint8Array): Held;
  /** Byte for byte; the file system shares the space where it can. */
  copy(path: string, from: string): Held;
  /** A hard link; null where the file system cannot, or `from` is on another one. */
  link(path: string, from: string): Held | null;
  /** Piece by piece. */
  stream(path: string, produce: (sink: (bytes: Uint8Array) => Promise<void>) => Promise<void>): Promise<Held>;
  /** What a file holds now; null when it does not exist. */
  read(path: string): Held | null;
}

/** Error codes of a file system that has no hard links, or none across file systems. */
const noLinks: ReadonlySet<string> = new Set(['EXDEV', 'EPERM', 'ENOTSUP', 'EMLINK', 'EOPNOTSUPP']);

/**
 * @param root the export folder's real path, which exists
 * @param isOurs whether an existing file may be replaced
 */
export const createFileWriter = (root: string, isOurs: (path: string) => boolean): FileWriter => {
  const { placeOf, anew } = createOutPlaces(root, isOurs);
  const back = createReadBack();
  const copy = createCopy(back);
  return {
    write: (path, content) =>
      anew(path, (place) =>
        opened(place, 'wx+', (fd) => {
          writeAll(fd, content);
          back.expect(fd, content, 0);
          return { bytes: content.byteLength, sha256: sha256Of(content) };
        }),
      ),
    copy: (path, from) => anew(path, (place) => copy(place, from)),
    link: (path, from) =>
      anew(path, (place) => {
        try {
          linkSync(from, place);
        } catch (error) {
          if (noLinks.has(thrownCode(error) ?? '')) return null;
          throw error;
        }
        return back.held(place);
      }),
    stream: async (path, produce) => {
      const fd = anew(path, (place) => openSync(place, 'wx+'));
      const digest = createHash('sha256');
      let bytes = 0;
      try {
        await produce((piece) => {
          digest.update(piece);
          writeAll(fd, piece);
          bytes += piece.byteLength;
          return Promise.resolve();
        });
      } finally {
        closeSync(fd);
      }
      const held = back.held(placeOf(path));
      if (held.bytes !== bytes || held.sha256 !== digest.digest('hex')) {
        throw new NotWhole('The written file differs when it is read back.');
      }
      return held;
    },
    read: (path) => {
      try {
        return back.held(placeOf(path));
      } catch (error) {
        if (thrownCode(error) === 'ENOENT') return null;
        throw error;
      }
    },
  };
};
