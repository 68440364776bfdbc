/** Privacy: images that other people in the room should not see. */
import { expect } from '@playwright/test';
import { planted } from '../support/sample.ts';
import { test } from '../support/sampleApp.ts';

const blurred = /^blur\(\d+px\)$/;

test('one key blurs all images, in the sheet, the inspector and the full view, and shows them again', async ({
  app,
}) => {
  const { sheet, inspector, fullView: loupe, page } = app;
  await sheet.begin();
  await sheet.press('b');
  await expect(app.message('All images are blurred.')).toBeVisible();
  await expect(sheet.image('ef_0001.png')).toHaveCSS('filter', blurred);
  await expect(sheet.image('ef_0002.png')).toHaveCSS('filter', blurred);
  await expect(inspector.image.last()).toHaveCSS('filter', blurred);
  await sheet.press('l');
  await expect(loupe.image.last()).toHaveCSS('filter', blurred);
  await page.keyboard.press('b');
  await expect(loupe.image.last()).toHaveCSS('filter', 'none');
  await page.keyboard.press('Escape');
  await expect(sheet.image('ef_0002.png')).toHaveCSS('filter', 'none');
});

test('images rated explicit start blurred once that is chosen', async ({ app, sampleFolder }) => {
  const { sheet, search, page } = app;
  const { relPath } = planted(sampleFolder, 'rated-explicit');
  await search.find(`tag:explicit OR name:ef_0001`, 3);
  await expect(sheet.image(relPath)).toHaveCSS('filter', 'none');
  await page.keyboard.press('ControlOrMeta+,');
  const settings = app.dialog('Settings');
  await app.saved(() => settings.getByRole('switch', { name: /rating tag is explicit/ }).click());
  await page.keyboard.press('Escape');
  await expect(sheet.image(relPath)).toHaveCSS('filter', blurred);
  await expect(sheet.image('ef_0001.png')).toHaveCSS('filter', 'none');
  await page.reload();
  await search.find(`path:${relPath}`, 1);
  await expect(sheet.image(relPath)).toHaveCSS('filter', blurred);
});
