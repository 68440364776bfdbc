/** Another program changes the folder while it is open: the changes show, and nothing else moves. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { test } from '../support/app.ts';
import { AppPage } from '../pages/AppPage.ts';
import { makeDataset } from '../support/dataset.ts';

const total = 40;
const open = async (folder: string, openApp: (dataset: string) => Promise<{ page: AppPage['page'] }>) => {
  await makeDataset(folder, total);
  const app = new AppPage((await openApp(folder)).page);
  await app.status.expectShown(total, total);
  await app.sheet.ready();
  return app;
};

test('a caption that is written shows in its row and in the inspector, in place', async ({
  folder,
  openApp,
}) => {
  const { sheet, inspector } = await open(folder, openApp);
  await sheet.begin();
  await sheet.press('PageDown', 'PageDown');
  const focused = sheet.focused;
  const name = /sample-0\d\d/.exec((await focused.getAttribute('aria-label')) ?? '')?.[0] ?? '';
  const position = Number(await focused.getAttribute('data-position'));
  const before = await focused.boundingBox();
  writeFileSync(join(folder, `${name}.txt`), 'yvonne (arknights), red umbrella');
  await expect(focused).toContainText('red umbrella');
  await expect(inspector.section('Tags')).toContainText('red umbrella');
  await sheet.expectFocus(position);
  expect((await focused.boundingBox())?.y).toBe(before?.y);

  // A row above, which gets much taller.
  const above = `sample-${String(position - 1).padStart(3, '0')}`;
  writeFileSync(join(folder, `${above}_nl.txt`), 'She walks on and on through the rain. '.repeat(60));
  await expect(sheet.at(position - 1)).toContainText('on and on through the rain');
  await expect.poll(async () => (await focused.boundingBox())?.y).toBe(before?.y);
  await expect(sheet.grid).toBeFocused();
});

test('a caption that is removed is marked as missing', async ({ folder, openApp }) => {
  const { sheet, status } = await open(folder, openApp);
  rmSync(join(folder, 'sample-001_nl.txt'));
  await expect(sheet.at(1)).toContainText('no NL caption');
  await expect(status.button('1 without NL caption')).toBeVisible();
});

test('new and vanished files mark the view as out of date until it is refreshed', async ({
  folder,
  openApp,
}) => {
  const { sheet, status, search, page } = await open(folder, openApp);
  await makeDataset(folder, total + 2);
  await expect(status.bar).toContainText('The view is out of date: 2 more');
  await search.expectCount(total);
  await sheet.press('F5');
  await search.expectCount(total + 2);
  await expect(status.bar).not.toContainText('out of date');
  rmSync(join(folder, 'sample-041.png'));
  await expect(status.bar).toContainText('The view is out of date: 1 fewer');
  await status.button(/Refresh/).click();
  await search.expectCount(total + 1);
  await expect(status.button('2 files to look at')).toBeVisible();
  await expect(page).toHaveTitle(/Proofsheet/);
});

test('a sample that no longer matches stays until the view is refreshed', async ({ folder, openApp }) => {
  const { sheet, status, search } = await open(folder, openApp);
  await search.find('tag:solo', total);
  writeFileSync(join(folder, 'sample-000.txt'), 'perlica \\(arknights\\), duo');
  await expect(sheet.at(0)).toContainText('duo');
  await expect(status.bar).toContainText('The view is out of date: 1 fewer');
  await search.expectCount(total);
  await sheet.press('F5');
  await search.expectCount(total - 1);
});
