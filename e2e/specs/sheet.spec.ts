/** The sheet: images beside their captions, in three densities, from the first to the last. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import sharp from 'sharp';
import { AppPage } from '../pages/AppPage.ts';
import { planted, truthOf } from '../support/sample.ts';
import { test } from '../support/sampleApp.ts';

test(
  'a row shows the image, its tags in their order and its prose',
  { tag: '@journey' },
  async ({ app, sampleFolder }) => {
    const { sheet } = app;
    const tags = readFileSync(join(sampleFolder, 'batch-01/ef_0001.txt'), 'utf8').trim().split(', ');
    const prose = readFileSync(join(sampleFolder, 'batch-01/ef_0001_nl.txt'), 'utf8').trim();
    const first = sheet.sample('ef_0001.png');
    await expect(first).toContainText(tags.join(''));
    await expect(first).toContainText(prose);
    await expect(first).toContainText('1024 × 1536');
    await expect(sheet.image('ef_0001.png')).toHaveJSProperty('complete', true);
    expect(await sheet.image('ef_0001.png').evaluate((image) => image.clientWidth)).toBeGreaterThan(100);
  },
);

test('all samples that were found are shown, and the last is one key away', async ({ app }) => {
  const { sheet, status } = app;
  await status.expectShown(360, 360);
  await expect(sheet.grid).toHaveAttribute('aria-rowcount', '360');
  await sheet.begin();
  await sheet.press('End');
  await sheet.expectFocus(359);
  await expect(sheet.focused).toBeInViewport();
  await expect(sheet.focused).toHaveAccessibleName(/batch-05/);
  await expect(status.bar).toContainText('No. 360');
});

test('scrolling far shows what lies there, and scrolling back shows the first again', async ({ app }) => {
  const { sheet } = app;
  await sheet.grid.evaluate((grid) => grid.scrollTo(0, grid.scrollHeight / 2));
  await expect(sheet.sample('ef_0001.png')).toBeHidden();
  await expect(sheet.samples.nth(2)).toHaveAccessibleName(/ef_0(1[5-9]|2[0-2])/);
  await expect(sheet.samples.nth(2).locator('img')).toBeVisible();
  await sheet.grid.evaluate((grid) => grid.scrollTo(0, 0));
  await expect(sheet.sample('ef_0001.png')).toBeInViewport();
});

test('the density goes from rows to tiles to images only, and is remembered', async ({ app }) => {
  const { sheet } = app;
  await sheet.begin();
  await app.density('Tiles').click();
  await expect(sheet.grid).toHaveAttribute('data-density', 'tiles');
  await expect(sheet.sample('ef_0001.png')).toContainText('xaihi (arknights)');
  await expect(sheet.lines.first().getByRole('gridcell')).not.toHaveCount(1);

  await app.saved(() => app.page.keyboard.press('3'));
  await expect(app.density('Contacts')).toBeChecked();
  await expect(sheet.sample('ef_0001.png')).toHaveText('ef_0001.png');
  await expect.poll(() => sheet.samples.count()).toBeGreaterThan(25);
  await sheet.expectFocus(0);

  await app.saved(() => app.page.keyboard.press('2'));
  await expect(sheet.grid).toHaveAttribute('data-density', 'tiles');
  await app.page.reload();
  await expect(sheet.grid).toHaveAttribute('data-density', 'tiles');
});

test('the size of the images follows the slider and the keys', async ({ app }) => {
  const { sheet, page } = app;
  await sheet.begin();
  const width = () => sheet.image('ef_0002.png').evaluate((image) => image.clientWidth);
  const before = await width();
  await page.keyboard.press('=');
  await expect.poll(width).toBeGreaterThan(before);
  const larger = await width();
  await page.keyboard.press('-');
  await expect.poll(width).toBeLessThan(larger);
  const slider = page.getByRole('slider', { name: 'Size of the images' });
  await slider.press('Home');
  await expect.poll(width).toBeLessThan(before);
  await expect(slider).toHaveAttribute('aria-valuetext', '64 pixels');
});

test('a broken image has a place and a reason', async ({ app, sampleFolder }) => {
  const { relPath } = planted(sampleFolder, 'broken-image');
  await app.search.find(`path:${relPath}`, 1);
  const sample = app.sheet.sample(relPath);
  await expect(sample).toContainText('is cut off: the end of the file is missing');
  await expect(sample.locator('img')).toHaveCount(0);
  for (const density of ['Tiles', 'Contacts'] as const) {
    await app.density(density).click();
    await expect(sample.getByTitle(/is cut off/)).toBeVisible();
  }
});

test('what is not an image at all is found by its content, and said to be none', async ({
  app,
  sampleFolder,
}) => {
  const plants = truthOf(sampleFolder).plants.filter((plant) => plant.kind === 'broken-image');
  const relPath = plants.find(({ how }) => how === 'not an image')?.relPath ?? '';
  await app.search.find(`path:${relPath}`, 1);
  await expect(app.sheet.sample(relPath)).toContainText('It is an HTML page, not an image.');
  await expect(app.sheet.sample(relPath)).toHaveAccessibleName(/the image cannot be shown/);
});

test('missing and empty captions are marked, and counted at the window’s foot', async ({
  app,
  sampleFolder,
}) => {
  const { sheet, status, search } = app;
  await status.button(/without tags/).click();
  await expect(search.field).toHaveValue('missing:tags');
  await search.expectCount(3);
  await expect(sheet.samples).toHaveText([/no tags/, /no tags/, /no tags/]);
  const blank = planted(sampleFolder, 'empty-caption');
  await search.find(`path:${blank.relPath}`, 1);
  await expect(sheet.sample(blank.relPath)).toContainText('NL caption is empty');
});

test('a caption that is not UTF-8 is shown as far as it can be, and says why', async ({
  app,
  sampleFolder,
}) => {
  const { relPath } = planted(sampleFolder, 'not-utf8');
  await app.search.find(`path:${relPath}`, 1);
  await expect(app.sheet.sample(relPath)).toContainText('NL caption cannot be read');
  await expect(app.sheet.sample(relPath).getByTitle(/UTF-8/)).toBeVisible();
});

test('files without a partner are listed', async ({ app, sampleFolder }) => {
  await app.status.button(/to look at/).click();
  const report = app.page.getByRole('dialog', { name: 'Files to look at' });
  await expect(report).toContainText('2 captions or masks without an image');
  await expect(report).toContainText(planted(sampleFolder, 'orphan-caption').file);
  await app.page.keyboard.press('Escape');
  await expect(report).toBeHidden();
});

test('a clear image lies on a checker', async ({ folder, openApp }) => {
  const clear = { r: 0, g: 0, b: 0, alpha: 0 };
  await sharp({ create: { width: 256, height: 256, channels: 4, background: clear } })
    .png()
    .toFile(join(folder, 'clear.png'));
  const { sheet } = new AppPage((await openApp(folder)).page);
  const image = sheet.image('clear.png');
  await expect(image).toHaveAttribute('data-state', /loaded|atOnce/);
  const greys = async (): Promise<number> => {
    const { data, info } = await sharp(await image.screenshot())
      .raw()
      .toBuffer({ resolveWithObject: true });
    const pixels = Array.from({ length: data.length / info.channels }, (_, at) => data[at * info.channels]);
    return new Set(pixels).size;
  };
  await expect.poll(greys).toBeGreaterThan(1);
});
