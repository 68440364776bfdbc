/** The Linux package: built, looked into, installed into a clean root, used as people do, and removed. */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import { brokenFiles, filesBelow, type Seal } from '../../electron/hosting/seal.ts';
import type { Target } from '../../electron/packaging/target.ts';
import { startDisplay } from '../support/display.ts';
import { electronRuntime } from '../support/electronRuntime.ts';
import { repository } from '../support/paths.ts';
import { installIn, makeCleanRoot, whyNoCleanRoot, type CleanRoot } from './cleanRoot.ts';
import { expectEngine } from './contents.ts';
import { attachTo, debuggable } from './packagedApp.ts';

const here = {
  platform: 'linux',
  arch: process.arch === 'arm64' ? 'arm64' : 'x64',
} as const satisfies Target;
const output = join(repository, 'dist', 'packages');
const app = join(output, here.arch === 'x64' ? 'linux-unpacked' : 'linux-arm64-unpacked');
const resources = join(app, 'resources');

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;
const sizeOf = (folder: string): number =>
  filesBelow(folder).reduce((sum, path) => sum + statSync(join(folder, path)).size, 0);

test.skip(process.platform !== 'linux', 'Linux packages are made on Linux');
test.describe.configure({ mode: 'serial' });

let debianPackage = '';

let stopDisplay = (): Promise<void> => Promise.resolve();
test.beforeAll(async () => {
  stopDisplay = await startDisplay();
});
test.afterAll(() => stopDisplay());

test('npm run package makes a folder and a Debian package', () => {
  rmSync(output, { recursive: true, force: true });
  const { executablePath } = electronRuntime();
  const dist = dirname(executablePath);
  const begun = performance.now();
  const words = ['run', '--silent', 'package', '--', '--linux', 'dir', 'deb', '--electron-dist', dist];
  execFileSync('npm', words, { cwd: repository, stdio: ['ignore', 'ignore', 'inherit'] });
  const took = ((performance.now() - begun) / 1000).toFixed(0);
  const deb = readdirSync(output).find((name) => name.endsWith('.deb'));
  expect(deb).toMatch(/^proofsheet_\d+\.\d+\.\d+_(?:amd64|arm64)\.deb$/);
  debianPackage = join(output, deb ?? '');
  const size = statSync(debianPackage).size;
  process.stdout.write(`  ${deb}: ${megabytes(size)}, ${megabytes(sizeOf(app))} installed, in ${took} s\n`);
});

test('the package holds the window, the page and the engine, and nothing else', () => {
  const archived = listPackage(join(resources, 'app.asar'), { isPack: false });
  const strange = archived.filter(
    (path) => !/^\/(?:(?:main|preload)\.cjs|package\.json|engine\.json|renderer(?:\/.*)?)$/.test(path),
  );
  expect(strange).toEqual([]);
  expect(archived).toContain('/renderer/index.html');
  expect(readdirSync(resources).toSorted()).toEqual(['LICENSE', 'app.asar', 'engine']);
  expect(readdirSync(join(app, 'locales'))).toEqual(['en-US.pak']);
  process.stdout.write(`  engine: ${megabytes(expectEngine(join(resources, 'engine'), here))}\n`);
  const commit = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: repository, encoding: 'utf8' }).trim();
  expect(readFileSync(join(resources, 'engine/dist/program/release.json'), 'utf8')).toContain(commit);
});

test('the engine is what was sealed, and Electron runs nothing but the app', async () => {
  const seal = JSON.parse(readFileSync(join(repository, 'dist/packaging/seal/engine.json'), 'utf8')) as Seal;
  expect(await brokenFiles(join(resources, 'engine'), seal)).toEqual([]);
  const wire = await getCurrentFuseWire(join(app, 'proofsheet'));
  expect(wire[FuseV1Options.RunAsNode]).toBe(FuseState.DISABLE);
  expect(wire[FuseV1Options.EnableNodeOptionsEnvironmentVariable]).toBe(FuseState.DISABLE);
  expect(wire[FuseV1Options.EnableNodeCliInspectArguments]).toBe(FuseState.DISABLE);
  expect(wire[FuseV1Options.OnlyLoadAppFromAsar]).toBe(FuseState.ENABLE);
  expect(wire[FuseV1Options.EnableEmbeddedAsarIntegrityValidation]).toBe(FuseState.ENABLE);
});

