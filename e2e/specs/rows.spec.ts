/** Editing right in the row, and the actions of chips. */
import { expect } from '@playwright/test';
import { test } from '../support/app.ts';
import { BulkDialog } from '../pages/BulkDialog.ts';
import { captions, openCaptions } from '../support/captions.ts';

test(
  'without the inspector, both captions are edited in their row, by the keyboard alone',
  { tag: '@journey' },
  async ({ folder, openApp }) => {
    const { app, expectText } = await openCaptions(folder, openApp);
    const { page, sheet } = app;
    await app.saved(() => page.keyboard.press(']'));
    await expect(app.inspector.panel).toBeHidden();
    const row = sheet.sample('a.png');

    await page.keyboard.press('t');
    await expect(row.getByRole('combobox', { name: 'New tag' })).toBeFocused();
    await page.keyboard.type('boo');
    await expect(row.getByRole('option', { name: /boots/ })).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expectText('a.txt', captions['a.txt'].replace('smile', 'smile, boots'));
    // The field stays, for the next tag; Escape leads to the chip, and from there to the sheet.
    await expect(row.getByRole('combobox', { name: 'New tag' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(row.getByRole('button', { name: 'boots', exact: true })).toBeFocused();
    await page.keyboard.press('Home');
    await page.keyboard.press('End');
    await page.keyboard.press('F2');
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('red boots');
    await page.keyboard.press('Enter');
    await expectText('a.txt', captions['a.txt'].replace('smile', 'smile, red boots'));
    await page.keyboard.press('Escape');
    await expect(sheet.grid).toBeFocused();

    await page.keyboard.press('e');
    const prose = row.getByRole('textbox', { name: 'NL caption' });
    await expect(prose).toBeFocused();
    await page.keyboard.type(' She smiles.');
    await expect(row).toContainText('Not saved yet');
    await page.keyboard.press('ControlOrMeta+S');
    await expectText('a_nl.txt', `${captions['a_nl.txt']} She smiles.`);
    await expect(prose).toBeFocused();
    await page.keyboard.type(' Oh.');
    // Escape discards what has not been saved.
    await page.keyboard.press('Escape');
    await expect(prose).toBeHidden();
    await expect(sheet.grid).toBeFocused();
    await expectText('a_nl.txt', `${captions['a_nl.txt']} She smiles.`);
  },
);

test('a double click edits NL caption and chip in place; a click elsewhere saves', async ({
  folder,
  openApp,
}) => {
  const { app, expectText } = await openCaptions(folder, openApp);
  const { page, sheet } = app;
  const row = sheet.sample('a.png');
  await row.getByText('stands in the rain').dblclick();
  await expect(row.getByRole('textbox', { name: 'NL caption' })).toBeFocused();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type(' She smiles.');
  await sheet.sample('b.png').click();
  await expectText('a_nl.txt', `${captions['a_nl.txt']} She smiles.`);
  await sheet.sample('a.png').click();
  await row.getByRole('button', { name: 'smile', exact: true }).dblclick();
  await expect(row.getByRole('combobox', { name: 'Retype smile' })).toBeFocused();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('frown');
  await page.keyboard.press('Enter');
  await expectText('a.txt', captions['a.txt'].replace('smile', 'frown'));
  await expectText('b_nl.txt', captions['b_nl.txt']);
});

test('names of characters are marked in the NL caption of every row, and a missing one is reported', async ({
  folder,
  openApp,
}) => {
  const { app, expectText } = await openCaptions(folder, openApp);
  const { page, sheet } = app;
  await expect(sheet.sample('a.png').locator('mark')).toHaveText(['Perlica', 'Perlica']);
  await expect(sheet.sample('b.png').locator('mark')).toHaveText(['Yvonne']);
  await expect(sheet.sample('b.png')).not.toContainText('Does not name');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('e');
  await expect(page.getByRole('textbox', { name: 'NL caption' })).toBeFocused();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('Perlica waves, an ember in her hand.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expectText('b_nl.txt', 'Perlica waves, an ember in her hand.');
  await expect(sheet.sample('b.png').locator('mark')).toHaveText(['Perlica']);
  await expect(sheet.sample('b.png').locator('mark')).toHaveAttribute(
    'title',
    'The tags do not name Perlica',
  );
  await expect(sheet.sample('b.png')).toContainText('Does not name Yvonne');
});

test('the menu of a chip asks for its tag, renames it everywhere, or takes it out here', async ({
  folder,
  openApp,
}) => {
  const { app, expectText, expectUntouched } = await openCaptions(folder, openApp);
  const { inspector, page, search } = app;
  const chip = inspector.button('long hair');
  const item = (name: string) => page.getByRole('menuitem', { name });
  await chip.click({ button: 'right' });
  await item('Add it to the query').click();
  await expect(search.field).toHaveValue('tag:"long hair"');
  await search.expectCount(1);

  await chip.click({ button: 'right' });
  await item('Rename it everywhere...').click();
  const bulk = new BulkDialog(page);
  await expect(bulk.tag('Tag')).toHaveValue('long hair');
  await expect(bulk.tag('New name')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(bulk.dialog).toBeHidden();

  await chip.click({ button: 'right' });
  await item('Remove it everywhere...').click();
  await expect(bulk.kind).toHaveValue('remove-tag');
  await expect(bulk.tag('Tag')).toHaveValue('long hair');
  await page.keyboard.press('Escape');
  await expectUntouched();

  await chip.click({ button: 'right' });
  await item('Remove').first().click();
  await expectText('a.txt', captions['a.txt'].replace(', long hair', ''));
});

test('the menu of a chip opens and works by the keyboard', async ({ folder, openApp }) => {
  const { app, expectText } = await openCaptions(folder, openApp);
  const { inspector, page } = app;
  await page.keyboard.press('t');
  await page.keyboard.press('Escape');
  await expect(inspector.button('smile')).toBeFocused();
  await page.keyboard.press('Shift+F10');
  await expect(page.getByRole('menuitem', { name: 'Retype' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(inspector.panel.getByRole('combobox', { name: 'Retype smile' })).toBeFocused();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('frown');
  await page.keyboard.press('Enter');
  await expectText('a.txt', captions['a.txt'].replace('smile', 'frown'));
});
