/**
 * Owner, group and mode of a file that is written in the place of another. A file of another user that this one may
 * write stays what it was as far as the system lets it: only root gives files away, so it becomes this user's.
 */
import { accessSync, constants, fchmodSync, fchownSync, fstatSync, type Stats } from 'node:fs';
import { thrownCode } from '../../../shared/thrownCode.ts';

/** What a file that this process makes is like; each question costs as much as a call to the file system. */
export interface OwnFiles {
  /** Undefined on Windows. */
  readonly uid: number | undefined;
  readonly gid: number | undefined;
  readonly umask: number;
}

export const ownFiles = (): OwnFiles => ({
  uid: process.getuid?.(),
  gid: process.getgid?.(),
  umask: process.umask(),
});

/** What of a file's owner and group could be kept. */
export interface Kept {
  readonly owner: boolean;
  readonly group: boolean;
}

const read = 0o4;

/**
 * The mode of the new file; null: its former owner could not read it any more. Where the group is another,
 * that group gets the permissions of others: it had no more before.
 */
export const modeOf = (mode: number, { owner, group }: Kept): number | null => {
  if (owner && group) return mode & 0o7777;
  const others = mode & 0o007;
  const ofGroup = group ? (mode >> 3) & 0o007 : others;
  const lockedOut = !owner && ((mode >> 6) & ~(ofGroup | others) & read) !== 0;
  return lockedOut ? null : (mode & 0o700) | (ofGroup << 3) | others;
};

const refusals: ReadonlySet<string | null> = new Set(['EPERM', 'EACCES', 'ENOTSUP', 'EOPNOTSUPP', 'EINVAL']);

/** Whether this user may do that; a file system without owners refuses as well. */
const allowed = (work: () => void): boolean => {
  try {
    work();
    return true;
  } catch (error) {
    if (refusals.has(thrownCode(error))) return false;
    throw error;
  }
};

const keep = (fd: number, { uid, gid }: Stats): Kept => {
  // Asked of the file: in some mounted folders all files belong to one user.
  const made = fstatSync(fd);
  const [owner, group] = [made.uid === uid, made.gid === gid];
  if (owner && group) return { owner, group };
  if (allowed(() => fchownSync(fd, uid, gid))) return { owner: true, group: true };
  return { owner, group: group || allowed(() => fchownSync(fd, made.uid, gid)) };
};

/** The mode that a new file is made with: no other user can read it before its owner and group are set. */
export const firstMode = (like: Stats | null, own: OwnFiles): number => {
  if (like === null) return 0o666;
  return like.uid === own.uid && like.gid === own.gid ? like.mode & 0o777 : like.mode & 0o700;
};

/**
 * Makes a new, open file like the one that it is to replace.
 * @returns whether it may take its place; false: the owner could not read it any more
 */
export const makeLike = (fd: number, like: Stats, own: OwnFiles): boolean => {
  const mode = like.mode & 0o7777;
  if (like.uid === own.uid && like.gid === own.gid) {
    if ((mode & 0o777 & ~own.umask) !== mode) allowed(() => fchmodSync(fd, mode));
    return true;
  }
  const wanted = modeOf(mode, keep(fd, like));
  if (wanted !== null) allowed(() => fchmodSync(fd, wanted));
  return wanted !== null;
};

/** Whether this user may write a file of another one: replacing it asks the folder alone. */
export const mayWrite = (path: string, { uid }: Stats, own: OwnFiles): boolean => {
  if (own.uid === undefined || uid === own.uid) return true;
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
};
