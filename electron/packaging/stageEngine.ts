/**
 * Lays out the engine as packages have it: our Node for the target, the built program, and those of npm's packages that
 * it loads, in the folders of a checkout, which is where the program looks for files beside itself.
 */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { filesBelow, sealOf, type Seal } from '../hosting/seal.ts';
import { isNeeded } from './engineFiles.ts';
import { enginePackages } from './enginePackages.ts';
import { machineOf } from './machine.ts';
import { stripSymbols } from './stripSymbols.ts';
import { nameOf, nodeFile, nodePackages, type Target } from './target.ts';

const manifest = z.looseObject({
  name: z.string(),
  version: z.string(),
  description: z.string(),
  license: z.string(),
});
export type Manifest = z.infer<typeof manifest>;

/** @param root the folder of package.json */
export const readManifest = (root: string): Manifest =>
  manifest.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));

/** The commit that is packaged; null outside of a repository. `+` where files differ from it. */
const commitOf = (root: string): string | null => {
  const git = (...words: readonly string[]): string =>
    execFileSync('git', words, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  try {
    const changed = git('status', '--porcelain', '--untracked-files=no') !== '';
    return `${git('rev-parse', 'HEAD')}${changed ? '+' : ''}`;
  } catch {
    return null;
  }
};

/** Beside the built program: where a package comes from. A checkout has no such file. */
export const writeRelease = (program: string, root: string): void =>
  writeFileSync(join(program, 'release.json'), `${JSON.stringify({ commit: commitOf(root) })}\n`);

/** What the program looks for beside its sources. */
const besideSources = ['electron/engine/insight/vectors/model/mobilenet.onnx'] as const;

const copyTo = (folder: string, from: string, path: string): void => {
  const to = join(folder, path);
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
};

/** Signing rewrites programs and libraries on macOS, and programs on Windows. */
const isSignedFor =
  ({ platform }: Target) =>
  (file: string): boolean =>
    platform === 'darwin'
      ? machineOf(file)?.format === 'mach-o'
      : platform === 'win32' && file.endsWith('.exe');

interface EngineParts {
  readonly target: Target;
  /** The folder of package.json; the program must be built in it. */
  readonly root: string;
  /** npm's packages for the target. */
  readonly modules: string;
  /** Where to; emptied first. */
  readonly folder: string;
}

/** @returns what it has to hold when it starts */
export const stageEngine = async ({ target, root, modules, folder }: EngineParts): Promise<Seal> => {
  rmSync(folder, { recursive: true, force: true });
  const node = join(modules, nodePackages[nameOf(target)] ?? '', 'bin', nodeFile(target));
  copyTo(folder, node, nodeFile(target));
  chmodSync(join(folder, nodeFile(target)), 0o755);
  if (target.platform === 'linux') stripSymbols(join(folder, nodeFile(target)));
  const licence = join(dirname(node), '..', 'LICENSE');
  if (existsSync(licence)) copyTo(folder, licence, 'LICENSE.node');
  const { version, license } = readManifest(root);
  const program = join(folder, 'dist', 'program');
  cpSync(join(root, 'dist', 'program'), program, { recursive: true });
  writeRelease(program, root);
  const own = { name: 'proofsheet-engine', version, license, type: 'module' };
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(own)}\n`);
  for (const path of besideSources) copyTo(folder, join(root, path), path);
  const packages = enginePackages(root, modules);
  for (const path of filesBelow(modules)) {
    if (isNeeded(path, target, packages)) copyTo(folder, join(modules, path), `node_modules/${path}`);
  }
  return sealOf(folder, isSignedFor(target));
};
