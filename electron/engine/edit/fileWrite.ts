/**
 * Writes one caption file: compares its content first, and replaces it by a temporary file, never in place.
 * Nothing here knows of edits; writeEdit.ts calls it for each change.
 */
import {
  closeSync,
  existsSync,
  openSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { type FoundFile, type Refused, createCaptionPlaces, writable } from './captionPlaces.ts';
import { firstMode, makeLike, mayWrite, type OwnFiles, ownFiles } from './fileOwner.ts';
import type { FileContent } from './ordinaryFile.ts';
import { type Failed, type WriteResult, codeOf, failed } from './writeResult.ts';

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

const statsOf = (path: string): Stats | null => {
  try {
    return statSync(path);
  } catch {
    return null;
  }
};

/** The later of both times: a copy may keep the modification time of its original. */
const timeOf = ({ mtimeMs, ctimeMs }: Stats): number => Math.max(mtimeMs, ctimeMs);

/** A folder may have become read-only since the file was made in it: then the next run removes it. */
const removeIfPossible = (path: string): void => {
  try {
    rmSync(path, { force: true });
  } catch {
    // What is told is why the file itself could not be written.
  }
};

/** Opens a new file; one of that name was left behind by a crash, and is removed first. */
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

/** A file of another user that this one must leave alone. */
const notOurs = (relPath: string, stats: Stats | null, why: string): Failed =>
  failed(relPath, 'EACCES', `It belongs to another user (${stats?.uid ?? 'unknown'}), ${why}.`);

const readOnlyFolder = (relPath: string): Failed => failed(relPath, 'EACCES', 'Its folder is read-only.');

/** Another program's work that would be overwritten, or null. */
const conflictOf = (
  { relPath, before, writtenUntil }: FileWrite,
  { stats, content }: FoundFile,
): WriteResult | null => {
  if (!sameContent(content, before)) {
    const what = content === null ? 'was removed' : 'was changed';
    return { kind: 'conflict', reason: `${relPath} ${what} by another program since it was read.` };
  }
  if (writtenUntil !== undefined && stats !== null && timeOf(stats) > writtenUntil) {
    return { kind: 'conflict', reason: `${relPath} was written by another program meanwhile.` };
  }
  return null;
};

/** Puts the new content in the place of the file. @param aside path of the temporary file */
const replace = (
  { relPath, after }: FileWrite,
  { path, stats }: FoundFile,
  aside: string,
  own: OwnFiles,
): WriteResult => {
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
    if (kept) return notOurs(relPath, stats, 'and only its owner may replace it in its folder');
    throw error;
  }
  return { kind: 'written' };
};

/** A writer for the dataset at `root` (a real path). */
export const createFileWriter = (root: string): FileWriter => {
  const own = ownFiles();
  const { folderOf, find, forgetFolder } = createCaptionPlaces(root);

  /** The cause may be the file's folder: it is checked again. */
  const failedBy = (relPath: string, error: unknown, sentence?: string): Failed => {
    forgetFolder(relPath);
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

  const attempt = (change: FileWrite): WriteResult => {
    const { relPath, after, temporary } = change;
    const folder = folderOf(relPath);
    if ('refused' in folder) return folder.refused;
    const place = find(relPath, folder);
    if ('refused' in place) return place.refused;
    const { path, content } = place;
    const aside = path.slice(0, path.lastIndexOf(sep) + 1) + temporary;
    if (sameContent(content, after)) {
      removeIfPossible(aside);
      return { kind: 'unchanged' };
    }
    if (content === null && !existsSync(dirname(path))) {
      forgetFolder(relPath);
      return failed(relPath, 'ENOENT');
    }
    const conflict = conflictOf(change, place);
    if (conflict !== null) return conflict;
    return folder.readOnly ? readOnlyFolder(relPath) : replace(change, place, aside, own);
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
