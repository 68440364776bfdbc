/** Keys edit the selection, and say so where there is none; fields with completions follow one rule. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { test } from '../support/app.ts';
import { AppPage } from '../pages/AppPage.ts';
import { BulkDialog } from '../pages/BulkDialog.ts';
import { writeDataset } from '../support/smallDataset.ts';
import { captions, openCaptions } from '../support/captions.ts';

/** Keys that follow each other without a pause, whatever the machine is busy with. */
const typeAtOnce = (page: Page, text: string): Promise<void> =>
  page.evaluate((letters) => {
    for (const key of letters) {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
      (document.activeElement ?? document.body).dispatchEvent(event);
    }
  }, text);

test('an edit key with nothing selected says so, and what is typed after it does nothing', async ({
  folder,
  openApp,
}) => {
  await writeDataset(folder, ['a.png', 'b.png', 'c.png'], captions);
  const app = new AppPage((await openApp(folder)).page);
  const { page, sheet, status } = app;
  await sheet.ready();
  for (const key of ['t', 'e', 'm']) {
    await typeAtOnce(page, `${key}x a red w hat?`);
    await expect(app.message('Select a sample first.')).toBeVisible();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(sheet.selected).toHaveCount(0);
    await page.keyboard.press('F6');
  }
  await expect(status.bar).not.toContainText('excluded');
  // After another key than a letter, letters are commands again.
  await page.keyboard.press('v');
  await expect(app.message('Select a sample first.')).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('x');
  await expect(status.bar).toContainText('1 excluded');
  await page.keyboard.press('6');
  await page.keyboard.press('t');
  await expect(app.message('Go to Samples and select a sample first.')).toBeVisible();
  for (const name of ['a.txt', 'b.txt', 'c.txt'] as const)
    expect(readFileSync(join(folder, name), 'utf8')).toBe(captions[name]);
});

