/** Builds the renderer, the Electron host and the program itself where their sources have changed since. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { builtVariable, isUpToDate, programBuild } from '../engine/work/built.mjs';

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
  { config: 'electron/launch/vite.config.ts', root: 'electron', ...programBuild },
];

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

/** This process, and those that it starts, use what was built from now on. */
const switchTo = (folder: string): void => {
  process.env[builtVariable] = folder;
};

/**
 * @param root the folder of package.json
 * @param say prints why the user has to wait
 * @returns the folder of the built renderer
 */
export const builtApp = async (root: string, say: (line: string) => void): Promise<string> => {
  const stale = builds.filter((build) => !isUpToDate(root, build));
  if (stale.length > 0) {
    const first = !existsSync(join(root, 'dist/renderer/index.html'));
    say(first ? 'Building the app (first start) ...' : 'Building the app (its sources changed) ...');
    await run(root, stale);
  }
  switchTo(join(root, 'dist', 'program'));
  return join(root, 'dist', 'renderer');
};

/**
 * Builds the program, and uses it: for tests, which start more commands, engines and workers than people do. They
 * have their own folder, which a build beside the tests does not empty.
 */
export const builtForTests = async (root: string): Promise<void> => {
  const folder = join('dist', 'test-program');
  const products = [join(folder, 'cli.js')];
  if (!isUpToDate(root, { ...programBuild, products })) {
    const { build } = await import('vite');
    await build({
      configFile: join(root, 'electron/launch/vite.config.ts'),
      logLevel: 'error',
      build: { outDir: join(root, folder) },
    });
  }
  switchTo(join(root, folder));
};
