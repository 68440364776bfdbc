/**
 * A lock in the dataset itself, for a folder that other users may write too: their engines do not look in
 * this user's places. It is an empty file that only users with write access to the folder can open, so that
 * no other user can keep it locked; it is never written, and no link is followed. It is removed when the
 * dataset is closed.
 */
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fstatSync,
  lstatSync,
  openSync,
  rmSync,
  statSync,
  type Stats,
} from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { thrownCode } from '../../../shared/thrownCode.ts';

export interface SharedLock {
  /** False: another engine has the dataset. */
  readonly free: boolean;
  /** Why an engine of another user would not be noticed; null: it would, or no other user may write the folder. */
  readonly warning: string | null;
  release(): void;
}

const fileName = '.proofsheet.lock';
const othersWrite = 0o022;

interface Folder {
  readonly stats: Stats;
  readonly file: string;
}

const nothing = (warning: string | null): SharedLock => ({ free: true, warning, release: () => undefined });

const unnoticed = (why: string): SharedLock =>
  nothing(
    `${why}: a Proofsheet of another user on this folder would not be noticed. Make sure that none has it open.`,
  );

/** Gives the lock to exactly those users who may write the folder. */
const lockMode = (mode: number): number =>
  0o600 | ((mode & 0o020) === 0 ? 0 : 0o060) | ((mode & 0o002) === 0 ? 0 : 0o006);

/** Tries something that only root, or a member of the group, may do. */
const ifAllowed = (work: () => void): boolean => {
  try {
    work();
    return true;
  } catch {
    return false;
  }
};

const make = ({ file, stats: { uid, gid, mode } }: Folder): void => {
  let fd: number;
  try {
    // Never through a link, and only the file that is opened here changes its permissions.
    fd = openSync(file, 'wx', 0o600);
  } catch (error) {
    if (thrownCode(error) === 'EEXIST') return;
    throw error;
  }
  const own = fstatSync(fd).uid;
  if (!ifAllowed(() => fchownSync(fd, uid, gid))) ifAllowed(() => fchownSync(fd, own, gid));
  ifAllowed(() => fchmodSync(fd, lockMode(mode)));
  closeSync(fd);
};

/** The lock's file, where it is one that this code could have made. */
const sound = (file: string): Stats | null => {
  const found = lstatSync(file, { throwIfNoEntry: false });
  return found?.isFile() === true && found.size === 0 && found.nlink === 1 ? found : null;
};

/** A user who may only read the file takes a shared lock, which keeps out its owner all the same. */
const begin = (db: Database.Database): void => {
  // A journal beside it could be a link that another user has made.
  db.pragma('journal_mode = MEMORY');
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    if (thrownCode(error) !== 'SQLITE_READONLY') throw error;
    db.exec('BEGIN');
    db.prepare('SELECT count(*) FROM sqlite_master').get();
  }
};

/** Null: the file was removed or replaced while it was being locked. */
const attempt = (folder: Folder): SharedLock | null => {
  const { file } = folder;
  make(folder);
  const before = sound(file);
  if (before === null)
    return lstatSync(file, { throwIfNoEntry: false }) === undefined
      ? null
      : unnoticed(`${file} is not a lock of Proofsheet`);
  const db = new Database(file, { timeout: 0, fileMustExist: true });
  try {
    begin(db);
  } catch (error) {
    db.close();
    if (thrownCode(error) === 'SQLITE_BUSY') return { free: false, warning: null, release: () => undefined };
    throw error;
  }
  if (sound(file)?.ino !== before.ino) {
    db.close();
    return null;
  }
  return {
    free: true,
    warning: null,
    release: () => {
      // Before it is unlocked: an engine that waits for it sees that it is gone, and makes another.
      if (lstatSync(file, { throwIfNoEntry: false })?.ino === before.ino) rmSync(file, { force: true });
      db.close();
    },
  };
};

const tries = 5;

const canWrite = (root: string): boolean => ifAllowed(() => accessSync(root, constants.W_OK));

/** @param root a real path */
export const lockShared = (root: string): SharedLock => {
  const me = process.getuid?.();
  if (me === undefined || !canWrite(root)) return nothing(null);
  const file = path.join(root, fileName);
  try {
    const stats = statSync(root);
    const open = (stats.mode & othersWrite) !== 0;
    if (!open && stats.uid === me && lstatSync(file, { throwIfNoEntry: false }) === undefined)
      return nothing(null);
    for (let count = 0; count < tries; count += 1) {
      const lock = attempt({ stats, file });
      if (lock === null) continue;
      // Only its owner and root may write it: the owner's engines do not look here.
      const owned = lock.free && !open && stats.uid !== me;
      return owned
        ? { ...unnoticed(`This folder belongs to user ${stats.uid}`), release: () => lock.release() }
        : lock;
    }
    return unnoticed(`${file} keeps being replaced`);
  } catch (error) {
    return unnoticed(`${file} cannot be locked (${thrownCode(error) ?? String(error)})`);
  }
};
