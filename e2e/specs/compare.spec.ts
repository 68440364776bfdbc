/** Images compared: side by side and one over the other, linked zoom, and the tags that only some of them have. */
import { expect } from '@playwright/test';
import { test } from '../support/app.ts';
import { openCaptions } from '../support/captions.ts';

test('selected images are compared by keys and by mouse, and their tags are made the same', async ({
  folder,
  openApp,
}) => {
  const { app, expectText, text } = await openCaptions(folder, openApp);
  const { page, sheet, fullView } = app;
  const dialog = page.getByRole('dialog', { name: /^Compare \d images$/ });
  const images = dialog.getByRole('figure');
  const meant = dialog.locator('figure[aria-current]');
  const tags = (name: string) => dialog.getByRole('region', { name, exact: true });
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('c');
  await expect(images).toHaveCount(3);
  await expect(meant).toHaveAccessibleName('a.png');
  await page.keyboard.press('j');
  await expect(meant).toHaveAccessibleName('b.png');
  await page.keyboard.press('3');
  await expect(meant).toHaveAccessibleName('c.png');
  await page.keyboard.press('Backspace');
  await expect(images).toHaveCount(2);
  await expect(meant).toHaveAccessibleName('b.png');

  // What is done to one is done to both, until they are set apart.
  const percents = () =>
    dialog.locator('[data-percent]').evaluateAll((all) => all.map((one) => one.getAttribute('data-percent')));
  await page.keyboard.press('=');
  await expect.poll(async () => new Set(await percents()).size).toBe(1);
  const [zoomed] = await percents();
  await page.keyboard.press('l');
  await page.keyboard.press('=');
  await expect.poll(async () => new Set(await percents()).size).toBe(2);
  await page.keyboard.press('0');
  await expect.poll(async () => new Set(await percents()).size).toBe(1);
  expect(await percents()).not.toContain(zoomed);

  await page.keyboard.press('o');
  await expect(images).toHaveCount(1);
  await page.keyboard.press('Space');
  await expect(images).toHaveAccessibleName('a.png');
  await dialog.getByRole('button', { name: 'Side by side' }).click();
  await expect(images).toHaveCount(2);

  // Only what differs is listed; a press adds or removes it.
  await expect(tags('a.png').getByRole('button', { name: '1girl' })).toHaveCount(0);
  const before = text('b.txt');
  await tags('b.png').getByRole('button', { name: 'smile', pressed: false }).click();
  await expectText('b.txt', `${before}, smile`);
  await expect(tags('b.png').getByRole('button', { name: 'smile' })).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+Z');
  await expectText('b.txt', before);

  // A mark is that of the one that is meant; the sheet's selection is not touched.
  await images.first().click();
  await page.keyboard.press('x');
  await expect(images.first()).toContainText('excluded');
  await expect(images.last()).not.toContainText('excluded');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await sheet.expectFocus(1);

  // From the full view: with the next one, and back.
  await page.keyboard.press('l');
  await page.keyboard.press('c');
  await expect(meant).toHaveAccessibleName('b.png');
  await page.keyboard.press('Escape');
  await expect(fullView.title).toHaveText('b.png');
});
