/**
 * Finds the files that relPaths of a dataset name. Folders are checked once each: a folder, or a link, that leads out
 * of the dataset is never written through.
 */
import { lstatSync, realpathSync, type Stats } from 'node:fs';
import { join, sep } from 'node:path';
import { fileNameOf, splitPath } from '../../../shared/paths.ts';
import { type OrdinaryFile, readOrdinary } from './ordinaryFile.ts';
import { type Failed, failed } from './writeResult.ts';

export interface FoundFile extends OrdinaryFile {
  /** Its real path. */
  readonly path: string;
}

export interface Folder {
  /** A real path. */
  readonly path: string;
  readonly readOnly: boolean;
}

export interface Refused {
  readonly refused: Failed;
  /** It could be read, and not written. */
  readonly onlyWriting?: true;
}

export const writable = (stats: Stats): boolean => (stats.mode & 0o222) !== 0;

/** @param root the dataset's real path */
export const createCaptionPlaces = (root: string) => {
  const folders = new Map<string, string>();
  const inside = (path: string): boolean =>
    path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);

  const folderOf = (relPath: string): Folder | Refused => {
    const name = splitPath(relPath).folder;
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
    const path = folder.path + sep + fileNameOf(relPath);
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
  return {
    folderOf,
    find,
    /** The folder of this file is checked again when it is needed next. */
    forgetFolder: (relPath: string): void => void folders.delete(splitPath(relPath).folder),
  };
};
