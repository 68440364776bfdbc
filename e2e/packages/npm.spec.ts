/** The published package: what is in it, and that it serves the sample from an empty folder. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, lstatSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium, expect, test } from '@playwright/test';
import { filesBelow } from '../../electron/hosting/seal.ts';
import { AppPage } from '../pages/AppPage.ts';
import { lightBrowser } from '../support/browser.ts';
import { repository } from '../support/paths.ts';

test.describe.configure({ mode: 'serial' });

const folder = mkdtempSync(join(tmpdir(), 'proofsheet-npm-'));
let tarball = '';

test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

test('npm pack holds the built program, window and page, and nothing of the development tree', () => {
  const words = ['pack', '--silent', '--pack-destination', folder];
  execFileSync('npm', words, { cwd: repository, stdio: ['ignore', 'ignore', 'inherit'] });
  tarball = join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '');
  const files = execFileSync('tar', ['-tzf', tarball], { encoding: 'utf8' }).trim().split('\n').toSorted();
  const known =
    /^package\/(?:(?:package\.json|README\.md|LICENSE|CHANGELOG\.md)|dist\/(?:program\/[\w.-]+\.(?:js|json)|electron\/(?:main|preload)\.cjs|electron\/package\.json|renderer\/.+)|electron\/(?:proofsheet\.mjs|engine\/work\/built\.mjs|engine\/insight\/vectors\/model\/mobilenet\.onnx))$/;
  expect(files.filter((path) => !known.test(path))).toEqual([]);
  for (const path of ['dist/program/cli.js', 'dist/renderer/index.html', 'dist/program/release.json'])
    expect(files).toContain(`package/${path}`);
  expect(existsSync(join(repository, 'dist', 'program', 'release.json'))).toBe(false);
  process.stdout.write(`  ${files.length} files, ${megabytes(statSync(tarball).size)} packed\n`);
});

test('installed into an empty folder, it serves the sample', async () => {
  const home = join(folder, 'empty folder 画');
  execFileSync('mkdir', ['-p', home]);
  writeFileSync(join(home, 'package.json'), '{ "private": true }\n');
  const begun = performance.now();
  const quiet = ['--no-audit', '--no-fund', '--prefer-offline'];
  execFileSync('npm', ['install', ...quiet, tarball], { cwd: home, stdio: ['ignore', 'ignore', 'inherit'] });
  const took = ((performance.now() - begun) / 1000).toFixed(0);
  const bytes = filesBelow(join(home, 'node_modules')).reduce(
    (sum, path) => sum + lstatSync(join(home, 'node_modules', path)).size,
    0,
  );
  process.stdout.write(`  installed ${megabytes(bytes)} in ${took} s\n`);
  const command = join(home, 'node_modules', '.bin', 'proofsheet');
  // As in a shell: no variables of npm or of these tests.
  const { PATH = '', HOME = '' } = process.env;
  const env = {
    PATH: PATH.split(':')
      .filter((path) => !path.includes('node_modules'))
      .join(':'),
    HOME,
    PROOFSHEET_DATA: join(folder, 'data'),
    PROOFSHEET_KEYS: 'file',
  };
  execFileSync(command, ['sample', 'sample'], { cwd: home, env, stdio: 'ignore' });
  const started = performance.now();
  const child = spawn(command, ['serve', 'sample'], { cwd: home, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  try {
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
    const answered = ((performance.now() - started) / 1000).toFixed(1);
    const browser = await chromium.launch({ ...lightBrowser(), chromiumSandbox: false });
    const page = await browser.newPage();
    await page.goto(/http:\S+/.exec(line)?.[0] ?? '');
    await new AppPage(page).sheet.ready();
    const shown = ((performance.now() - started) / 1000).toFixed(1);
    process.stdout.write(`  address after ${answered} s, rows after ${shown} s\n`);
    const app = new AppPage(page);
    await app.palette.run('version', 'About Proofsheet');
    const commit = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: repository, encoding: 'utf8' }).trim();
    await expect(app.dialog('About Proofsheet')).toContainText(commit);
    await browser.close();
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
});
