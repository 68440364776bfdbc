/** A small window, or one at twice the size: nothing is out of reach. */
import { expect, type Locator } from '@playwright/test';
import { BulkDialog } from '../pages/BulkDialog.ts';
import { test } from '../support/sampleApp.ts';

/** The whole element is seen without scrolling. */
const seen = (element: Locator): Promise<void> => expect(element).toBeInViewport({ ratio: 1 });

test('at 720 x 450 the sheet, the dialogs and their fields are seen', async ({ app }) => {
  const { page, sheet } = app;
  await page.setViewportSize({ width: 720, height: 450 });
  try {
    await sheet.begin();
    await seen(sheet.focused.locator('img'));
    await seen(app.search.field);
    await seen(page.getByRole('button', { name: 'Export' }));
    await page.keyboard.press('r');
    const bulk = new BulkDialog(page);
    await seen(bulk.tag('Tag'));
    await seen(bulk.dialog.getByRole('button', { name: 'Write' }));
    await page.keyboard.press('Escape');
    await page.keyboard.press('ControlOrMeta+E');
    const dialog = page.getByRole('dialog', { name: 'Export' });
    await seen(dialog.getByRole('combobox', { name: 'Format' }));
    await seen(dialog.getByRole('button', { name: 'Export' }));
    await page.keyboard.press('Escape');
  } finally {
    await page.setViewportSize({ width: 1440, height: 900 });
  }
});

test('panels give way before a row has no place for its text', async ({ app }) => {
  const { page, sheet } = app;
  await page.setViewportSize({ width: 1024, height: 700 });
  try {
    await sheet.begin();
    const row = sheet.focused;
    await seen(row.locator('img'));
    const width = await row.evaluate((element) => element.getBoundingClientRect().width);
    expect(width).toBeGreaterThan(350);
  } finally {
    await page.setViewportSize({ width: 1440, height: 900 });
  }
});
