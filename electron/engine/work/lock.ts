/**
 * Locks: one engine per dataset and user on a machine, one export per folder. A lock is a transaction on a
 * separate file: the kernel ends it with the process, however that ends, so that no lock is ever left behind.
 * It is taken in every place where engines look, all of them private to this user, so that no file of another
 * user is followed or written; for a dataset that other users may write, see also sharedLock.ts.
 */
import { closeSync, constants, lstatSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { EngineError } from '../errors.ts';
import { thrownCode } from '../../../shared/thrownCode.ts';
import { type LockPlace, prepareLockPlace } from './lockFolders.ts';
import { createPrivate } from './privateFolder.ts';
import { lockShared } from './sharedLock.ts';

export interface Lock {
  release(): void;
}

interface LockOptions {
  /** Name of what is locked: letters, digits and `-`. */
  readonly id: string;
  readonly places: readonly LockPlace[];
  readonly log: (line: string) => void;
}

/** Another process has it, or another engine in this one. */
export class TakenError extends Error {
  readonly pid: number | null;

  constructor(pid: number | null) {
    super('The lock is taken.');
    this.pid = pid;
  }
}

/** @throws TakenError; EngineError `data-folder` where nothing can be locked anywhere */
export const takeLock = ({ id, places, log }: LockOptions): Lock => {
  const held: Lock[] = [];
  const release = (): void => held.splice(0).forEach((lock) => lock.release());
  const missing: string[] = [];
  try {
    for (const place of places) {
      const why = prepareLockPlace(place) ?? lockOrWhy(held, path.join(place.folder, id));
      if (why !== null) missing.push(why);
    }
  } catch (error) {
    release();
    throw error;
  }
  if (held.length === 0) {
    throw new EngineError(
      'data-folder',
      `No lock could be taken, so nothing was opened: ${missing.join('; ')}.`,
    );
  }
  // A desktop has all of the places, a service or a container one less: not worth a message.
  if (held.length === 1 && missing.length > 0) {
    log(`A Proofsheet that was started otherwise would not be noticed: ${missing.join('; ')}.`);
  }
  return { release };
};

export interface DatasetLock {
  readonly lock: Lock;
  /** What could not be locked, for the user; null: nothing. */
  readonly warning: string | null;
}

/** @param root a real path @throws EngineError `dataset-in-use`, naming the process that has it */
export const lockDataset = (root: string, options: LockOptions): DatasetLock => {
  try {
    const lock = takeLock(options);
    const shared = lockShared(root);
    if (!shared.free) {
      lock.release();
      throw new TakenError(null);
    }
    const release = (): void => [shared, lock].forEach((one) => one.release());
    return { lock: { release }, warning: shared.warning };
  } catch (error) {
    if (!(error instanceof TakenError)) throw error;
    const { pid } = error;
    const by = pid === null ? '' : ` (process ${pid})`;
    const message = `${root} is open in another Proofsheet${by}: close it there first.`;
    throw new EngineError('dataset-in-use', message, { path: root, pid });
  }
};

/** Locks in a folder that may fail, such as one on a network without locks. @throws TakenError */
const lockOrWhy = (held: Lock[], file: string): string | null => {
  try {
    held.push(lockFile(file));
    return null;
  } catch (error) {
    if (error instanceof TakenError) throw error;
    return `${file}.lock cannot be locked (${thrownCode(error) ?? String(error)})`;
  }
};

/** Milliseconds to wait for another engine that writes one small file. */
const patience = 5000;

/**
 * Does something short while no other engine does the same with `file`. Where nothing can be locked, it is
 * done all the same.
 */
export const whileLocked = <T>(file: string, work: () => T): T => {
  let db: Database.Database | null = null;
  try {
    createPrivate(`${file}.lock`);
    db = new Database(`${file}.lock`, { timeout: patience });
    db.exec('BEGIN EXCLUSIVE');
  } catch {
    // A network without locks, a full disk: the write itself will report the error.
  }
  try {
    return work();
  } finally {
    db?.close();
  }
};

/** @param base without the suffix, in a folder that only this user can write @throws TakenError; SQLite's error */
const lockFile = (base: string): Lock => {
  const file = `${base}.lock`;
  const owner = `${base}.pid`;
  // SQLite follows links. The folder is private now, but may not always have been.
  if (lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() === true) rmSync(file);
  createPrivate(file);
  const db = new Database(file, { timeout: 0 });
  try {
    db.exec('BEGIN EXCLUSIVE');
    // Made anew: an existing file is never written to.
    rmSync(owner, { force: true });
    writeFileSync(owner, String(process.pid), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    db.close();
    throw thrownCode(error) === 'SQLITE_BUSY' ? new TakenError(ownerOf(owner)) : error;
  }
  return {
    release: () => {
      rmSync(owner, { force: true });
      db.close();
    },
  };
};

const ownerOf = (file: string): number | null => {
  try {
    const opened = openSync(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    try {
      const pid = Number.parseInt(readFileSync(opened, 'utf8'), 10);
      return Number.isNaN(pid) ? null : pid;
    } finally {
      closeSync(opened);
    }
  } catch {
    return null;
  }
};
