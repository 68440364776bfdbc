/** The full view: one image in the whole window, and on to the next. */
import { expect } from '@playwright/test';
import { test } from '../support/sampleApp.ts';

test('Enter opens it, arrows go on, and Escape leads back to the sample it ended on', async ({ app }) => {
  const { sheet, fullView: loupe, inspector, page } = app;
  await sheet.begin();
  await sheet.press('Enter');
  await expect(loupe.title).toHaveText('batch-01/ef_0001.png');
  await expect(loupe.window).toContainText('1 of 360');
  await expect(loupe.window).toContainText('xaihi');
  await expect(loupe.frame).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('j');
  await expect(loupe.title).toHaveText('batch-01/ef_0003.png');
  await page.keyboard.press('ArrowLeft');
  await expect(loupe.title).toHaveText('batch-01/ef_0002.png');
  await loupe.window.getByRole('button', { name: 'Next sample' }).click();
  await expect(loupe.title).toHaveText('batch-01/ef_0003.png');
  await page.keyboard.press('Escape');
  await expect(loupe.window).toBeHidden();
  await expect(sheet.grid).toBeFocused();
  await sheet.expectFocus(2);
  await expect(inspector.title).toHaveText('ef_0003.png');
});

test('zoomed in, arrows move the image; fitted again, they go on', async ({ app }) => {
  const { sheet, fullView: loupe, page } = app;
  await sheet.begin();
  await sheet.at(0).dblclick();
  await expect(loupe.frame).toHaveAccessibleName(/Image at [45]\d %/);
  await page.keyboard.press('Shift+Z');
  await expect(loupe.frame).toHaveAccessibleName('Image at 100 %');
  const place = async (): Promise<number | undefined> => (await loupe.image.last().boundingBox())?.y;
  const before = await place();
  await page.keyboard.press('ArrowDown');
  await expect.poll(place).not.toBe(before);
  await expect(loupe.title).toHaveText('batch-01/ef_0001.png');
  await page.keyboard.press('=');
  await expect(loupe.frame).toHaveAccessibleName(/Image at 1[1-9]\d %|Image at 2\d\d %/);
  await page.keyboard.press('0');
  await expect(loupe.frame).toHaveAccessibleName(/Image at [45]\d %/);
  await page.keyboard.press('ArrowDown');
  await expect(loupe.title).toHaveText('batch-01/ef_0002.png');
});

test('it goes through the result of the query, and ends with it', async ({ app }) => {
  const { sheet, fullView: loupe, search, page } = app;
  await search.find('char:ember', 3);
  await sheet.begin();
  await sheet.press('End', 'l');
  await expect(loupe.window).toContainText('3 of 3');
  await expect(loupe.window.getByRole('button', { name: 'Next sample' })).toBeDisabled();
  await page.keyboard.press('ArrowRight');
  await expect(loupe.window).toContainText('3 of 3');
});

test('one works in it by keys: the captions beside or below, a filmstrip, a zoom that stays, and the palette over it', async ({
  app,
}) => {
  const { sheet, fullView: loupe, palette, page } = app;
  await sheet.begin();
  await page.keyboard.press('l');
  await expect(loupe.captions).toHaveAttribute('data-place', 'beside');
  await page.keyboard.press('p');
  await expect(loupe.captions).toHaveAttribute('data-place', 'below');
  const [image, captions] = await Promise.all([loupe.frame.boundingBox(), loupe.captions.boundingBox()]);
  expect(captions?.y ?? 0).toBeGreaterThan((image?.y ?? 0) + (image?.height ?? 0) - 1);
  await page.keyboard.press('p');
  await expect(loupe.captions).toHaveAttribute('data-place', 'beside');

  // The strip follows, with the sample that is shown in its middle, and leads to others.
  const current = loupe.strip.locator('[aria-current]');
  await expect(current).toHaveAccessibleName('batch-01/ef_0001.png');
  await page.keyboard.press('End');
  await expect(loupe.window).toContainText('360 of 360');
  await page.keyboard.press('Home');
  await loupe.strip.getByRole('button', { name: 'batch-01/ef_0004.png' }).click();
  await expect(loupe.title).toHaveText('batch-01/ef_0004.png');
  await expect(current).toHaveAccessibleName('batch-01/ef_0004.png');
  await expect(loupe.frame).toBeFocused();

  // Each image fits again, until its zoom is kept.
  await page.keyboard.press('Shift+Z');
  await expect(loupe.frame).toHaveAccessibleName('Image at 100 %');
  await page.keyboard.press('j');
  await expect(loupe.frame).not.toHaveAccessibleName('Image at 100 %');
  await page.keyboard.press('Shift+L');
  await page.keyboard.press('Shift+Z');
  await page.keyboard.press('j');
  await expect(loupe.title).toHaveText('batch-01/ef_0006.png');
  await expect(loupe.frame).toHaveAccessibleName('Image at 100 %');
  await loupe.window.getByRole('button', { name: 'Keep zoom' }).click();
  await page.keyboard.press('k');
  await expect(loupe.frame).not.toHaveAccessibleName('Image at 100 %');

  // A command of the full view is in the palette, which leads back to it.
  await palette.run('filmstrip', 'Filmstrip');
  await expect(loupe.strip).toBeHidden();
  await page.keyboard.press('f');
  await expect(loupe.strip).toBeVisible();

  await page.keyboard.press('w');
  await expect(loupe.flash).toHaveText('needs work');
  await page.keyboard.press('u');
  await expect(loupe.flash).toHaveText('No mark');
  await page.keyboard.press('Escape');
  await sheet.expectFocus(4);
});
