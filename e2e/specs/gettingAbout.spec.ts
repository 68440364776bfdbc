/** From order to order and from dataset to dataset, by visible controls and by keys alone. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { FolderDialog } from '../pages/FolderDialog.ts';
import { AppPage } from '../pages/AppPage.ts';
import { test } from '../support/app.ts';
import { writeDataset } from '../support/smallDataset.ts';

/** Two datasets side by side: `one` of three images, `two` of one. */
const twoDatasets = async (folder: string): Promise<readonly [one: string, two: string]> => {
  const one = join(folder, 'one');
  const two = join(folder, 'two');
  for (const each of [one, two]) mkdirSync(each);
  const tags = { 'a.txt': 'x, y, z', 'b.txt': 'x', 'c.txt': 'x, y' };
  await writeDataset(one, ['a.png', 'b.png', 'c.png'], tags);
  await writeDataset(two, ['d.png'], { 'd.txt': 'solo' });
  return [one, two];
};

test('the order is chosen by key and by mouse, and stands in the query', async ({ folder, openApp }) => {
  const [one] = await twoDatasets(folder);
  const { page } = await openApp(one);
  const app = new AppPage(page);
  const { search, sheet } = app;
  await sheet.ready();
  const control = page.getByRole('button', { name: /^Sort:/ });
  await expect(control).toHaveAccessibleName('Sort: Path, A to Z');
  await sheet.begin();

  await page.keyboard.press('o');
  await expect(page.getByRole('menuitemradio', { name: 'Path' })).toBeFocused();
  await page.keyboard.type('nu');
  await page.keyboard.press('Enter');
  await expect(search.field).toHaveValue('sort:tags');
  await expect(sheet.at(0)).toHaveAccessibleName(/b\.png/);
  // The keyboard is back where it was, and goes on from there.
  await expect(sheet.grid).toBeFocused();

  await search.ask('tag:x sort:tags');
  await control.click();
  await page.getByRole('menuitemradio', { name: 'Number of tags' }).click();
  await expect(search.field).toHaveValue('tag:x sort:-tags');
  await expect(sheet.at(0)).toHaveAccessibleName(/a\.png/);
  await expect(control).toHaveAccessibleName('Sort: Number of tags, most first');
  await app.palette.run('sort by path', 'Sort by path');
  await expect(search.field).toHaveValue('tag:x');
});

test('the dataset before this one is a key, a line of the menu and a word of the palette away', async ({
  folder,
  openApp,
}) => {
  const [one, two] = await twoDatasets(folder);
  await (await openApp(one)).close();
  const { page } = await openApp(two);
  const app = new AppPage(page);
  const title = (name: string) => page.getByRole('button', { name: `Dataset: ${name}` });
  await app.sheet.ready();
  await page.keyboard.press('ControlOrMeta+Shift+O');
  await expect(title('one')).toBeVisible();
  await app.search.expectCount(3);
  await title('one').click();
  await page.getByRole('menuitem', { name: 'two 1 sample' }).click();
  await expect(title('two')).toBeVisible();
  await app.search.expectCount(1);
  await app.palette.open();
  await app.palette.field.fill(one);
  await expect(app.palette.items.first()).toContainText('one');
  await app.palette.field.press('Enter');
  await expect(title('one')).toBeVisible();
});

test('the dialog begins beside the dataset, with images counted, and what is dropped in a browser leads to it', async ({
  folder,
  openApp,
  host,
}) => {
  test.skip(host === 'electron', 'The system has its own dialog, and says where a dropped folder lies.');
  const [one] = await twoDatasets(folder);
  const app = new AppPage((await openApp(one)).page);
  const { page } = app;
  await app.sheet.ready();
  await page.keyboard.press('ControlOrMeta+O');
  const dialog = new FolderDialog(page);
  await expect(dialog.path).toHaveValue(folder);
  await expect(dialog.folders.filter({ hasText: 'one' })).toHaveText('oneopen now3 images');
  await expect(dialog.folders.filter({ hasText: 'two' })).toHaveText('two1 image');
  await page.keyboard.press('Escape');
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['x'], 'a.png'));
    document.body.dispatchEvent(new DragEvent('dragenter', { bubbles: true, dataTransfer }));
  });
  await expect(page.getByText('Drop the folder to open it')).toBeVisible();
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['x'], 'a.png'));
    document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
  });
  await expect(page.getByText('Drop the folder to open it')).toHaveCount(0);
  await expect(app.message('a.png')).toBeVisible();
});

test('undo, redo, history and export are in the top bar, and say why they cannot be used', async ({
  folder,
  openApp,
}) => {
  const [one] = await twoDatasets(folder);
  const { page } = await openApp(one);
  const app = new AppPage(page);
  const button = (name: string) => page.getByRole('banner').getByRole('button', { name, exact: true });
  const tip = page.getByRole('tooltip');
  await app.sheet.ready();
  for (const name of ['Undo', 'Redo', 'History of edits'])
    await expect(button(name)).toHaveAttribute('aria-disabled', 'true');
  await button('Undo').focus();
  await expect(tip).toContainText('there is nothing to undo');

  await app.sheet.begin();
  await page.keyboard.press('v');
  await expect(button('Undo')).not.toHaveAttribute('aria-disabled');
  await button('Undo').click();
  await expect(button('Redo')).not.toHaveAttribute('aria-disabled');
  await expect(button('Undo')).toHaveAttribute('aria-disabled', 'true');
  await button('Redo').click();
  await expect(button('Undo')).not.toHaveAttribute('aria-disabled');
  await button('History of edits').click();
  await expect(app.dialog('History')).toBeVisible();
  await page.keyboard.press('Escape');
  await button('Export').click();
  await expect(app.dialog('Export')).toBeVisible();
});
