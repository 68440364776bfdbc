/** Bulk edits from where they are needed: a filter, a selection; a tag at each place of a caption. */
import { expect } from '@playwright/test';
import { test } from '../support/app.ts';
import { BulkDialog } from '../pages/BulkDialog.ts';
import { captions, openCaptions } from '../support/captions.ts';

test('R on a filter renames its tag everywhere', async ({ folder, openApp }) => {
  const { app, expectText } = await openCaptions(folder, openApp);
  const { filters: facets, page } = app;
  await facets.item('Characters', 'yvonne (arknights)').focus();
  await page.keyboard.press('r');
  const bulk = new BulkDialog(page);
  await expect(bulk.tag('Tag')).toHaveValue('yvonne (arknights)');
  await expect(bulk.tag('New name')).toBeFocused();
  await page.keyboard.type('gilberta (arknights)');
  await bulk.preview('2 of 3 samples would change, in 3 files.');
  await bulk.write('3 files written');
  await expectText('b.txt', captions['b.txt'].replace('yvonne', 'gilberta'));
  await expectText('b_nl.txt', captions['b_nl.txt'].replace('Yvonne', 'Gilberta'));
  await expectText('c.txt', captions['c.txt'].replace('yvonne', 'gilberta'));
  await expectText('a.txt', captions['a.txt']);
  await expect(facets.item('Characters', 'gilberta (arknights)')).toBeVisible();
  await expect(facets.item('Characters', 'yvonne (arknights)')).toHaveCount(0);
});

const places = [
  { value: 'front', puts: (text: string) => `hat, ${text}` },
  { value: 'end', puts: (text: string) => text.replace(/(\r?\n?)$/, ', hat$1') },
  { value: 'after-activation', puts: (text: string) => text.replace(', arknights', ', arknights, hat') },
  {
    value: 'after',
    field: ['After this tag', '1girl'],
    puts: (text: string) => text.replace('1girl', '1girl, hat'),
  },
  {
    value: 'position',
    field: ['Position, from 1', '2'],
    puts: (text: string) => text.replace(', ', ', hat, '),
  },
] as const;

test('a tag is added to all selected samples, at every place there is', async ({ folder, openApp }) => {
  const { app, expectText, expectUntouched } = await openCaptions(folder, openApp);
  const { page, status } = app;
  await page.keyboard.press('Shift+ArrowDown');
  await expect(status.bar).toContainText('2 selected');
  const bulk = new BulkDialog(page);
  for (const place of places) {
    await page.keyboard.press('a');
    await bulk.tag('Tag').fill('hat');
    await bulk.dialog.getByRole('combobox', { name: 'Where' }).selectOption(place.value);
    if ('field' in place) {
      const [label, text] = place.field;
      await bulk.dialog.getByLabel(label, { exact: true }).fill(text);
    }
    await bulk.preview('2 of 2 selected samples would change, in 2 files.');
    await expect(bulk.changes).toHaveCount(2);
    await bulk.write('2 files written');
    await expectText('a.txt', place.puts(captions['a.txt']));
    await expectText('b.txt', place.puts(captions['b.txt']));
    await expectText('c.txt', captions['c.txt']);
    await page.keyboard.press('ControlOrMeta+Z');
    await expectUntouched();
  }
});

test('a sample that has the tag already is left as it is', async ({ folder, openApp }) => {
  const { app, expectText } = await openCaptions(folder, openApp);
  const { page } = app;
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('a');
  const bulk = new BulkDialog(page);
  await bulk.tag('Tag').fill('Boots');
  await bulk.preview('2 of 3 selected samples would change, in 2 files.');
  await bulk.write('2 files written');
  await expectText('b.txt', captions['b.txt']);
  await page.keyboard.press('a');
  await bulk.tag('Tag').fill('boots');
  await bulk.preview('Nothing would change in 3 selected samples.');
  // Nothing to write: the same key does no harm, and the only action left is to close.
  await expect(bulk.dialog.getByRole('button', { name: /^Write/ })).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+Enter');
  await page.keyboard.press('Enter');
  await expect(bulk.dialog).toBeHidden();
});

test('Escape closes a list of completions first, and then the dialog', async ({ folder, openApp }) => {
  const { app, expectUntouched } = await openCaptions(folder, openApp);
  const { page } = app;
  await page.keyboard.press('r');
  const bulk = new BulkDialog(page);
  await bulk.tag('Tag').fill('boo');
  await expect(bulk.dialog.getByRole('option', { name: /boots/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(bulk.dialog.getByRole('option', { name: /boots/ })).toHaveCount(0);
  await expect(bulk.tag('Tag')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(bulk.dialog).toBeHidden();
  await expect(app.sheet.grid).toBeFocused();
  await expectUntouched();
});
