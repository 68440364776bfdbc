/**
 * One caption file, from one content to another: compared first, never in place, never half.
 * Nothing here knows of edits; apply.ts calls it for each change.
 */
import {
  closeSync,
  existsSync,
  fchmodSync,
  fchownSync,
  lstatSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';

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
  /** Name of the temporary file beside it: known beforehand, so that recovery finds what a crash left behind. */
  readonly temporary: string;
}

/** Same bytes, or both absent. */
export const sameContent = (a: FileContent, b: FileContent): boolean => {
  if (a === null || b === null) return a === b;
  return a.byteLength === b.byteLength && Buffer.compare(a, b) === 0;
};

const codeOf = (error: unknown): string =>
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

const failed = (relPath: string, code: string, sentence?: string): WriteResult => ({
  kind: 'failed',
  code,
  message: `${relPath}: ${sentence ?? sentences[code] ?? `It could not be written (${code}).`}`,
});

/** The file's bytes, or null when it is not there. Other errors are thrown. */
export const readContent = (path: string): FileContent => {
  try {
    return readFileSync(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
};

const writable = (stats: Stats): boolean => (stats.mode & 0o222) !== 0;

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

/** What a file that this process makes is like; each question costs as much as a call to the file system. */
interface OwnFiles {
  readonly uid: number | undefined;
  readonly gid: number | undefined;
  readonly umask: number;
}

const ownFiles = (): OwnFiles => ({
  uid: process.getuid?.(),
  gid: process.getgid?.(),
  umask: process.umask(),
});

const writeTemporary = (path: string, content: Uint8Array, like: Stats | null, own: OwnFiles): void => {
  const mode = like === null ? 0o666 : like.mode & 0o7777;
  const fd = openNew(path, mode & 0o777);
  try {
    let written = 0;
    while (written < content.byteLength) written += writeSync(fd, content, written);
    if (like !== null) {
      if ((mode & 0o777 & ~own.umask) !== mode) fchmodSync(fd, mode);
      if (like.uid !== own.uid || like.gid !== own.gid) fchownSync(fd, like.uid, like.gid);
    }
  } finally {
    closeSync(fd);
  }
};

/** Writes caption files of one dataset. */
export interface FileWriter {
  write(change: FileWrite): WriteResult;
  /** The real path of a caption file, or why it must not be touched. */
  locate(
    relPath: string,
  ): { readonly path: string; readonly stats: Stats | null } | { readonly refused: WriteResult };
}

/**
 * A writer for the dataset at `root` (a real path). Folders are checked once each: a folder, or a link, that leads out
 * of the dataset is never written through.
 */
export const createFileWriter = (root: string): FileWriter => {
  const own = ownFiles();
  const folders = new Map<string, WriteResult | { readonly path: string }>();
  const inside = (path: string): boolean =>
    path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);

  const folderOf = (relPath: string): WriteResult | { readonly path: string } => {
    const name = dirname(relPath);
    const known = folders.get(name);
    if (known !== undefined) return known;
    const found = ((): WriteResult | { readonly path: string } => {
      try {
        const path = realpathSync(join(root, name));
        if (!inside(path))
          return failed(relPath, 'outside', 'It lies behind a link that leads out of the dataset.');
        if (!writable(lstatSync(path))) return failed(relPath, 'EACCES', 'Its folder is read-only.');
        return { path };
      } catch (error) {
        return failed(relPath, codeOf(error));
      }
    })();
    if ('path' in found) folders.set(name, found);
    return found;
  };

  const locate: FileWriter['locate'] = (relPath) => {
    const folder = folderOf(relPath);
    if ('kind' in folder)
      return { refused: 'message' in folder ? { ...folder, message: folder.message } : folder };
    const path = join(folder.path, basename(relPath));
    const stats = lstatSync(path, { throwIfNoEntry: false }) ?? null;
    if (stats?.isSymbolicLink() !== true) return { path, stats };
    const target = realpathSync(path);
    if (!inside(target)) {
      return { refused: failed(relPath, 'outside', 'It is a link that leads out of the dataset.') };
    }
    return { path: target, stats: lstatSync(target) };
  };

  const attempt = ({ relPath, before, after, temporary }: FileWrite): WriteResult => {
    const place = locate(relPath);
    if ('refused' in place) return place.refused;
    const { path, stats } = place;
    const current = readContent(path);
    if (sameContent(current, after)) return { kind: 'unchanged' };
    if (current === null && !existsSync(dirname(path))) {
      folders.delete(dirname(relPath));
      return failed(relPath, 'ENOENT');
    }
    if (!sameContent(current, before)) {
      const what = current === null ? 'was removed' : 'was changed';
      return { kind: 'conflict', reason: `${relPath} ${what} by another program since it was read.` };
    }
    if (stats !== null && !writable(stats)) return failed(relPath, 'EACCES', 'It is read-only.');
    if (after === null) {
      rmSync(path);
      return { kind: 'written' };
    }
    const aside = join(dirname(path), temporary);
    try {
      writeTemporary(aside, after, stats, own);
      renameSync(aside, path);
    } catch (error) {
      rmSync(aside, { force: true });
      throw error;
    }
    return { kind: 'written' };
  };

  return {
    locate,
    write: (change) => {
      try {
        return attempt(change);
      } catch (error) {
        folders.delete(dirname(change.relPath));
        return failed(change.relPath, codeOf(error));
      }
    },
  };
};
