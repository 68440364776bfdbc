/**
 * Where engines of one user look for one another, whatever data folder, home or temporary folder each was
 * started with. `HOME` and `TMPDIR` are not used: those differ between a desktop, a service and a terminal of
 * the same user.
 */
import { realpathSync, statSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import path from 'node:path';
import { thrownCode } from '../../../shared/thrownCode.ts';
import { canBeReplaced, makePrivate, whyNotPrivate } from './privateFolder.ts';

/** The home in the system's list of users; where this user is not in it, the one of the environment. */
const home = (): string => {
  try {
    return userInfo().homedir;
  } catch {
    return homedir();
  }
};

/** A folder of the user, and Proofsheet's folder in it. */
export interface LockPlace {
  /**
   * The permissions that the base must have. A runtime folder is private to the user; a home may be open; the
   * data folder is as chosen.
   */
  readonly kind: 'data' | 'runtime' | 'home';
  readonly base: string;
  readonly folder: string;
}

interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  /** Undefined on Windows. */
  readonly uid: number | undefined;
  readonly runtimeDir: string | undefined;
}

const inHome = (base: string, ...below: readonly string[]): LockPlace => ({
  kind: 'home',
  base,
  folder: path.join(base, ...below, 'locks'),
});

const inRuntime = (base: string): LockPlace => ({
  kind: 'runtime',
  base,
  folder: path.join(base, 'proofsheet'),
});

/** For engines that share a data folder, whatever else they can reach. */
export const dataLockPlace = (base: string): LockPlace => ({
  kind: 'data',
  base,
  folder: path.join(base, 'locks'),
});

/**
 * A desktop's runtime folder disappears with a restart and is on no network; a service or a container may
 * have none, so the home counts too. An engine locks in all of them that it finds.
 */
export const lockPlaces = ({ platform, home: at, uid, runtimeDir }: Surroundings): readonly LockPlace[] => {
  if (platform === 'win32') return [inHome(at, 'AppData', 'Local', 'Proofsheet')];
  if (platform === 'darwin') return [inHome(at, 'Library', 'Application Support', 'Proofsheet')];
  const named = runtimeDir ? [path.resolve(runtimeDir)] : [];
  const usual = uid === undefined ? [] : [`/run/user/${uid}`];
  const runtime = [...new Set([...named, ...usual])];
  return [...runtime.map(inRuntime), inHome(at, '.local', 'state', 'proofsheet')];
};

export const usualLockPlaces = (): readonly LockPlace[] =>
  lockPlaces({
    platform: process.platform,
    home: home(),
    uid: process.getuid?.(),
    runtimeDir: process.env['XDG_RUNTIME_DIR'],
  });

const passedOver = (which: string, why: string): string => `${which} is passed over: ${why}`;

/** Makes Proofsheet's folder. @returns why nothing can be locked there, or null */
export const prepareLockPlace = ({ kind, base, folder }: LockPlace): string | null => {
  try {
    if (!statSync(base).isDirectory()) return passedOver(base, 'it is not a folder');
    const baseWrong = kind === 'runtime' ? whyNotPrivate(base) : null;
    if (baseWrong !== null) return passedOver(base, baseWrong);
    const wrong = makePrivate(folder);
    if (wrong !== null) return passedOver(folder, wrong);
    // The journal is in the data folder as well, wherever that was put.
    const open = kind !== 'data' && canBeReplaced(realpathSync(folder));
    return open ? passedOver(folder, 'everybody may write in a folder above it') : null;
  } catch (error) {
    return `${folder} cannot be had (${thrownCode(error) ?? String(error)})`;
  }
};
