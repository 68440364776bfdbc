/** The inspector: one sample whole, several compared, the image at any zoom. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { planted } from '../support/sample.ts';
import { test } from '../support/sampleApp.ts';

test('one sample is shown whole: image, both captions, facts of its files', async ({ app, sampleFolder }) => {
  const { sheet, inspector } = app;
  await sheet.begin();
  await expect(inspector.title).toHaveText('ef_0001.png');
  const read = (name: string): string => readFileSync(join(sampleFolder, name), 'utf8').trim();
  const tags = read('batch-01/ef_0001.txt').split(', ');
  await expect(inspector.section('Tags').locator('[data-chip]')).toHaveText(tags);
  await expect(inspector.section('NL caption')).toContainText(read('batch-01/ef_0001_nl.txt'));
  await expect(inspector.section('Image')).toContainText('1024 × 1536');
  const kilobytes = statSync(join(sampleFolder, 'batch-01/ef_0001.png')).size / 1000;
  await expect(inspector.section('Image')).toContainText(`${Math.round(kilobytes)} kB`);
  await expect(inspector.section('Caption files')).toContainText('ef_0001_nl.txt');
  await sheet.press('ArrowDown');
  await expect(inspector.title).toHaveText('ef_0002.png');
});

test('the tags can be seen as the file has them', async ({ app, sampleFolder }) => {
  await app.sheet.begin();
  await app.inspector.section('Tags').getByRole('radio', { name: 'Text' }).click();
  await expect(app.inspector.button('Edit the tags as text')).toHaveText(
    readFileSync(join(sampleFolder, 'batch-01/ef_0001.txt'), 'utf8').trim(),
  );
});

test('an NL caption that does not name the character of the tags is pointed out', async ({
  app,
  sampleFolder,
}) => {
  const { relPath } = planted(sampleFolder, 'nl-names-other');
  await app.search.find(`path:${relPath}`, 1);
  await app.sheet.begin();
  await expect(app.inspector.section('NL caption')).toContainText('Does not name Last Rite');
});

test('what is wrong with a sample is said first', async ({ app, sampleFolder }) => {
  const { relPath } = planted(sampleFolder, 'missing-caption');
  await app.search.find(`path:${relPath}`, 1);
  await app.sheet.begin();
  await expect(app.inspector.section('NL caption')).toContainText('There is no NL caption.');
  await expect(app.inspector.section('Caption files')).toContainText('not there');
});

test('several samples: what all share, what only some have, and a click asks for it', async ({ app }) => {
  const { search, sheet, inspector, page } = app;
  await search.find('char:ember', 3);
  await sheet.press('ControlOrMeta+A');
  await expect(inspector.title).toHaveText('3 samples selected');
  await expect(inspector.panel.getByRole('list', { name: 'The first of them' }).getByRole('img')).toHaveCount(
    3,
  );
  await expect(inspector.section('In all of them')).toContainText('ember');
  const shared = inspector.section('In all of them').getByRole('button', { name: /^solo/ });
  await expect(shared).toBeVisible();
  const partial = inspector.section('Only in some').getByRole('button');
  await expect(partial.first()).toHaveText(/\D2\/3$/);
  await expect(inspector.section('Sizes')).toContainText('×');
  await partial.first().click();
  await page.getByRole('menuitem', { name: 'Add it to the query' }).click();
  await search.expectCount(2);
});

test('the image fits, and is shown pixel by pixel at 100 %', async ({ app }) => {
  const { sheet, inspector, page } = app;
  await sheet.begin();
  await expect(inspector.frame).toHaveAccessibleName(/Image at [12]\d %/);
  await inspector.button('100 %').click();
  await expect(inspector.frame).toHaveAccessibleName('Image at 100 %');
  await expect(inspector.image.last()).toHaveJSProperty('naturalWidth', 1024);
  expect(await inspector.image.last().evaluate((image) => image.clientWidth)).toBe(1024);
  await inspector.button('Fit').click();
  await expect(inspector.frame).toHaveAccessibleName(/Image at [12]\d %/);
  await inspector.frame.dblclick();
  await expect(inspector.frame).toHaveAccessibleName('Image at 100 %');
  await inspector.frame.hover();
  await page.mouse.wheel(0, -400);
  await expect(inspector.frame).toHaveAccessibleName(/Image at [1-9]\d\d+ %/);
  await sheet.press('ArrowDown');
  await expect(inspector.frame).toHaveAccessibleName(/Image at [23]\d %/);
});

test('a zoomed image is moved by dragging', async ({ app }) => {
  const { sheet, inspector, page } = app;
  await sheet.begin();
  await inspector.button('100 %').click();
  await expect(inspector.frame).toHaveAccessibleName('Image at 100 %');
  // The full image replaces the thumbnail once it is loaded.
  await expect.poll(() => inspector.image.last().boundingBox()).not.toBeNull();
  const before = await inspector.image.last().boundingBox();
  const frame = await inspector.frame.boundingBox();
  if (before === null || frame === null) throw new Error('There is no image.');
  const [x, y] = [frame.x + frame.width / 2, frame.y + frame.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 60, y - 40, { steps: 4 });
  await page.mouse.up();
  await expect
    .poll(async () => (await inspector.image.last().boundingBox())?.x)
    .toBeCloseTo(before.x - 60, 0);
});

test('the panel is hidden and shown by a key', async ({ app }) => {
  await app.sheet.begin();
  await app.sheet.press(']');
  await expect(app.inspector.panel).toBeHidden();
  await app.sheet.press(']');
  await expect(app.inspector.title).toHaveText('ef_0001.png');
});
