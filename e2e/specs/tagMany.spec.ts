/** Tagging a selection in place: its chips say how many have each tag; by keys, and by mouse. */
import { expect } from '@playwright/test';
import { test } from '../support/app.ts';
import { captions, openCaptions } from '../support/captions.ts';

test('chips of a selection add to all and remove from all, each with an undo of its own', async ({
  folder,
  openApp,
}) => {
  const { app, expectText, expectUntouched } = await openCaptions(folder, openApp);
  const { page, inspector, sheet } = app;
  const some = inspector.section('Only in some');
  const all = inspector.section('In all of them');
  const message = page.getByRole('region', { name: /^Messages/ });
  await page.keyboard.press('ControlOrMeta+A');
  await expect(some.getByRole('button', { name: /^1girl/ })).toHaveText('1girl2/3');

  // By keys: T, then Tab to the chips; a letter goes back to the field, which narrows them.
  await some
    .getByRole('button', { name: /^arknights|^1girl/ })
    .first()
    .focus();
  await page.keyboard.type('smi');
  await expect(inspector.panel.getByRole('combobox', { name: 'Add to 3 samples' })).toHaveValue('smi');
  await expect(some.getByRole('listitem')).toHaveCount(1);
  // The completions are closed first.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(sheet.grid).toBeFocused();
  await some.getByRole('button', { name: /^1girl/ }).focus();
  await page.keyboard.press('+');
  await expectText('c.txt', `${captions['c.txt']}, 1girl`);
  await expect(all.getByRole('button', { name: '1girl', exact: true })).toBeVisible();
  await expect(message).toContainText('Added “1girl” to 1 file.');

  // By mouse.
  const boots = some.getByRole('listitem').filter({ hasText: 'boots' });
  await boots.hover();
  await boots.getByRole('button', { name: 'Remove boots from all' }).click();
  await expectText('b.txt', captions['b.txt'].replace(', boots', ''));
  await expect(message).toContainText('Removed “boots” from 1 file.');
  await message.getByRole('button', { name: 'Undo' }).click();
  await expectText('b.txt', captions['b.txt']);
  await expectText('c.txt', `${captions['c.txt']}, 1girl`);
  await expect(boots).toBeVisible();

  await boots.getByRole('button', { name: /^boots/ }).click();
  await page.getByRole('menuitem', { name: 'Add to all 3' }).click();
  await expectText('a.txt', captions['a.txt'].replace('smile', 'smile, boots'));
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+Z');
  await page.keyboard.press('ControlOrMeta+Z');
  await expectUntouched();
});
