/** Reads one sample from disk: its image's header and both captions. Problems are results, never exceptions. */
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readSync,
  realpathSync,
  type Stats,
} from 'node:fs';
import { createByteReader } from './bytes.ts';
import { decodeCaption, sizeProblem } from './decode.ts';
import type { ImageHeader } from './imageHeader.ts';
import { brokenImage, noImageReason, probeImage } from './probe.ts';
import { claimsToBeImage } from './skip.ts';
import { isAbsent } from './fileErrors.ts';
import { isInside } from '../work/paths.ts';
import { reasonOf } from '../work/fileReason.ts';

export interface ReadImage extends ImageHeader {
  /** Bytes. */
  readonly size: number;
  readonly mtime: number;
}

export interface ReadCaption {
  readonly state: 'missing' | 'present' | 'unreadable';
  /** Bytes; -1 when the file is missing. */
  readonly size: number;
  readonly mtime: number;
  /** Lossy when unreadable. */
  readonly text: string;
  readonly reason: string | null;
}

export interface FileReader {
  /** Null when the file is gone, or is no image and does not claim to be one. */
  image(relPath: string): ReadImage | null;
  /** @param mayBeLink look through links first: a caption outside the dataset is not read */
  caption(relPath: string, mayBeLink: boolean): ReadCaption;
  /** Null when it is no ordinary file (a link, a folder, nothing at all), or cannot be opened. */
  ordinaryCaption(relPath: string): ReadCaption | null;
}

export const missingCaption: ReadCaption = { state: 'missing', size: -1, mtime: 0, text: '', reason: null };

const captionBuffer = 65_536;

export const createFileReader = (root: string): FileReader => {
  const reader = createByteReader();
  const buffer = Buffer.allocUnsafe(captionBuffer);

  const readAll = (fd: number, size: number): Buffer => {
    const target = size < captionBuffer ? buffer : Buffer.allocUnsafe(size + 1);
    let length = 0;
    for (;;) {
      const read = readSync(fd, target, length, target.length - length, null);
      length += read;
      if (read === 0 || length === target.length) break;
      // A short read of a regular file is its end; one more call would cost as much as the first.
      if (length >= size) break;
    }
    return target.subarray(0, length);
  };

  const readCaption = (fd: number, stats: Stats): ReadCaption => {
    const facts = { size: stats.size, mtime: stats.mtimeMs };
    const unreadable = (reason: string, text = ''): ReadCaption => ({
      state: 'unreadable',
      ...facts,
      text,
      reason,
    });
    if (!stats.isFile()) return unreadable('It is not a file.');
    const tooLarge = sizeProblem(stats.size);
    if (tooLarge !== null) return unreadable(tooLarge);
    const decoded = decodeCaption(readAll(fd, stats.size));
    if (!decoded.ok) return unreadable(decoded.reason, decoded.text);
    return { state: 'present', ...facts, text: decoded.text, reason: null };
  };

  return {
    image: (relPath) => {
      const claims = claimsToBeImage(relPath);
      const broken = (problem: string, stats?: Stats): ReadImage | null =>
        claims
          ? { ...brokenImage('unknown', problem), size: stats?.size ?? 0, mtime: stats?.mtimeMs ?? 0 }
          : null;
      try {
        return withFile(`${root}/${relPath}`, readOnly, (fd, stats) => {
          if (!stats.isFile()) return null;
          const bytes = reader(fd, stats.size);
          const header = probeImage(bytes);
          if (header === null) return broken(noImageReason(bytes), stats);
          return { ...header, size: stats.size, mtime: stats.mtimeMs };
        });
      } catch (error) {
        if (isAbsent(error) && !relPath.includes('\u{fffd}')) return null;
        return broken(unreadableReason(relPath, error));
      }
    },
    caption: (relPath, mayBeLink) => {
      if (mayBeLink && leadsOutside(root, relPath))
        return unread('It is a link that leads out of the dataset.');
      try {
        return withFile(`${root}/${relPath}`, readOnly, readCaption);
      } catch (error) {
        if (isAbsent(error)) return missingCaption;
        return unread(unreadableReason(relPath, error));
      }
    },
    ordinaryCaption: (relPath) => {
      const absolute = `${root}/${relPath}`;
      try {
        if (noLinks === readOnly && lstatSync(absolute).isSymbolicLink()) return null;
        return withFile(absolute, noLinks, (fd, stats) => (stats.isFile() ? readCaption(fd, stats) : null));
      } catch {
        return null;
      }
    },
  };
};

const unread = (reason: string): ReadCaption => ({
  state: 'unreadable',
  size: 0,
  mtime: 0,
  text: '',
  reason,
});

/** Whether a file is a link to something outside the dataset. */
export const leadsOutside = (root: string, relPath: string): boolean => {
  const absolute = `${root}/${relPath}`;
  try {
    return lstatSync(absolute).isSymbolicLink() && !isInside(root, realpathSync(absolute));
  } catch {
    return false;
  }
};

/** Never waits: a pipe that stands where a caption should be has no end. */
const readOnly = constants.O_RDONLY | (process.platform === 'win32' ? 0 : constants.O_NONBLOCK);

/** A link is not opened; the same as `readOnly` where the system has no such word. */
const noLinks = readOnly | (process.platform === 'win32' ? 0 : constants.O_NOFOLLOW);

const withFile = <T>(file: string, flags: number, read: (fd: number, stats: Stats) => T): T => {
  const fd = openSync(file, flags);
  try {
    return read(fd, fstatSync(fd));
  } finally {
    closeSync(fd);
  }
};

const unreadableReason = (relPath: string, error: unknown): string =>
  relPath.includes('\u{fffd}')
    ? 'Its name is not valid UTF-8: rename it.'
    : `It cannot be read (${reasonOf(error)}).`;
