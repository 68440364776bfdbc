/**
 * One caption file, from one content to another: compared first, never in place, never half.
 * Nothing here knows of edits; carryOut.ts calls it for each change.
 */
import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  lstatSync,
  openSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { isAbsent } from '../scan/fileErrors.ts';
import { firstMode, makeLike, mayWrite, type OwnFiles, ownFiles } from './fileOwner.ts';

export type FileContent = Uint8Array | null;

export type WriteResult =
  | { readonly kind: 'written' }
  /** It already holds what should be written. */
  | { readonly kind: 'unchanged' }
  /** It holds neither what was read when the plan was made nor what should be written: somebody else's work. */
  | { readonly kind: 'conflict'; readonly reason: string }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string };

export interface FileWrite {
  /** From the dataset's root, with `/`. */
  readonly relPath: string;
  /** What the file must hold now; null: it must not be there. */
  readonly before: FileContent;
  /** What it is to hold; null: it is removed. */
  readonly after: FileContent;
  /**
   * Milliseconds since 1970: what holds `before`, but was written later, was put there by another program. For a run
   * that goes on after a crash.
   */
  readonly writtenUntil?: number | undefined;
  /** Name of the temporary file beside it: known beforehand, so that recovery finds what a crash left behind. */
  readonly temporary: string;
}

/** Same bytes, or both absent. */
export const sameContent = (a: FileContent, b: FileContent): boolean => {
  if (a === null || b === null) return a === b;
  return a.byteLength === b.byteLength && Buffer.compare(a, b) === 0;
};

export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';

const sentences: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full.',
  EDQUOT: 'The disk quota is used up.',
  EACCES: 'No permission to write it.',
  EPERM: 'No permission to write it.',
  EROFS: 'The file system is read-only.',
  ENOENT: 'Its folder is gone.',
  ENOTDIR: 'Its folder is gone.',
  ENAMETOOLONG: 'Its name is too long for this file system.',
  EBUSY: 'Another program holds it open.',
  EIO: 'The disk reported an error.',
};

/** A failure in words, by its code. */
export const failed = (relPath: string, code: string, sentence?: string): Refused['refused'] => ({
  kind: 'failed',
  code,
  message: `${relPath}: ${sentence ?? sentences[code] ?? `It could not be written (${code}).`}`,
});

/** One open, and never through a link; the system without that word is asked first. */
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

interface OrdinaryFile {
  /** Null when it is not there. */
  readonly stats: Stats | null;
  readonly content: FileContent;
}

