/**
 * A freshly installed Debian in a folder, with nothing but what the system itself needs: what a package forgets to ask for
 * is missing there. Made once, and kept in the cache folder.
 */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { onPath } from '../support/browser.ts';

const cache = join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'proofsheet-e2e');
const image = join(cache, 'clean-root.tar');
/** Packages that apt has fetched for earlier roots. */
const fetched = join(cache, 'clean-root-packages');

/** Why there can be none here; null where there can. */
export const whyNoCleanRoot = (): string | null => {
  if (process.platform !== 'linux') return 'a clean root is made on Linux only';
  if (process.getuid?.() !== 0) return 'a clean root is made by root only';
  if (!existsSync('/usr/bin/apt-get')) return 'a clean root is made where apt is';
  return null;
};

/** The system's own sources: a root gets what this machine reaches. */
const sources = (): readonly string[] =>
  [
    '/etc/apt/sources.list',
    ...readdirSync('/etc/apt/sources.list.d').map((name) => `/etc/apt/sources.list.d/${name}`),
  ].filter((file) => existsSync(file) && /\.(?:list|sources)$/.test(file));

const makeImage = (): void => {
  if (onPath(['mmdebstrap']) === null) {
    execFileSync('apt-get', ['install', '-y', '--no-install-recommends', 'mmdebstrap'], { stdio: 'ignore' });
  }
  mkdirSync(cache, { recursive: true });
  const made = `${image}.${process.pid}`;
  const codename = execFileSync('sh', ['-c', '. /etc/os-release; printf %s "$VERSION_CODENAME"'], {
    encoding: 'utf8',
  });
  execFileSync('mmdebstrap', ['--quiet', '--variant=apt', '--format=tar', codename, made, ...sources()], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  renameSync(made, image);
};

/** What a command in the root sees of this machine. */
const mounts = ['/dev', '/dev/shm', '/proc', '/sys', '/tmp/.X11-unix'];

export interface CleanRoot {
  readonly folder: string;
  /** Runs a command as root in it, to its end. @returns its output @throws Error when it fails */
  run(...words: readonly string[]): string;
  /** Starts a command as its user, `/home/user`, with that process's id. */
  start(words: readonly string[], env: Readonly<Record<string, string>>): ChildProcess;
  remove(): void;
}

/** The user's number, and that of the group. */
const userId = 1000;

/** Makes the mounts in a namespace of its own, so that none is left, and goes on as the command. */
const enter = (folder: string, words: readonly string[]): readonly string[] => {
  const bind = mounts.map((path) => `mkdir -p "$0${path}" && mount --rbind ${path} "$0${path}"`).join(' && ');
  const packages = `mount --bind ${fetched} "$0/var/cache/apt/archives"`;
  const script = `${bind} && ${packages} && exec chroot "$0" "$@"`;
  return ['--mount', '--propagation', 'private', 'sh', '-ec', script, folder, ...words];
};

export const makeCleanRoot = (): CleanRoot => {
  if (!existsSync(image)) makeImage();
  mkdirSync(join(fetched, 'partial'), { recursive: true });
  mkdirSync('/tmp/.X11-unix', { recursive: true });
  const folder = mkdtempSync(join(tmpdir(), 'proofsheet-root-'));
  execFileSync('tar', ['-xpf', image, '--numeric-owner', '-C', folder]);
  copyFileSync('/etc/resolv.conf', join(folder, 'etc', 'resolv.conf'));
  copyFileSync('/etc/hosts', join(folder, 'etc', 'hosts'));
  writeFileSync(
    join(folder, 'etc/apt/apt.conf.d/99keep'),
    'Binary::apt::APT::Keep-Downloaded-Packages "true";\n',
  );
  const env = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' };
  const run = (...words: readonly string[]): string =>
    execFileSync('unshare', enter(folder, words), {
      encoding: 'utf8',
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  run('useradd', '--create-home', '--uid', String(userId), 'user');
  return {
    folder,
    run,
    start: (words, more) => {
      const become = ['setpriv', `--reuid=${userId}`, `--regid=${userId}`, '--init-groups', ...words];
      return spawn('unshare', [...enter(folder, become)], {
        env: { ...env, HOME: '/home/user', ...more },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};

/** Installs a package file with what it depends on, as `apt install ./FILE` does. */
export const installIn = (root: CleanRoot, file: string): void => {
  const name = basename(file);
  copyFileSync(file, join(root.folder, 'var', 'tmp', name));
  root.run('apt-get', 'update', '-q');
  root.run('apt-get', 'install', '-y', '--no-install-recommends', `/var/tmp/${name}`);
};
