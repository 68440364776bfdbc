/** Builds the renderer, the Electron host and the engine's workers where their sources have changed since. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { builtWorkersVariable } from '../engine/work/workers.ts';

interface Build {
  readonly config: string;
  readonly root: string;
  readonly sources: readonly string[];
  readonly products: readonly string[];
}

const builds: readonly Build[] = [
  {
    config: 'vite.config.ts',
    root: 'renderer',
    sources: ['renderer', 'shared', 'vite.config.ts', 'package-lock.json'],
    products: ['dist/renderer/index.html'],
  },
  {
    config: 'electron/desktop/vite.config.ts',
    root: 'electron/desktop',
    sources: ['electron', 'shared', 'package-lock.json'],
    products: ['dist/electron/main.cjs', 'dist/electron/preload.cjs'],
  },
  {
    config: 'electron/engine/vite.config.ts',
    root: 'electron/engine',
    sources: ['electron/engine', 'shared', 'package-lock.json'],
    products: ['dist/workers/scan.js'],
  },
];

const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path);

/** Modification time of the newest file below `path`, in milliseconds since 1970. */
const changedAt = (path: string): number => {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined || isTest(path)) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => changedAt(join(path, name))));
};

const isBuilt = (root: string, { sources, products }: Build): boolean => {
  const files = products.map((path) => join(root, path));
  if (!files.every((file) => existsSync(file))) return false;
  const builtAt = Math.min(...files.map((file) => statSync(file).mtimeMs));
  return Math.max(...sources.map((path) => changedAt(join(root, path)))) <= builtAt;
};

/**
 * Vite builds React's slow development version where this variable says anything else, as it does in tests and
 * in some people's shells.
 */
const mode = 'NODE_ENV';

const forProduction = async (build: () => Promise<void>): Promise<void> => {
  const before = process.env[mode];
  process.env[mode] = 'production';
  try {
    await build();
  } finally {
    if (before === undefined) delete process.env[mode];
    else process.env[mode] = before;
  }
};

const run = async (root: string, which: readonly Build[]): Promise<void> => {
  const { build } = await import('vite');
  await forProduction(async () => {
    for (const { root: folder, config } of which) {
      await build({ root: join(root, folder), configFile: join(root, config), logLevel: 'error' });
    }
  });
};

/** Builds all anew. @param root the folder of package.json */
export const buildApp = (root: string): Promise<void> => run(root, builds);

/** This process, and those that it starts, use the built workers from now on. */
const switchToWorkers = (folder: string): void => {
  process.env[builtWorkersVariable] = folder;
};

/**
 * @param root the folder of package.json
 * @param say prints why the user has to wait
 * @returns the folder of the built renderer
 */
export const builtApp = async (root: string, say: (line: string) => void): Promise<string> => {
  const stale = builds.filter((build) => !isBuilt(root, build));
  if (stale.length > 0) {
    const first = !existsSync(join(root, 'dist/renderer/index.html'));
    say(first ? 'Building the app (first start) ...' : 'Building the app (its sources changed) ...');
    await run(root, stale);
  }
  switchToWorkers(join(root, 'dist', 'workers'));
  return join(root, 'dist', 'renderer');
};

/**
 * Builds the workers anew, and uses them: for tests, which start more of them than people do. They have their
 * own folder, which a build beside the tests does not empty.
 */
export const buildTestWorkers = async (root: string): Promise<void> => {
  const folder = join(root, 'dist', 'test-workers');
  const { build } = await import('vite');
  await build({
    configFile: join(root, 'electron/engine/vite.config.ts'),
    logLevel: 'error',
    build: { outDir: folder },
  });
  switchToWorkers(folder);
};
