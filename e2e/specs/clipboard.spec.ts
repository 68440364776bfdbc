/** Tags on the clipboard: one from sample to sample, or all of them onto many. */
import { expect } from '@playwright/test';
import { test } from '../support/app.ts';
import { captions, openCaptions } from '../support/captions.ts';

test('a tag is copied from one sample and pasted behind another’s', async ({ folder, openApp }) => {
  const { app, expectText } = await openCaptions(folder, openApp);
  const { inspector, page, sheet } = app;
  await page.keyboard.press('t');
  await page.keyboard.press('Escape');
  await expect(inspector.button('smile')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ControlOrMeta+C');
  await page.keyboard.press('Escape');
  await expect(sheet.grid).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(inspector.title).toHaveText('b.png');
  await page.keyboard.press('t');
  await page.keyboard.press('Escape');
  await expect(inspector.button('boots')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ControlOrMeta+V');
  await expectText('b.txt', captions['b.txt'].replace('1girl', '1girl, long hair'));
  await expectText('a.txt', captions['a.txt']);
});

test('all tags of one sample are pasted onto several, where they are missing, and taken back as one edit', async ({
  folder,
  openApp,
}) => {
  const { app, expectText, expectUntouched } = await openCaptions(folder, openApp);
  const { page, status } = app;
  await page.keyboard.press('ControlOrMeta+C');
  await expect(app.message('Copied 5 tags of a.png.')).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(status.bar).toContainText('2 selected');
  await page.keyboard.press('ControlOrMeta+V');
  await expectText('b.txt', `${captions['b.txt']}, perlica \\(arknights\\), long hair, smile`);
  await expectText('c.txt', `${captions['c.txt']}, 1girl, long hair, smile`);
  await expectText('a.txt', captions['a.txt']);
  await expect(app.message('Pasted 5 tags into 2 files, where they were missing.')).toBeVisible();
  await expect(status.bar).toContainText('Add 5 tags');
  await page.keyboard.press('ControlOrMeta+Z');
  await expectUntouched();
});
