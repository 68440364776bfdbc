/**
 * Takes a picture of every page and main state of the app, on the sample dataset, in both themes, with a page to look
 * through them: `npm run gallery -- --only rows,full-view FOLDER`.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import { settings, settingsPatch, type SettingsPatch } from '../../shared/api/settings.ts';
import { AppPage } from '../pages/AppPage.ts';
import { startBrowserHost } from '../support/browserApp.ts';
import { program, repository } from '../support/paths.ts';
import { makeSample } from '../support/sample.ts';
import { contentsPage } from './contents.ts';
import { still } from './still.ts';
import { themes, type Theme } from './themes.ts';
import { views, welcome, type GalleryView } from './views.ts';

const { values, positionals } = parseArgs({
  options: { only: { type: 'string' } },
  allowPositionals: true,
});
const pictures = resolve(repository, positionals[0] ?? join('test-results', 'gallery'));
const all = [welcome, ...views];
const only = values.only?.split(',') ?? all.map(({ name }) => name);
const unknown = only.filter((name) => !all.some((view) => view.name === name));
if (unknown.length > 0)
  throw new Error(`No view is called ${unknown.join(', ')}: ${all.map(({ name }) => name).join(', ')}.`);
const wanted = all.filter(({ name }) => only.includes(name));

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** The app as a new user finds it, but for the theme. */
const asNew = async (page: Page, theme: Theme): Promise<void> => {
  const patch: SettingsPatch = { ...settingsPatch.parse(settings.parse({})), theme };
  await page.evaluate(async (body) => {
    const headers = { 'content-type': 'application/json' };
    await fetch('/api/settings', { method: 'PATCH', headers, body });
  }, JSON.stringify(patch));
  await page.reload();
};

const failed: string[] = [];

const take = async (page: Page, { name, show }: GalleryView, theme: Theme): Promise<void> => {
  try {
    const app = new AppPage(page);
    await asNew(page, theme);
    if (name !== welcome.name) await app.sheet.ready();
    await show(app);
    await still(page);
  } catch (error) {
    failed.push(`${name}-${theme}`);
    say(`${name}-${theme}: ${error instanceof Error ? error.message : String(error)}`);
  }
  // Also of views that could not be reached: the picture shows how far it went.
  await page.screenshot({ path: join(pictures, `${name}-${theme}.png`) });
  say(`${name}-${theme}.png`);
  // Otherwise what is being typed would be saved.
  await page.keyboard.press('Escape');
};

const folder = mkdtempSync(join(tmpdir(), 'proofsheet-gallery-'));
const dataset = join(folder, 'endfield');
const dataDir = join(folder, 'data');
mkdirSync(pictures, { recursive: true });
makeSample(dataset);
// For the history.
const edit = ['edit', dataset, '--add', 'solo focus', '--where', 'char:avywenna', '--data-dir', dataDir];
execFileSync(process.execPath, [program, ...edit], { stdio: 'ignore' });
const browser = await startBrowserHost();
try {
  const takeAll = async (which: readonly GalleryView[], opened?: string): Promise<void> => {
    if (which.length === 0) return;
    const app = await browser.open({ dataDir, dataset: opened });
    // What a window keeps over a reload must not affect the next picture.
    await app.page.addInitScript(() => sessionStorage.clear());
    for (const theme of themes) for (const view of which) await take(app.page, view, theme);
    await app.close();
  };
  await takeAll(
    wanted.filter((view) => view !== welcome),
    dataset,
  );
  // Last, when there is a recent dataset to list.
  await takeAll(wanted.filter((view) => view === welcome));
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
writeFileSync(join(pictures, 'index.html'), contentsPage(wanted));
say(`Look at ${join(pictures, 'index.html')}`);
if (failed.length > 0) say(`Not reached: ${failed.join(', ')}`);
process.exitCode = failed.length > 0 ? 1 : 0;
