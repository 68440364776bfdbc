/** Bulk edits that are saved under a name, and run again. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { test } from '../support/app.ts';
import { BulkDialog } from '../pages/BulkDialog.ts';
import { captions, openCaptions } from '../support/captions.ts';

const rules = (page: Page, count: number) => page.getByText(`Saved rules (${count})`);

test('an edit is kept under a name, run on another dataset, and forgotten, by the keyboard alone', async ({
  folder,
  dataDir,
  openApp,
}) => {
  const openedOn = (name: string) => {
    mkdirSync(join(folder, name));
    return openCaptions(join(folder, name), openApp);
  };
  const first = await openedOn('one');
  const { page } = first.app;
  const kept = new BulkDialog(page);
  await page.keyboard.press('r');
  await kept.tag('Tag').fill('boots');
  await kept.tag('New name').fill('thigh boots');
  await rules(page, 0).press('Enter');
  await kept.dialog.getByLabel('Save this edit as').fill('Boots are long');
  await page.keyboard.press('Enter');
  await expect(rules(page, 1)).toBeVisible();
  await expect(kept.dialog.getByRole('button', { name: 'Boots are long', exact: true })).toBeVisible();
  // It was saved, and not written.
  await page.keyboard.press('Escape');
  await first.expectUntouched();
  // Not before it is saved: a browser is not closed here, it is killed.
  const file = join(dataDir, 'settings.json');
  const settings = (): string => (existsSync(file) ? readFileSync(file, 'utf8') : '');
  await expect.poll(settings).toContain('Boots are long');
  await first.running.close();

  const second = await openedOn('two');
  const other = second.app.page;
  const again = new BulkDialog(other);
  // To all that is shown, not to the sample that is selected.
  await other.keyboard.press('Escape');
  await other.keyboard.press('a');
  await rules(other, 1).press('Enter');
  await again.dialog.getByRole('button', { name: 'Boots are long', exact: true }).press('Enter');
  await expect(again.tag('New name')).toHaveValue('thigh boots');
  await again.preview('1 of 3 samples would change, in 1 file.');
  await again.write('1 file written');
  await second.expectText('b.txt', captions['b.txt'].replace('boots', 'thigh boots'));
  await other.keyboard.press('r');
  await rules(other, 1).press('Enter');
  await again.dialog.getByRole('button', { name: 'Delete the rule Boots are long' }).press('Enter');
  await expect(rules(other, 0)).toBeVisible();
});

test('a bulk edit follows what is typed, is written with one key, undone from its message, and made again', async ({
  folder,
  openApp,
}) => {
  const { app, expectText, expectUntouched } = await openCaptions(folder, openApp);
  const { page, palette, sheet } = app;
  const bulk = new BulkDialog(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('a');
  await page.keyboard.type('hat');
  await bulk.preview('3 of 3 samples would change, in 3 files.');
  // Another place: another preview.
  await bulk.dialog.getByRole('combobox', { name: 'Where' }).selectOption('end');
  await bulk.preview('3 of 3 samples would change, in 3 files.');
  await expect(bulk.changes.first().locator('ins')).toHaveText(/smile, hat|hat/);
  await bulk.tag('Tag').fill('');
  await expect(bulk.changes).toHaveCount(0);
  await bulk.tag('Tag').fill('hat');
  await bulk.preview('3 of 3 samples would change, in 3 files.');
  await bulk.write('3 files written');
  await expectText('b.txt', `${captions['b.txt']}, hat`);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expectUntouched();
  // The message about the edit has gone with it.
  const messages = page.getByRole('region', { name: /^Messages/ }).getByRole('listitem');
  await expect(messages).toHaveText(/^Undo: Add “hat”/);

  // Again, for the selection: the key, and Enter.
  await sheet.begin();
  await page.keyboard.press('.');
  await bulk.preview('1 of 1 selected sample would change, in 1 file.');
  await page.keyboard.press('Enter');
  await expect(bulk.dialog).toBeHidden();
  await expectText('a.txt', captions['a.txt'].replace('smile', 'smile, hat'));
  await expectText('b.txt', captions['b.txt']);
  await page.keyboard.press('ControlOrMeta+Z');
  await expectUntouched();
  await palette.run('add hat', 'Add “hat”');
  await bulk.preview('1 of 1 selected sample would change, in 1 file.');
  await page.keyboard.press('Escape');
  // What was chosen last comes first.
  await palette.run('theme dark', 'Theme: dark');
  await palette.open();
  await expect(palette.items.first()).toContainText('Theme: dark');
});
