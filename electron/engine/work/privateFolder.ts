/**
 * Folders and files that only this user can enter, so that no other user can put a file or a link in the
 * place of Proofsheet's.
 */
import { chmodSync, closeSync, lstatSync, openSync, statSync } from 'node:fs';
import path from 'node:path';
import { thrownCode } from '../../../shared/thrownCode.ts';
import { makeFolder, ownOnly } from './makeFolder.ts';

/** Bits that let the group or others in. */
const othersIn = 0o077;
const othersWrite = 0o002;
const sticky = 0o1000;

/** Whether another user could replace one of the folders above. */
export const canBeReplaced = (folder: string): boolean => {
  const parent = path.dirname(folder);
  if (process.getuid === undefined || parent === folder) return false;
  const { mode } = statSync(parent);
  return ((mode & othersWrite) !== 0 && (mode & sticky) === 0) || canBeReplaced(parent);
};

/**
 * Why a folder is not private to this user, in words; null when it is. On Windows nothing is checked: there a
 * folder of the user's profile has the profile's permissions.
 */
export const whyNotPrivate = (folder: string): string | null => {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  if (found === undefined) return 'it is not there';
  if (!found.isDirectory()) return found.isSymbolicLink() ? 'it is a link' : 'it is not a folder';
  if (process.getuid === undefined) return null;
  if (found.uid !== process.getuid()) return `it belongs to another user (${found.uid})`;
  return (found.mode & othersIn) === 0 ? null : 'other users may enter it';
};

/**
 * Makes a folder, private where this user owns it. @returns why it is not, or null
 * @throws the file system's error when it cannot be made
 */
export const makePrivate = (folder: string): string | null => {
  makeFolder(folder, ownOnly);
  const found = lstatSync(folder);
  const ours = found.isDirectory() && found.uid === process.getuid?.();
  if (ours && (found.mode & othersIn) !== 0) chmodSync(folder, 0o700);
  return whyNotPrivate(folder);
};

/** SQLite would let other users read a new file; files that it makes beside this one have the same permissions. */
export const createPrivate = (file: string): void => {
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    // SQLite reports any other error itself.
    if (thrownCode(error) === null) throw error;
  }
};
