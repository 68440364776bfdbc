/**
 * The data folder, made and checked before anything is kept in it, and closed to other users: its indexes and
 * journals hold every caption.
 */
import {
  accessSync,
  chmodSync,
  constants,
  lstatSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { EngineError } from '../errors.ts';
import { thrownCode } from '../../../shared/thrownCode.ts';
import { makeFolder, ownOnly } from './makeFolder.ts';

const elsewhere = 'or choose another data folder (--data-dir or PROOFSHEET_DATA)';

/** What an error of the system or of SQLite means for a path in the data folder, and what to do. */
const meanings: readonly (readonly [codes: RegExp, words: (path: string) => string])[] = [
  [
    /^(ENOSPC|EDQUOT|SQLITE_FULL)/,
    (at) => `The disk that holds ${at} is full: make room on it, ${elsewhere}.`,
  ],
  [
    /^(EACCES|EPERM|SQLITE_PERM|SQLITE_AUTH)/,
    (at) => `${at} may not be written by this user: change its permissions, ${elsewhere}.`,
  ],
  [/^(EROFS|SQLITE_READONLY)/, (at) => `${at} can only be read: make it writable, ${elsewhere}.`],
  [
    /^(ENOTDIR|EEXIST)/,
    (at) => `${at} is or leads through a file, not a folder: move it away, ${elsewhere}.`,
  ],
  [/^EISDIR/, (at) => `${at} is a folder where a file is needed: move it away, ${elsewhere}.`],
  [
    /^(E[A-Z]+|SQLITE_(CANTOPEN|IOERR|PROTOCOL|NOLFS))/,
    (at) => `${at} cannot be used to keep data: check the disk that it is on, ${elsewhere}.`,
  ],
];

/** The path that an error of the system names: of two, the one that was to be written. */
const pathIn = (error: unknown): string | null => {
  if (!(error instanceof Error)) return null;
  if ('dest' in error && typeof error.dest === 'string') return error.dest;
  return 'path' in error && typeof error.path === 'string' ? error.path : null;
};

/**
 * An error of the disk about something in the data folder, in words; null when it is another kind of error.
 * @param at what was being used, where the error does not name a path
 */
export const dataFolderError = (error: unknown, at: string): EngineError | null => {
  const code = thrownCode(error);
  const meaning = code === null ? undefined : meanings.find(([codes]) => codes.test(code));
  if (code === null || meaning === undefined) return null;
  const named = pathIn(error) ?? at;
  return new EngineError('data-folder', `${meaning[1](named)} (${code})`, { path: named, code });
};

/** The same for SQLite alone, whose files are all in the data folder: other errors may be about the dataset's files. */
export const storeError = (error: unknown, at: string): EngineError | null =>
  thrownCode(error)?.startsWith('SQLITE_') === true ? dataFolderError(error, at) : null;

/** Does something in the data folder. @throws EngineError `data-folder` where the disk refuses */
export const inDataFolder = <T>(at: string, work: () => T): T => {
  try {
    return work();
  } catch (error) {
    throw dataFolderError(error, at) ?? error;
  }
};

const wrongKind = (file: string, code: 'EISDIR' | 'ENOTDIR'): Error =>
  Object.assign(new Error(code), { code, path: file });

const kept = /\.(db|json)$/;

/** Whether the files and folders of a data folder are of the expected kind, and can be written. */
const checkEntries = (folder: string, folders: readonly string[]): void => {
  for (const name of readdirSync(folder)) {
    const at = path.join(folder, name);
    const found = statSync(at, { throwIfNoEntry: false });
    if (found === undefined) continue;
    if (folders.includes(name) && !found.isDirectory()) throw wrongKind(at, 'ENOTDIR');
    if (!kept.test(name)) continue;
    if (found.isDirectory()) throw wrongKind(at, 'EISDIR');
    accessSync(at, constants.R_OK | constants.W_OK);
  }
};

/** An empty index, its log and a journal take half of this: a disk with less is full. */
const probe = Buffer.alloc(1024 * 1024);

const checkRoom = (folder: string): void => {
  const file = path.join(folder, `.write-test-${process.pid}`);
  try {
    writeFileSync(file, probe, { mode: 0o600 });
  } finally {
    rmSync(file, { force: true });
  }
};

/** The engine's own names at the top; a chosen folder may hold other things too, which are left alone. */
const ourFolders = ['datasets', 'locks', 'logs', 'sample', 'window'];
const ourFiles = /^(settings|recent)\.json/;

/** Removes the permissions of group and others from the engine's own files, links excepted. */
const close = (at: string, uid: number): void => {
  const found = lstatSync(at, { throwIfNoEntry: false });
  if (found === undefined || found.isSymbolicLink() || found.uid !== uid || (found.mode & 0o077) === 0)
    return;
  chmodSync(at, found.mode & 0o700);
};

const isOurs = (name: string): boolean => ourFolders.includes(name) || ourFiles.test(name);

/** Closes what was made by a version that left it open, and what SQLite and others made since. */
const closeToOthers = (folder: string): void => {
  const uid = process.getuid?.();
  if (uid === undefined) return;
  const names = readdirSync(folder);
  // Whether the folder serves no other purpose, such as a home or the folder of temporary files.
  const shared = (statSync(folder).mode & 0o1000) !== 0 || !names.every(isOurs);
  if (!shared) close(folder, uid);
  for (const name of names.filter(isOurs)) close(path.join(folder, name), uid);
  const datasets = path.join(folder, 'datasets');
  for (const id of names.includes('datasets') ? readdirSync(datasets) : []) {
    close(path.join(datasets, id), uid);
    closeFiles(path.join(datasets, id), uid);
  }
};

const closeFiles = (folder: string, uid: number): void => {
  if (!lstatSync(folder).isDirectory()) return;
  for (const name of readdirSync(folder)) close(path.join(folder, name), uid);
};

/**
 * Prepares the data folder. @returns its real path
 * @throws EngineError `data-folder`, with what to do
 */
export const prepareDataFolder = (named: string): string =>
  inDataFolder(named, () => {
    makeFolder(named, ownOnly);
    if (!statSync(named).isDirectory()) throw wrongKind(named, 'ENOTDIR');
    const folder = realpathSync(named);
    checkEntries(folder, ourFolders);
    checkRoom(folder);
    closeToOthers(folder);
    return folder;
  });

/** The same for the folder of one dataset in it. @throws EngineError `data-folder` */
export const prepareDatasetFolder = (folder: string): void =>
  inDataFolder(folder, () => {
    makeFolder(folder, ownOnly);
    if (!statSync(folder).isDirectory()) throw wrongKind(folder, 'ENOTDIR');
    checkEntries(folder, []);
    checkRoom(folder);
  });
