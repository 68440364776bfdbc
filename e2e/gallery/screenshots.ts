/** Takes the pictures of README and docs/GALLERY.md, of the real app on the sample dataset: `node e2e/gallery/screenshots.ts`. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import sharp from 'sharp';
import { AppPage } from '../pages/AppPage.ts';
import { startBrowserHost } from '../support/browserApp.ts';
import { makeSample } from '../support/sample.ts';
import { lab, review } from './captionViews.ts';
import { still } from './still.ts';

const pictures = join(import.meta.dirname, 'screenshots');

const save = async (page: Page, name: string): Promise<void> => {
  await still(page);
  await sharp(await page.screenshot())
    .webp({ quality: 82, effort: 6 })
    .toFile(join(pictures, `${name}.webp`));
};

const command = async (page: Page, words: string): Promise<void> => {
  await page.keyboard.press('ControlOrMeta+K');
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
};

/** Closes the dialog; Escape may leave a field or close a list of completions first. */
const left = (page: Page): Promise<void> =>
  expect(async () => {
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden({ timeout: 1000 });
  }).toPass();

const search = async (page: Page, query: string): Promise<void> => {
  const field = page.getByRole('combobox', { name: 'Search' });
  await field.fill(query);
  await field.press('Enter');
  await page.keyboard.press('F6');
  const shown = query === '' ? '360 of 360 shown' : /(?<!360) of 360 shown/;
  await expect(page.getByRole('contentinfo')).toContainText(shown);
};

const folder = mkdtempSync(join(tmpdir(), 'proofsheet-screenshots-'));
const dataset = join(folder, 'endfield');
mkdirSync(pictures, { recursive: true });
makeSample(dataset);
const browser = await startBrowserHost();
const app = await browser.open({ dataDir: join(folder, 'data'), dataset });
try {
  const { page } = app;
  await expect(page.getByRole('row').first()).toBeVisible();
  await command(page, 'theme: dark');
  await page.keyboard.press('F6');
  await page.keyboard.press('Home');
  await expect(page.getByRole('complementary', { name: 'Inspector' }).getByRole('img')).toBeVisible();
  await save(page, 'rows-dark');

  await page.keyboard.press('l');
  await expect(page.getByRole('dialog').getByRole('img').first()).toBeVisible();
  await save(page, 'full-view-dark');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();

  await search(page, 'char:pogranichnik path:batch-03');
  await page.keyboard.press('2');
  await page.keyboard.press('Home');
  await save(page, 'character');

  await search(page, '');
  // Nothing selected: all are renamed.
  await page.keyboard.press('Escape');
  await page.keyboard.press('r');
  const dialog = page.getByRole('dialog', { name: 'Edit many captions' });
  await dialog.getByRole('combobox', { name: 'Tag', exact: true }).fill('perlcia (arknights)');
  await dialog.getByRole('combobox', { name: 'New name' }).fill('perlica (arknights)');
  await expect(dialog.getByRole('status')).toContainText('would change');
  await save(page, 'rename');
  await left(page);

  await page.keyboard.press('4');
  await expect(page.getByRole('heading', { name: /^31 characters/ })).toBeVisible();
  await save(page, 'roster-dark');

  await page.keyboard.press('5');
  await expect(page.getByRole('article')).toBeVisible({ timeout: 60_000 });
  await save(page, 'mislabels-dark');

  await review(new AppPage(page));
  await save(page, 'captions-dark');
  await page.keyboard.press('2');

  await command(page, 'theme: light');
  await page.keyboard.press('F6');
  await page.keyboard.press('Home');
  await save(page, 'tiles-light');

  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('c');
  await expect(page.getByRole('dialog', { name: 'Compare 2 images' })).toBeVisible();
  await save(page, 'compare-light');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();

  await lab(new AppPage(page));
  await save(page, 'captions-lab-light');
  await left(page);

  await page.keyboard.press('ControlOrMeta+E');
  await expect(page.getByRole('dialog', { name: 'Export' }).getByText('will be exported')).toBeVisible();
  await save(page, 'export-light');
} finally {
  await app.close();
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
