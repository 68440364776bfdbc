/** Keys that the user changes: conflicts, resets, hints that follow, and the printed sheet. */
import { expect } from '@playwright/test';
import { test } from '../support/app.ts';
import { openCaptions } from '../support/captions.ts';

test('a command is given a key of another one, everything follows, and a reset gives it back', async ({
  folder,
  openApp,
}) => {
  const { app } = await openCaptions(folder, openApp);
  const { page, sheet, palette } = app;
  const dialog = app.dialog('Keys');

  // By keys alone.
  await page.keyboard.press('Shift+F1');
  await expect(dialog.getByRole('textbox', { name: 'Find a command' })).toBeFocused();
  await page.keyboard.type('mark as reviewed');
  const row = dialog.getByRole('listitem').filter({ hasText: 'Mark as reviewed' });
  await expect(dialog.getByRole('listitem')).toHaveCount(1);
  await row.getByRole('button', { name: 'Give Mark as reviewed a key' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await expect(row.getByRole('alert')).toContainText('cannot be used here');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.press('j');
  await expect(row.getByRole('alert')).toContainText('is the key of “Next sample”');
  await page.keyboard.press('Enter');
  await expect(row.getByRole('button', { name: 'Remove the key J of Mark as reviewed' })).toBeVisible();
  await app.saved(async () =>
    row.getByRole('button', { name: 'Remove the key V of Mark as reviewed' }).click(),
  );
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  await sheet.grid.focus();
  await page.keyboard.press('j');
  await expect(app.inspector.panel.getByRole('radio', { name: 'Reviewed' })).toBeChecked();
  await page.keyboard.press('v');
  await sheet.expectFocus(0);
  await palette.open();
  await page.keyboard.type('mark as reviewed');
  await expect(page.getByRole('option', { name: /^Mark as reviewed/ })).toContainText('J');
  await page.keyboard.press('Escape');

  // By mouse; it was kept.
  await page.reload();
  await app.sheet.ready();
  await page.keyboard.press('?');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Change keys/ })
    .click();
  await dialog.getByRole('button', { name: 'Find by key' }).click();
  await page.keyboard.press('j');
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Next suspect' })).toBeVisible();
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Next sample' })).toHaveCount(0);
  await dialog.getByRole('button', { name: /Show all$/ }).click();
  const next = dialog.getByRole('listitem').filter({ hasText: /^Next sample/ });
  await next.getByRole('button', { name: 'Reset the keys of Next sample' }).click();
  await expect(next.getByRole('button', { name: /^Remove the key J/ })).toBeVisible();
  await expect(row.getByRole('button', { name: /^Remove the key/ })).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Reset all' }).click();
  await expect(row.getByRole('button', { name: /^Remove the key V/ })).toBeVisible();
  await expect(dialog).toContainText('No key was changed.');
});

test('all keys are printed on a sheet of their own', async ({ folder, openApp }) => {
  const { app } = await openCaptions(folder, openApp);
  const { page, palette } = app;
  await page.evaluate(() => {
    globalThis.print = () => document.body.setAttribute('data-asked', '');
  });
  await palette.open();
  await page.keyboard.type('print all keys');
  await page.keyboard.press('Enter');
  await expect(page.locator('body[data-asked]')).toBeVisible();
  const paper = page.locator('[data-printed]');
  await expect(paper).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  await expect(paper).toBeVisible();
  await expect(paper).toContainText('Mark as reviewed');
  await expect(paper).toContainText('Keep the label: it is correct');
  await expect(app.sheet.grid).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => globalThis.dispatchEvent(new Event('afterprint')));
  await expect(paper).toHaveCount(0);
});
