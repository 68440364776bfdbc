/** Reads a file only if it is an ordinary one: never through a link, never from a pipe. */
import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, type Stats } from 'node:fs';
import { isAbsent } from '../scan/fileErrors.ts';
import { codeOf } from './writeResult.ts';

/** A file's bytes; null: it is not there. */
export type FileContent = Uint8Array | null;

/** Flags for opening without following a link; null: this system has none, and is asked beforehand. */
const noFollow = process.platform === 'win32' ? null : constants.O_NOFOLLOW | constants.O_NONBLOCK;

const openOrdinary = (path: string): number | 'absent' | 'other' => {
  try {
    if (noFollow === null && lstatSync(path).isSymbolicLink()) return 'other';
    return openSync(path, constants.O_RDONLY | (noFollow ?? 0));
  } catch (error) {
    const code = codeOf(error);
    // A name that the file system does not take is the name of no file.
    if (isAbsent(error) && code !== 'ENOTDIR') return 'absent';
    if (code === 'ELOOP' || code === 'EISDIR' || code === 'ENXIO') return 'other';
    throw error;
  }
};

const readAll = (fd: number, size: number): Buffer => {
  const bytes = Buffer.allocUnsafe(size);
  let length = 0;
  while (length < size) {
    const read = readSync(fd, bytes, length, size - length, null);
    if (read === 0) break;
    length += read;
  }
  return length === size ? bytes : bytes.subarray(0, length);
};

export interface OrdinaryFile {
  /** Null when it is not there. */
  readonly stats: Stats | null;
  readonly content: FileContent;
}

/** An ordinary file with its bytes; `other` for a link, a folder, a pipe. Other errors are thrown. */
export const readOrdinary = (path: string): OrdinaryFile | 'other' => {
  const fd = openOrdinary(path);
  if (fd === 'absent') return { stats: null, content: null };
  if (fd === 'other') return fd;
  try {
    const stats = fstatSync(fd);
    return stats.isFile() ? { stats, content: readAll(fd, stats.size) } : 'other';
  } finally {
    closeSync(fd);
  }
};