test('what is typed before a field is there does nothing, and the field opens when the captions have come', async ({
  folder,
  openApp,
}) => {
  await writeDataset(folder, ['a.png', 'b.png', 'c.png'], captions);
  const app = new AppPage((await openApp(folder)).page);
  const { page, sheet, status } = app;
  await sheet.ready();
  const held = Promise.withResolvers<void>();
  await page.route(/\/api\/samples\/\d+$/, async (route) => {
    await held.promise;
    await route.continue();
  });
  await page.keyboard.press('ArrowDown');
  await typeAtOnce(page, 'exw');
  held.resolve();
  await expect(page.getByRole('textbox', { name: /Prose|NL caption/ })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(status.bar).not.toContainText('excluded');
  await page.keyboard.press('x');
  await expect(status.bar).toContainText('excluded');
});

test('a tag typed with several selected goes to all of them, as one edit, and Delete takes one out of all', async ({
  folder,
  openApp,
}) => {
  const { app, expectText, expectUntouched } = await openCaptions(folder, openApp);
  const { page, sheet, inspector } = app;
  await page.keyboard.press('Shift+ArrowDown');
  // Also where the inspector is folded, beside whose rows there is a field for one sample.
  await page.keyboard.press(']');
  await page.keyboard.press('t');
  const field = inspector.panel.getByRole('combobox', { name: 'Add to 2 samples' });
  await expect(field).toBeFocused();
  await page.keyboard.type('hat');
  await page.keyboard.press('Enter');
  await expectText('a.txt', captions['a.txt'].replace('smile', 'smile, hat'));
  await expectText('b.txt', `${captions['b.txt']}, hat`);
  await expectText('c.txt', captions['c.txt']);
  await expect(app.message('Added “hat” to 2 files.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sheet.grid).toBeFocused();
  await page.keyboard.press('ControlOrMeta+Z');
  await expectUntouched();

  await page.keyboard.press('ControlOrMeta+A');
  await inspector
    .section('In all of them')
    .getByRole('button', { name: /arknights$/ })
    .focus();
  await page.keyboard.press('Delete');
  await expectText('a.txt', captions['a.txt'].replace(' arknights,', ''));
  await expectText('c.txt', captions['c.txt'].replace(' arknights,', ''));
  await page.keyboard.press('ControlOrMeta+Z');
  await expectUntouched();
});

test('a selection that does not hold the sample in focus is what is edited, and is what is shown', async ({
  folder,
  openApp,
}) => {
  const { app, expectText } = await openCaptions(folder, openApp);
  const { page, inspector } = app;
  await page.keyboard.press('ControlOrMeta+ArrowDown');
  await expect(inspector.title).toHaveText('1 sample selected');
  await page.keyboard.press('t');
  await page.keyboard.type('hat');
  await page.keyboard.press('Enter');
  await expectText('a.txt', captions['a.txt'].replace('smile', 'smile, hat'));
  await expectText('b.txt', captions['b.txt']);
});

test('a bulk edit applies to the selection, be it one sample, and to all shown without one', async ({
  folder,
  openApp,
}) => {
  const { app } = await openCaptions(folder, openApp);
  const { page, palette, sheet } = app;
  const bulk = new BulkDialog(page);
  const expectScope = async (name: string): Promise<void> => {
    await expect(bulk.dialog.getByRole('radio', { name })).toBeChecked();
    await page.keyboard.press('Escape');
    await expect(bulk.dialog).toBeHidden();
  };
  for (const key of ['r', 's', 'a', 'd', 'ControlOrMeta+Shift+F']) {
    await page.keyboard.press(key);
    await expectScope('1 selected sample');
  }
  await palette.run('normalise', 'Normalise tags');
  await expectScope('1 selected sample');
  await sheet.press('Shift+ArrowDown', 'r');
  await expectScope('2 selected samples');
  await sheet.press('Escape', 'r');
  await expectScope('All 3 shown');
});

test('in the bulk dialog Tab and Enter take the marked completion, and else keep what is typed', async ({
  folder,
  openApp,
}) => {
  const { app, expectUntouched } = await openCaptions(folder, openApp);
  const { page } = app;
  const bulk = new BulkDialog(page);
  const option = (name: string | RegExp, selected: boolean) =>
    bulk.dialog.getByRole('option', { name, selected });
  await page.keyboard.press('r');
  // An only one is marked by itself; Tab takes it, and moves on.
  await page.keyboard.type('boo');
  await expect(option(/boots/, true)).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(bulk.tag('Tag')).toHaveValue('boots');
  await expect(bulk.tag('New name')).toBeFocused();
  // Of several, none is: Tab keeps what is typed, and moves on.
  await page.keyboard.type('girl');
  await expect(option(/girl/, false)).toHaveCount(2);
  await page.keyboard.press('Tab');
  await expect(bulk.tag('New name')).toHaveValue('girl');
  await expect(bulk.dialog.getByRole('switch', { name: 'In tags' })).toBeFocused();
  // Arrows mark, Enter takes and stays.
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('girl');
  await expect(option(/girl/, false)).toHaveCount(2);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(bulk.tag('New name')).toHaveValue(/^\dgirls?$/);
  await expect(bulk.tag('New name')).toBeFocused();
  // Escape closes the list, and what is typed stays.
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('smi');
  await expect(option(/smile/, true)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(bulk.dialog.getByRole('option', { name: /smile/ })).toHaveCount(0);
  await page.keyboard.press('Shift+Tab');
  await expect(bulk.tag('New name')).toHaveValue('smi');
  await expect(bulk.tag('Tag')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(bulk.dialog).toBeHidden();
  await expectUntouched();
});

test('for a new tag and for a chip that is retyped the same keys take the same completion', async ({
  folder,
  openApp,
}) => {
  const { app, expectText, text } = await openCaptions(folder, openApp);
  const { page, inspector } = app;
  const option = (selected: boolean) => inspector.panel.getByRole('option', { selected });
  await page.keyboard.press('t');
  await page.keyboard.type('boo');
  await expect(option(true)).toHaveText(/boots/);
  await page.keyboard.press('Enter');
  await expectText('a.txt', captions['a.txt'].replace('smile', 'smile, boots'));
  // The arrow moves on to none: what is typed counts.
  await page.keyboard.type('smi');
  await expect(option(true)).toHaveText(/smile/);
  await page.keyboard.press('ArrowUp');
  await expect(option(true)).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expectText('a.txt', captions['a.txt'].replace('smile', 'smile, boots, smi'));
  await page.keyboard.type('yvo');
  await expect(option(true)).toHaveText(/yvonne/);
  await page.keyboard.press('Tab');
  await expect.poll(() => text('a.txt')).toContain('smi, yvonne \\(arknights\\)');
  await inspector.button('smi').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('2gi');
  await expect(option(true)).toHaveText(/2girls/);
  await page.keyboard.press('Enter');
  await expect.poll(() => text('a.txt')).toContain('boots, 2girls, yvonne');
  await expect(inspector.button('2girls')).toBeFocused();
});

test('in the search field Enter asks what is typed, Tab takes the first completion and stays', async ({
  folder,
  openApp,
}) => {
  const { app } = await openCaptions(folder, openApp);
  const { page, search, sheet } = app;
  await page.keyboard.press('/');
  await page.keyboard.type('boo');
  await expect(search.completions).toHaveText(/boots/);
  await expect(search.completions).toHaveAttribute('aria-selected', 'false');
  await page.keyboard.press('Tab');
  await expect(search.field).toHaveValue('tag:boots ');
  await expect(search.field).toBeFocused();
  await page.keyboard.type('arkn');
  await expect(search.completions.first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(sheet.grid).toBeFocused();
  await expect(search.field).toHaveValue('tag:boots arkn');
});

test('a mark in the full view is seen there, is that of the sample shown, and goes on where that is wished', async ({
  folder,
  openApp,
}) => {
  const { app } = await openCaptions(folder, openApp);
  const { page, fullView: loupe, status } = app;
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('l');
  await page.keyboard.press('w');
  await expect(loupe.mark).toHaveText('needs work');
  await page.keyboard.press('u');
  await expect(loupe.mark).toHaveText('No mark');
  await loupe.captions.getByRole('switch', { name: /go on to the next sample/ }).click();
  await loupe.frame.focus();
  await page.keyboard.press('v');
  await expect(loupe.title).toHaveText('b.png');
  await expect(page.locator('li', { hasText: 'a.png: reviewed.' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(status.bar).toContainText('1 of 3 reviewed');
});
