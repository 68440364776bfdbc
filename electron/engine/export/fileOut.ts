/**
 * One file of the export folder: made anew, never written into, and read back while its bytes are still at hand. A file
 * that stands there already is replaced only where it is ours; it may be a hard link to the dataset's own file.
 */
import {
  closeSync,
  constants,
  copyFileSync,
  linkSync,
  mkdirSync,
  openSync,
  readSync,
  realpathSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { sha256Of } from './hash.ts';
import { isInside } from '../work/paths.ts';
import { reasonOf } from '../work/fileReason.ts';

/** What a file holds, as it was read back. */
export interface Held {
  readonly bytes: number;
  readonly sha256: string;
}

/** A file stands there that is not ours. */
export class NotOurs extends Error {}
/** What was read back is not what was written. */
export class NotWhole extends Error {}
/** The file to be copied could not be read. */
export class Unreadable extends Error {}

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;

/** What goes wrong here lies with the file to be copied. */
const readable = <T>(read: () => T): T => {
  try {
    return read();
  } catch (error) {
    throw new Unreadable(`It cannot be read (${reasonOf(error)}).`);
  }
};

const pieceBytes = 4 * 1024 ** 2;

const writeAll = (fd: number, content: Uint8Array): void => {
  for (let at = 0; at < content.byteLength;) at += writeSync(fd, content, at);
};
const opened = <T>(file: string, flags: string, work: (fd: number) => T): T => {
  const fd = openSync(file, flags);
  try {
    return work(fd);
  } finally {
    closeSync(fd);
  }
};

export interface FileWriter {
  write(path: string, content: Uint8Array): Held;
  /** Byte for byte; the file system shares the space where it can. */
  copy(path: string, from: string): Held;
  /** A hard link; null where the file system cannot, or `from` lies on another one. */
  link(path: string, from: string): Held | null;
  /** Piece by piece. */
  stream(path: string, produce: (sink: (bytes: Uint8Array) => Promise<void>) => Promise<void>): Promise<Held>;
  /** What a file holds now; null when it is not there. */
  read(path: string): Held | null;
}

/**
 * @param root the export folder's real path, which is there
 * @param isOurs whether a file that stands in the way may be replaced
 */
export const createFileWriter = (root: string, isOurs: (path: string) => boolean): FileWriter => {
  const folders = new Map<string, string>();
  /** Two buffers serve all files: one for what is written, one for what is read back. */
  const given = Buffer.allocUnsafe(pieceBytes);
  const back = Buffer.allocUnsafe(pieceBytes);
  let reflinks = true;

  const placeOf = (path: string): string => {
    const name = dirname(path);
    let folder = folders.get(name);
    if (folder === undefined) {
      const wanted = join(root, name);
      mkdirSync(wanted, { recursive: true });
      folder = realpathSync(wanted);
      if (!isInside(root, folder))
        throw new NotOurs(`${name} is a link that leads out of the export folder.`);
      folders.set(name, folder);
    }
    return join(folder, path.slice(path.lastIndexOf('/') + 1));
  };

  /** Makes way for a new file, and makes it with `make`, which must refuse to overwrite. */
  const anew = <T>(path: string, make: (place: string) => T): T => {
    const place = placeOf(path);
    try {
      return make(place);
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
      if (!isOurs(path)) throw new NotOurs('A file that Proofsheet did not write is there.');
      rmSync(place);
      return make(place);
    }
  };

  const expectBack = (fd: number, content: Uint8Array, from: number): void => {
    for (let at = 0; at < content.byteLength;) {
      const wanted = Math.min(pieceBytes, content.byteLength - at);
      const got = readSync(fd, back, 0, wanted, from + at);
      if (got === 0 || back.compare(content, at, at + got, 0, got) !== 0) {
        throw new NotWhole('The written file differs when it is read back.');
      }
      at += got;
    }
  };
  const hashed = (file: string): Held =>
    opened(file, 'r', (fd) => {
      const first = readSync(fd, back, 0, pieceBytes, 0);
      if (first < pieceBytes) return { bytes: first, sha256: sha256Of(back.subarray(0, first)) };
      const digest = createHash('sha256');
      let bytes = 0;
      for (let got = first; got > 0; got = readSync(fd, back, 0, pieceBytes, bytes)) {
        digest.update(back.subarray(0, got));
        bytes += got;
      }
      return { bytes, sha256: digest.digest('hex') };
    });

  /** Through memory: read once, hashed, written, read back. */
  const copied = (place: string, from: string): Held => {
    const source = readable(() => openSync(from, 'r'));
    try {
      return opened(place, 'wx+', (fd) => {
        const digest = createHash('sha256');
        let bytes = 0;
        for (;;) {
          const at = bytes;
          const got = readable(() => readSync(source, given, 0, pieceBytes, at));
          if (got === 0) return { bytes, sha256: digest.digest('hex') };
          const piece = given.subarray(0, got);
          digest.update(piece);
          writeAll(fd, piece);
          expectBack(fd, piece, bytes);
          bytes += got;
        }
      });
    } finally {
      closeSync(source);
    }
  };

  const cloned = (place: string, from: string): Held | null => {
    if (!reflinks) return null;
    try {
      copyFileSync(from, place, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE_FORCE);
    } catch (error) {
      if (codeOf(error) === 'EEXIST') throw error;
      // Not here: the next ones need not be tried.
      reflinks = false;
      rmSync(place, { force: true });
      return null;
    }
    const [source, held] = [hashed(from), hashed(place)];
    if (source.sha256 !== held.sha256) throw new NotWhole('The copy is not what was copied.');
    return held;
  };

  return {
    write: (path, content) =>
      anew(path, (place) =>
        opened(place, 'wx+', (fd) => {
          writeAll(fd, content);
          expectBack(fd, content, 0);
          return { bytes: content.byteLength, sha256: sha256Of(content) };
        }),
      ),
    copy: (path, from) => anew(path, (place) => cloned(place, from) ?? copied(place, from)),
    link: (path, from) =>
      anew(path, (place) => {
        try {
          linkSync(from, place);
        } catch (error) {
          if (['EXDEV', 'EPERM', 'ENOTSUP', 'EMLINK', 'EOPNOTSUPP'].includes(String(codeOf(error))))
            return null;
          throw error;
        }
        return hashed(place);
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
      const held = hashed(placeOf(path));
      if (held.bytes !== bytes || held.sha256 !== digest.digest('hex')) {
        throw new NotWhole('The written file differs when it is read back.');
      }
      return held;
    },
    read: (path) => {
      try {
        return hashed(placeOf(path));
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return null;
        throw error;
      }
    },
  };
};
