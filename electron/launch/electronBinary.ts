/** Finds Electron's binary, or fetches it as `npx install-electron` does. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const packageFolder = (): string | null => {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  } catch {
    return null;
  }
};

const dist = (folder: string, env: NodeJS.ProcessEnv): string =>
  env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist');

/** The installed binary, or null. `ELECTRON_OVERRIDE_DIST_PATH` is Electron's own way to name another one. */
export const findElectron = (env: NodeJS.ProcessEnv): string | null => {
  const folder = packageFolder();
  if (folder === null) return null;
  // Written last by the installer: without it, the folder may be half unpacked.
  const named = join(folder, 'path.txt');
  if (!existsSync(named) && env['ELECTRON_OVERRIDE_DIST_PATH'] === undefined) return null;
  const name = existsSync(named) ? readFileSync(named, 'utf8') : 'electron';
  const file = join(dist(folder, env), name);
  return existsSync(file) ? file : null;
};

const bytesIn = (folder: string): number => {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    const sizes = entries.map((entry) =>
      entry.isFile() ? statSync(join(entry.parentPath, entry.name)).size : 0,
    );
    return sizes.reduce((sum, size) => sum + size, 0);
  } catch {
    // Not there yet, or removed while it was read.
    return 0;
  }
};

interface FetchOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  /** The number of bytes received. */
  readonly onProgress: (bytes: number) => void;
  /** Milliseconds without a new byte after which the download counts as blocked. */
  readonly patience?: number;
}

/**
 * Runs Electron's installer. It downloads into the temporary folder, which is empty at the start, and unpacks
 * into `dist`: their growth shows that the download has begun.
 * @returns the binary, or null when it cannot be had
 */
export const fetchElectron = async (options: FetchOptions): Promise<string | null> => {
  const folder = packageFolder();
  if (folder === null) return null;
  const { env, signal, onProgress, patience = 8000 } = options;
  const temporary = mkdtempSync(join(tmpdir(), 'proofsheet-electron-'));
  const places = { TMPDIR: temporary, TEMP: temporary, TMP: temporary };
  const child = spawn(process.execPath, [join(folder, 'install.js')], {
    stdio: 'ignore',
    env: { ...env, ...places, ELECTRON_GET_NO_PROGRESS: '1', NODE_USE_ENV_PROXY: '1' },
  });
  const stop = (): void => void child.kill('SIGKILL');
  signal.addEventListener('abort', stop);
  const arrived = (): number => bytesIn(temporary) + bytesIn(dist(folder, env));
  let bytes = arrived();
  let grewAt = performance.now();
  const watch = setInterval(() => {
    const now = arrived();
    if (now !== bytes) {
      grewAt = performance.now();
      bytes = now;
      onProgress(bytes);
    }
    if (performance.now() - grewAt > patience) stop();
  }, 250);
  await new Promise((resolve) => child.once('close', resolve).once('error', resolve));
  clearInterval(watch);
  signal.removeEventListener('abort', stop);
  rmSync(temporary, { recursive: true, force: true });
  return findElectron(env);
};
