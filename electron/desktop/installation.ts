/**
 * Where the parts of the app lie: in a checkout, which `npm start` runs, or in a package. A package has the engine beside
 * its archive, with a Node of its own, and knows what the engine's files have to be.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { builtVariable, programFile } from '../engine/work/built.mjs';
import { brokenFiles } from '../hosting/seal.ts';

export interface Installation {
  /** The Node that runs the engine. */
  readonly node: string;
  /** engineMain. */
  readonly entry: string;
  /** The built page. */
  readonly renderer: string;
  /** Resolves when the engine's files are those of the package. @throws Error, in words for people, when not */
  readonly check: () => Promise<void>;
}

const seal = z.record(z.string(), z.string().nullable());

/** Variables with which Node would load or do other things than the package says. */
const foreign = ['NODE_OPTIONS', 'NODE_PATH', 'NODE_REPL_EXTERNAL_MODULE'];

const damaged = (files: readonly string[], folder: string): string => {
  const [first = '', ...others] = files;
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  return `Files of Proofsheet are missing, changed or not its own: ${join(folder, first)}${more}. Install it again; your datasets and settings stay as they are.`;
};

/**
 * @param archive the folder of the main script in the package
 * @param resources the folder in which the archive and the engine lie
 */
const packaged = (archive: string, resources: string): Installation => {
  const engine = join(resources, 'engine');
  // Whatever the user's shell says: the package runs its own program.
  process.env[builtVariable] = join(engine, 'dist', 'program');
  for (const name of foreign) delete process.env[name];
  return {
    node: join(engine, process.platform === 'win32' ? 'node.exe' : 'node'),
    entry: programFile('engineMain', ''),
    renderer: join(archive, 'renderer'),
    check: async () => {
      const expected = seal.parse(JSON.parse(readFileSync(join(archive, 'engine.json'), 'utf8')));
      const broken = await brokenFiles(engine, expected);
      if (broken.length > 0) throw new Error(damaged(broken, engine));
    },
  };
};

/** @param folder of the main script, `dist/electron` @throws Error when `npm start` did not start it */
const checkedOut = (folder: string, node: string | undefined): Installation => {
  if (node === undefined) throw new Error('Proofsheet is started by "npm start".');
  const root = resolve(folder, '..', '..');
  return {
    node,
    entry: programFile('engineMain', join(root, 'electron', 'hosting', 'engineMain.ts')),
    renderer: join(root, 'dist', 'renderer'),
    check: () => Promise.resolve(),
  };
};

interface Running {
  /** Whether Electron runs a package. */
  readonly isPackaged: boolean;
  /** The folder of the main script. */
  readonly folder: string;
  /** Electron's `process.resourcesPath`. */
  readonly resources: string;
  readonly env: NodeJS.ProcessEnv;
}

export const findInstallation = ({ isPackaged, folder, resources, env }: Running): Installation =>
  isPackaged ? packaged(folder, resources) : checkedOut(folder, env['PROOFSHEET_NODE']);
