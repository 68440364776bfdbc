/** Menus of things: by right click and by the menu key, with the commands of the table. */
import { expect, type Page } from '@playwright/test';
import { test } from '../support/app.ts';
import { captions, openCaptions } from '../support/captions.ts';

const item = (page: Page, name: string | RegExp) => page.getByRole('menuitem', { name });

test('an image, a row, a tag of it and a filter have menus, by mouse and by keyboard', async ({
  folder,
  openApp,
}) => {
  const { app, expectText } = await openCaptions(folder, openApp);
  const { page, sheet, status, filters, search } = app;
  // A row outside of the selection is selected by it; the keys of the commands stand there.
  await sheet.sample('b.png').click({ button: 'right', position: { x: 20, y: 20 } });
  await expect(item(page, /^Mark as reviewed/)).toContainText('V');
  await expect(item(page, /^Set aside/)).toContainText('Del');
  await item(page, /^Mark as needing work/).click();
  await expect(status.bar).toContainText('1 needs work');
  await expect(sheet.selected).toHaveCount(1);
  await expect(sheet.selected).toContainText('b.png');

  // Of a selection it is that of all of them, and its commands find the focus where it was.
  await sheet.begin();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+F10');
  await expect(item(page, /^Full view/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sheet.grid).toBeFocused();
  await page.keyboard.press('ContextMenu');
  await item(page, /^Mark as reviewed/).press('Enter');
  await expect(status.bar).toContainText('2 of 3 reviewed');
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(status.bar).toContainText('0 of 3 reviewed');

  // A tag of a row that is not selected.
  await sheet.sample('c.png').locator('[data-tag="arknights"]').click({ button: 'right' });
  await expect(sheet.selected).toContainText('c.png');
  await item(page, 'Remove it from this sample').click();
  await expectText('c.txt', captions['c.txt'].replace(' arknights,', ''));

  await filters.item('Characters', 'yvonne (arknights)').focus();
  await page.keyboard.press('Shift+F10');
  await item(page, /^Only samples without it/).press('Enter');
  await expect(search.field).toHaveValue(/^-/);
  await status.expectShown(1, 3);
  // A field has the menu of the platform.
  await search.field.focus();
  await page.keyboard.press('Shift+F10');
  await expect(page.getByRole('menu')).toHaveCount(0);

  await page.keyboard.press('F6');
  await page.keyboard.press('4');
  await expect(page.getByRole('heading', { name: /^\d+ characters?/ })).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('Shift+F10');
  await item(page, /^Show samples of the character/).press('Enter');
  await expect(search.field).toHaveValue(/arknights/);
});
