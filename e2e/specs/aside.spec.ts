/** Images set aside by hand, listed, and brought back. */
import { existsSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect } from '@playwright/test';
import { test } from '../support/app.ts';
import { captions, openCaptions } from '../support/captions.ts';

// What is on screen of an image that has just gone is asked for once more.
test.use({ mayComplain: true });

test('an image is set aside with one key, undone, listed and brought back, by the keyboard alone', async ({
  folder,
  openApp,
}) => {
  const { app, expectText } = await openCaptions(folder, openApp);
  const { page, sheet, status, palette } = app;
  const aside = join(dirname(folder), `${basename(folder)} - set aside`);
  const away = (name: string): boolean => existsSync(join(aside, name)) && !existsSync(join(folder, name));
  try {
    await sheet.begin();
    await page.keyboard.press('Delete');
    await expect(app.message('Set a.png aside')).toBeVisible();
    await expect(sheet.at(0)).toContainText('b.png');
    await status.expectShown(2, 2);
    await sheet.expectFocus(0);
    expect(['a.png', 'a.txt', 'a_nl.txt'].map(away)).toEqual([true, true, true]);
    await page.getByRole('button', { name: /^Undo/ }).first().click();
    const isBack = (name: string): boolean => existsSync(join(folder, name));
    await expect.poll(() => ['a.png', 'a.txt', 'a_nl.txt'].every(isBack)).toBe(true);
    await expectText('a.txt', captions['a.txt']);

    await expect(sheet.at(0)).toContainText('a.png');
    await sheet.begin();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Delete');
    await expect(app.message('Set 2 images aside')).toBeVisible();
    await status.expectShown(1, 1);
    await sheet.expectFocus(0);
    await palette.run('restore', 'Show set aside');
    const dialog = app.dialog('Set aside');
    const images = dialog.getByRole('option');
    await expect(images).toHaveCount(2);
    await expect(images.first()).toContainText('with a.txt, a_nl.txt');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(images).toHaveCount(1);
    await expect(images).toContainText('a.png');
    await expectText('b.txt', captions['b.txt']);
    await dialog.getByRole('button', { name: 'Bring all 1 image back' }).click();
    await expect(dialog.getByRole('status')).toHaveText('Nothing is set aside.');
    await expectText('a.txt', captions['a.txt']);
    await page.keyboard.press('Escape');
    await status.expectShown(3, 3);

    // Beside the sheet the key is not about images.
    await app.search.field.focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Delete');
    await expect(app.message('press F6 first')).toBeVisible();
    expect(existsSync(aside)).toBe(false);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
});