/** The user's files, by their content. */
const userFiles = (root: CleanRoot): ReadonlyMap<string, string> => {
  const home = join(root.folder, 'home', 'user');
  return new Map(filesBelow(home).map((path) => [path, readFileSync(join(home, path), 'latin1')]));
};

const shownTitle = "document.querySelector('h1')?.textContent === 'Proofsheet'";
const shownRows = "document.querySelectorAll('[role=grid] [role=gridcell]').length > 2";
const pressSample =
  "[...document.querySelectorAll('button')].find(({ textContent }) => textContent.includes('Try the sample dataset')).click()";
const editsCaption = "document.activeElement.getAttribute('aria-label') === 'NL caption'";
const recentSample = "document.body.innerText.includes('Recent datasets')";
const fix = ' She waves at the proofreader.';

/** Samples whose NL caption has the fix. */
const fixed = (root: CleanRoot): readonly string[] => {
  const sample = join(root.folder, 'home', 'user', '.local', 'share', 'proofsheet', 'sample');
  return filesBelow(sample).filter(
    (path) => path.endsWith('_nl.txt') && readFileSync(join(sample, path), 'utf8').includes(fix),
  );
};

test('installed into a clean root: the sample is opened, a caption fixed; removed, it leaves what is the user’s', async () => {
  const why = whyNoCleanRoot();
  test.skip(why !== null, why ?? '');
  const root = makeCleanRoot();
  try {
    installIn(root, debianPackage);
    const start = () =>
      root.start(['proofsheet', '--disable-gpu', debuggable], {
        DISPLAY: process.env['DISPLAY'] ?? '',
        PROOFSHEET_KEYS: 'file',
        // Neither the window nor the engine does what the user's shell would have Electron and Node do.
        NODE_OPTIONS: '--require /nowhere.js',
        ELECTRON_RUN_AS_NODE: '1',
      });
    const begun = performance.now();
    const seconds = (): string => `${((performance.now() - begun) / 1000).toFixed(1)} s`;
    const { page, quit } = await attachTo(start());
    await page.until(shownTitle);
    const welcome = seconds();
    await page.evaluate(pressSample);
    await page.until(shownRows);
    process.stdout.write(`  welcome page after ${welcome}, rows of the drawn sample after ${seconds()}\n`);
    for (const key of ['F6', 'Home', 'e'] as const) await page.press(key);
    await page.until(editsCaption);
    await page.type(fix);
    await page.press('Enter', true);
    await expect.poll(() => fixed(root)).toHaveLength(1);
    expect(await quit()).toBe(0);

    // Again, on what it has kept.
    const again = await attachTo(start());
    await again.page.until(recentSample);
    expect(await again.quit()).toBe(0);
    const engines = root.run('sh', '-c', 'cat /proc/[0-9]*/cmdline | tr "\\0" " "');
    expect(engines).not.toContain('/usr/lib/proofsheet/resources/engine/node');

    const before = userFiles(root);
    root.run('apt-get', 'purge', '-y', 'proofsheet');
    for (const gone of [
      'usr/lib/proofsheet',
      'usr/bin/proofsheet',
      'usr/share/applications/proofsheet.desktop',
    ])
      expect(existsSync(join(root.folder, gone))).toBe(false);
    expect(userFiles(root)).toEqual(before);
    expect(fixed(root)).toHaveLength(1);
  } finally {
    root.remove();
  }
});

test('an engine that was changed after it was installed is not run, and the file is named', async () => {
  const file = join(resources, 'engine', 'dist', 'program', 'engineMain.js');
  const whole = readFileSync(file);
  try {
    writeFileSync(file, `${whole.toString()}\n`);
    const data = join(repository, 'test-results', 'changed-engine');
    const child = spawn(join(app, 'proofsheet'), ['--no-sandbox', '--disable-gpu'], {
      env: { ...process.env, PROOFSHEET_DATA: data },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    for await (const chunk of child.stderr) {
      said += String(chunk);
      if (said.includes('Install it again')) break;
    }
    expect(said).toContain(file);
    // The same sentence is in a dialog that waits for the user.
    child.kill('SIGKILL');
  } finally {
    writeFileSync(file, whole);
  }
});
