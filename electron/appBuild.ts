/** Builds the renderer and the Electron host where that has not been done since their sources changed. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What the build is made from; tests and the engine, which runs from its sources, are not part of it. */
const sources = ['renderer', 'shared', 'electron', 'vite.config.ts', 'package-lock.json'];
const products = ['dist/renderer/index.html', 'dist/electron/main.cjs', 'dist/electron/preload.cjs'];
/** Folder and configuration of each, as `npm run build` has them. */
const builds = [
  ['renderer', 'vite.config.ts'],
  ['electron', 'electron/vite.config.ts'],
] as const;
/** Of the engine the host holds only what looks at the data folder. */
const notBuilt =
  /(?:^|[/\\])electron[/\\](?:engine[/\\](?!work$|errors\.ts$)[^/\\]+|commands)$|\.test\.tsx?$/;

/** Milliseconds since 1970 of the youngest file below `path`. */
const changedAt = (path: string): number => {
  if (notBuilt.test(path) || !existsSync(path)) return 0;
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => changedAt(join(path, name))));
};

const isBuilt = (root: string): boolean => {
  const files = products.map((path) => join(root, path));
  if (!files.every((file) => existsSync(file))) return false;
  const builtAt = Math.min(...files.map((file) => statSync(file).mtimeMs));
  return Math.max(...sources.map((path) => changedAt(join(root, path)))) <= builtAt;
};

/**
 * @param root the folder of package.json
 * @param say tells people why they wait
 * @returns the folder of the built renderer
 */
export const builtApp = async (root: string, say: (line: string) => void): Promise<string> => {
  if (!isBuilt(root)) {
    const first = !existsSync(join(root, 'dist/renderer/index.html'));
    say(first ? 'Building the app (first start) ...' : 'Building the app (its sources changed) ...');
    const { build } = await import('vite');
    for (const [folder, config] of builds) {
      await build({ root: join(root, folder), configFile: join(root, config), logLevel: 'error' });
    }
  }
  return join(root, 'dist', 'renderer');
};
