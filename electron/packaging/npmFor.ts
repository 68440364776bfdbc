/** npm's packages for another system than this one, exactly as package-lock.json has them. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nameOf, type Target } from './target.ts';

/** npm's own script where npm runs this, so that the same npm does it, also where `npm` is a batch file. */
const npm = (): readonly [command: string, ...words: string[]] => {
  const script = process.env['npm_execpath'];
  return script === undefined || !/\.c?js$/.test(script) ? ['npm'] : [process.execPath, script];
};

/** @param words for npm @throws Error with what npm said */
export const runNpm = (words: readonly string[], cwd: string): string => {
  const [command, ...first] = npm();
  const shell = command === 'npm' && process.platform === 'win32';
  const ended = spawnSync(command, [...first, ...words], { cwd, encoding: 'utf8', shell });
  if (ended.status !== 0) {
    throw new Error(`npm ${words[0] ?? ''} failed: ${ended.stderr || String(ended.error)}`);
  }
  return ended.stdout;
};

const manifests = ['package.json', 'package-lock.json'] as const;

const stampOf = (root: string): string => {
  const hash = createHash('sha256');
  for (const name of manifests) hash.update(readFileSync(join(root, name)));
  return hash.digest('hex');
};

/**
 * Installs what the built program needs on `target`, without install scripts, unless that is there already.
 * @param root the folder of package.json
 * @param folder where to, for this target alone
 * @returns the folder `node_modules`
 */
export const packagesFor = (target: Target, root: string, folder: string): string => {
  const stamp = join(folder, 'installed.txt');
  const wanted = stampOf(root);
  const modules = join(folder, 'node_modules');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return modules;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of manifests) copyFileSync(join(root, name), join(folder, name));
  const { platform, arch } = target;
  const libc = platform === 'linux' ? ['--libc=glibc'] : [];
  const where = [`--os=${platform}`, `--cpu=${arch}`, ...libc];
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'];
  runNpm(['ci', '--omit=dev', ...where, ...quiet], folder);
  if (!existsSync(modules)) throw new Error(`npm installed nothing for ${nameOf(target)}.`);
  writeFileSync(stamp, wanted);
  return modules;
};
