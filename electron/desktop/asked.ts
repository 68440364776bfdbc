/**
 * Which folder a start is about: by the flag of `npm start`, by the file manager's *Open with*, or by a folder or an image
 * that was dropped on the app's icon.
 */
import { statSync } from 'node:fs';
import { dirname, isAbsolute, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const folderFlag = '--folder=';

/** Desktops of Linux name files by address. */
const pathOf = (word: string, cwd: string): string | null => {
  if (!word.startsWith('file:')) return resolve(cwd, word);
  try {
    return fileURLToPath(word);
  } catch {
    return null;
  }
};

/** A folder, or that of a file. @returns null when it is neither */
export const folderAt = (path: string): string | null => {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return null;
  return found.isDirectory() ? path : dirname(path);
};

/**
 * @param words of the command line, without the program and, in a checkout, without the app's folder
 * @returns null when none is named; a folder of the flag also where it is not there, so that this is told
 */
export const folderOf = (words: readonly string[], cwd: string): string | null => {
  const flagged = words.find((word) => word.startsWith(folderFlag))?.slice(folderFlag.length);
  if (flagged !== undefined) return isAbsolute(flagged) ? flagged : resolve(cwd, flagged);
  for (const word of words) {
    const path = word.startsWith('-') ? null : pathOf(word, cwd);
    const folder = path === null ? null : folderAt(path);
    if (folder !== null) return folder;
  }
  return null;
};
