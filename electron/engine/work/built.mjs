// What runs from its sources, and what from the files that they were built into. Plain JavaScript: `proofsheet.mjs` asks
// before anything else is loaded.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The environment variable that names the folder of the built program; set only where that is up to date. */
export const builtVariable = 'PROOFSHEET_BUILT';

/** From the folder of package.json: what the program is built from, and one of the files that it is built into. */
export const programBuild = {
  sources: ['electron', 'shared', 'package-lock.json'],
  products: ['dist/program/cli.js'],
};

const isTest = /\.test\.tsx?$/;

/**
 * Modification time of the newest file below `path`, in milliseconds since 1970; 0 where there is none.
 * @param {string} path
 * @returns {number}
 */
const changedAt = (path) => {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined || isTest.test(path)) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => changedAt(join(path, name))));
};

/**
 * @param {string} root the folder of package.json
 * @param {{ readonly sources: readonly string[]; readonly products: readonly string[] }} build
 * @returns {boolean}
 */
export const isUpToDate = (root, { sources, products }) => {
  // An installed package does not have all sources: what it holds was built from them.
  if (!sources.every((path) => existsSync(join(root, path))))
    return products.every((path) => existsSync(join(root, path)));
  const times = products.map((path) => statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs);
  const builtAt = Math.min(...times.map((time) => time ?? 0));
  return builtAt > 0 && Math.max(...sources.map((path) => changedAt(join(root, path)))) <= builtAt;
};

/**
 * @param {string} name of an entry in `launch/vite.config.ts`
 * @param {string} source its file, which runs where no folder of built files is named
 * @returns {string}
 */
export const programFile = (name, source) => {
  const folder = process.env[builtVariable] ?? '';
  return folder === '' ? source : join(folder, `${name}.js`);
};
