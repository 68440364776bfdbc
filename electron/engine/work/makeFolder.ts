/** Makes folders with those above them. */
import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { thrownCode } from '../../../shared/thrownCode.ts';

/** The default permissions, for files that other users may see. */
export const ordinary = 0o777;
/** Private to this user. */
export const ownOnly = 0o700;

/**
 * Makes a folder and those above it. Node's own `recursive` never returns where a file system reports that
 * the parent is missing although it exists, as /proc does.
 * @throws the file system's error
 */
export const makeFolder = (folder: string, mode: typeof ordinary | typeof ownOnly): void => {
  try {
    mkdirSync(folder, { mode });
  } catch (error) {
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return;
    const parent = path.dirname(folder);
    if (thrownCode(error) !== 'ENOENT' || parent === folder) throw error;
    makeFolder(parent, mode);
    mkdirSync(folder, { mode });
  }
};
