/** Queries under a name, and folders as a tree: among the filters, by keys and by mouse. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { AppPage } from '../pages/AppPage.ts';
import { test } from '../support/app.ts';
import { writeDataset } from '../support/smallDataset.ts';

test('a query is saved by key, used, renamed and deleted, and undo brings it back', async ({
  folder,
  openApp,
}) => {
  await writeDataset(folder, ['a.png', 'b.png', 'c.png'], { 'a.txt': 'solo, smile', 'b.txt': 'solo' });
  const app = new AppPage((await openApp(folder)).page);
  const { page, search, filters } = app;
  const saved = () =>
    (JSON.parse(readFileSync(join(folder, 'proofsheet.json'), 'utf8')) as { queries: object }).queries;
  await app.sheet.ready();
  await page.keyboard.press('ControlOrMeta+Shift+S');
  await expect(app.message('Search for something first')).toBeVisible();

  await search.find('tag:solo sort:-name', 2);
  await page.keyboard.press('ControlOrMeta+Shift+S');
  await page.keyboard.type('Alone');
  await page.keyboard.press('Enter');
  await expect(filters.item('Saved queries', 'Alone')).toHaveAccessibleName('Alone, 2 samples');
  await expect(app.sheet.grid).toBeFocused();
  expect(saved()).toEqual({ Alone: 'tag:solo sort:-name' });

  await search.find('smile', 1);
  await expect(filters.item('Saved queries', 'Alone')).toHaveAccessibleName('Alone, 1 of 2 samples');
  await filters.item('Saved queries', 'Alone').click();
  await expect(search.field).toHaveValue('smile saved:Alone');
  await search.find('saved:alone', 2);
  await expect(app.sheet.at(0)).toHaveAccessibleName(/b\.png/);

  await filters.item('Saved queries', 'Alone').press('F2');
  await page.keyboard.type('One girl');
  await page.keyboard.press('Enter');
  await expect(search.field).toHaveValue('saved:"One girl"');
  await filters.item('Saved queries', 'One girl').press('Delete');
  await expect(search.field).toHaveValue('');
  await search.expectCount(3);
  await expect(filters.group('Saved queries')).toHaveCount(0);
  await app.sheet.begin();
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(filters.item('Saved queries', 'One girl')).toBeVisible();
  expect(saved()).toEqual({ 'One girl': 'tag:solo sort:-name' });
});

test('folders are a tree that opens by key and by mouse', async ({ folder, openApp }) => {
  await writeDataset(folder, ['x/a/1.png', 'x/a/2.png', 'x/b/3.png', 'y/4.png'], {});
  const app = new AppPage((await openApp(folder)).page);
  const { filters, search } = app;
  const names = () => filters.items('Folders').locator('span[title]').allTextContents();
  await app.sheet.ready();
  await expect.poll(names).toEqual(['x', 'y']);
  await filters.item('Folders', 'x').press('ArrowRight');
  await expect.poll(names).toEqual(['x', 'a', 'b', 'y']);
  await filters.item('Folders', 'x/a').press('Enter');
  await expect(search.field).toHaveValue('path:x/a/*');
  await search.expectCount(2);
  await filters.group('Folders').getByRole('button', { name: 'Folders in x', exact: true }).click();
  await expect.poll(names).toEqual(['x', 'y']);
});