/** An ordinary file with its bytes; `other` for a link, a folder, a pipe. Other errors are thrown. */
const readOrdinary = (path: string): OrdinaryFile | 'other' => {
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

const writable = (stats: Stats): boolean => (stats.mode & 0o222) !== 0;

const statsOf = (path: string): Stats | null => {
  try {
    return statSync(path);
  } catch {
    return null;
  }
};

/** A copy that keeps the time of its original has been written nevertheless. */
const timeOf = ({ mtimeMs, ctimeMs }: Stats): number => Math.max(mtimeMs, ctimeMs);

/** A folder may have become read-only since the file was made in it: the next run that comes by removes it. */
const removeIfPossible = (path: string): void => {
  try {
    rmSync(path, { force: true });
  } catch {
    // It is said of the file that was to be written.
  }
};

/** Opens a new file; one of that name that a crash left behind is ours, and goes first. */
const openNew = (path: string, mode: number): number => {
  try {
    return openSync(path, 'wx', mode);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    rmSync(path);
    return openSync(path, 'wx', mode);
  }
};

/** @returns false: it is not to take the place of `like` */
const writeTemporary = (path: string, content: Uint8Array, like: Stats | null, own: OwnFiles): boolean => {
  const fd = openNew(path, firstMode(like, own));
  try {
    let written = 0;
    while (written < content.byteLength) written += writeSync(fd, content, written);
    return like === null || makeLike(fd, like, own);
  } finally {
    closeSync(fd);
  }
};

/** Writes caption files of one dataset. */
export interface FileWriter {
  write(change: FileWrite): WriteResult;
  /** A caption file as it is now, or why it must not be touched or cannot be read. */
  look(relPath: string): FoundFile | Refused;
  /** When it was last written or changed otherwise; of a file that is not there, its folder. Milliseconds since 1970. */
  timeOf(relPath: string): number | null;
}

export interface FoundFile extends OrdinaryFile {
  /** Where it really lies. */
  readonly path: string;
}

interface Folder {
  /** A real path. */
  readonly path: string;
  readonly readOnly: boolean;
}

interface Refused {
  readonly refused: Extract<WriteResult, { kind: 'failed' }>;
  /** It could be read, and not written. */
  readonly onlyWriting?: true;
}

const folderName = (relPath: string): string => {
  const slash = relPath.lastIndexOf('/');
  return slash < 0 ? '.' : relPath.slice(0, slash);
};

/** A file of another user that this one must leave alone. */
const notOurs = (relPath: string, stats: Stats | null, why: string): Refused['refused'] =>
  failed(relPath, 'EACCES', `It belongs to another user (${stats?.uid ?? 'unknown'}), ${why}.`);

const readOnlyFolder = (relPath: string): Refused['refused'] =>
  failed(relPath, 'EACCES', 'Its folder is read-only.');

/**
 * A writer for the dataset at `root` (a real path). Folders are checked once each: a folder, or a link, that leads out
 * of the dataset is never written through.
 */
export const createFileWriter = (root: string): FileWriter => {
  const own = ownFiles();
  const folders = new Map<string, string>();
  const inside = (path: string): boolean =>
    path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);

  const folderOf = (relPath: string): Folder | Refused => {
    const name = folderName(relPath);
    const known = folders.get(name);
    if (known !== undefined) return { path: known, readOnly: false };
    const path = realpathSync(join(root, name));
    if (!inside(path)) {
      return { refused: failed(relPath, 'outside', 'A link on its path leads out of the dataset.') };
    }
    if (!writable(lstatSync(path))) return { path, readOnly: true };
    folders.set(name, path);
    return { path, readOnly: false };
  };

  const find = (relPath: string, folder: Folder): FoundFile | Refused => {
    const path = folder.path + sep + relPath.slice(relPath.lastIndexOf('/') + 1);
    const file = readOrdinary(path);
    if (file !== 'other') return { path, ...file };
    const target = realpathSync(path);
    if (!inside(target)) {
      return { refused: failed(relPath, 'outside', 'It is a link that leads out of the dataset.') };
    }
    const linked = readOrdinary(target);
    if (linked !== 'other') return { path: target, ...linked };
    return { refused: failed(relPath, 'not-a-file', 'It is not a file.') };
  };

  /** What went wrong with a file may be its folder's doing: that is looked at anew. */
  const failedBy = (relPath: string, error: unknown, sentence?: string): Refused['refused'] => {
    folders.delete(folderName(relPath));
    return failed(relPath, codeOf(error), sentence);
  };

  const look: FileWriter['look'] = (relPath) => {
    try {
      const folder = folderOf(relPath);
      if ('refused' in folder) return folder;
      return folder.readOnly
        ? { refused: readOnlyFolder(relPath), onlyWriting: true }
        : find(relPath, folder);
    } catch (error) {
      const denied = ['EACCES', 'EPERM'].includes(codeOf(error));
      return { refused: failedBy(relPath, error, denied ? 'No permission to read it.' : undefined) };
    }
  };

  const attempt = ({ relPath, before, after, temporary, writtenUntil }: FileWrite): WriteResult => {
    const folder = folderOf(relPath);
    if ('refused' in folder) return folder.refused;
    const place = find(relPath, folder);
    if ('refused' in place) return place.refused;
    const { path, stats, content: current } = place;
    const aside = path.slice(0, path.lastIndexOf(sep) + 1) + temporary;
    if (sameContent(current, after)) {
      removeIfPossible(aside);
      return { kind: 'unchanged' };
    }
    if (current === null && !existsSync(dirname(path))) {
      folders.delete(folderName(relPath));
      return failed(relPath, 'ENOENT');
    }
    if (!sameContent(current, before)) {
      const what = current === null ? 'was removed' : 'was changed';
      return { kind: 'conflict', reason: `${relPath} ${what} by another program since it was read.` };
    }
    if (writtenUntil !== undefined && stats !== null && timeOf(stats) > writtenUntil) {
      return { kind: 'conflict', reason: `${relPath} was written by another program meanwhile.` };
    }
    if (folder.readOnly) return readOnlyFolder(relPath);
    if (stats !== null && !writable(stats)) return failed(relPath, 'EACCES', 'It is read-only.');
    if (stats !== null && !mayWrite(path, stats, own))
      return notOurs(relPath, stats, 'and you may not write it');
    try {
      if (after === null) rmSync(path);
      else if (writeTemporary(aside, after, stats, own)) renameSync(aside, path);
      else {
        removeIfPossible(aside);
        return notOurs(relPath, stats, 'who could not read it once you have written it');
      }
    } catch (error) {
      removeIfPossible(aside);
      const kept = codeOf(error) === 'EPERM' && stats !== null && stats.uid !== own.uid;
      if (kept) return notOurs(relPath, stats, 'and its folder lets nobody else replace it');
      throw error;
    }
    return { kind: 'written' };
  };

  return {
    look,
    timeOf: (relPath) => {
      const path = join(root, relPath);
      const stats = statsOf(path) ?? statsOf(dirname(path));
      return stats === null ? null : timeOf(stats);
    },
    write: (change) => {
      try {
        return attempt(change);
      } catch (error) {
        return failedBy(change.relPath, error);
      }
    },
  };
};
