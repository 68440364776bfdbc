/** The tour of the sample dataset, by the keyboard alone. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AppPage } from '../pages/AppPage.ts';
import { BulkDialog } from '../pages/BulkDialog.ts';
import { expect } from '@playwright/test';
import { test } from '../support/app.ts';
import { reader } from '../support/captionFiles.ts';
import { copySample, truthOf } from '../support/sample.ts';

test('the welcome page leads to the sample, and a tour of five steps puts Pogranichnik right', async ({
  dataDir,
  openApp,
}) => {
  const folder = join(dataDir, 'sample');
  mkdirSync(folder);
  copySample(folder, dataDir);
  const wrong = truthOf(folder).plants.filter((plant) => plant.kind === 'wrong-character');
  const { tags } = reader(folder);
  const stillWrong = () => wrong.filter((plant) => !tags(plant.relPath).includes(plant.actual));

  const app = new AppPage((await openApp()).page);
  const { page, welcome } = app;
  const tour = page.getByRole('region', { name: 'Tour' });
  await welcome.trySample.press('Enter');
  await app.sheet.ready();
  await expect(tour).toContainText('1 of 5');
  await page.keyboard.press('/');
  await app.search.ask('char:pogranichnik');
  await expect(tour).toContainText('2 of 5');
  await page.keyboard.press('F6');
  await page.keyboard.press('Home');
  await page.keyboard.press('l');
  await expect(app.fullView.window).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(tour).toContainText('3 of 5');

  // It is left, and taken up again where it was.
  await tour.getByRole('button', { name: 'Leave the tour' }).press('Enter');
  await expect(tour).toBeHidden();
  await page.reload();
  await app.sheet.ready();
  await expect(tour).toBeHidden();
  await app.palette.run('tutorial', 'Take the tour');
  await expect(tour).toContainText('3 of 5');

  await page.keyboard.press('5');
  await expect(tour).toContainText('4 of 5');
  await expect(page.getByRole('region', { name: 'Confused with each other' })).toBeVisible();
  await page.keyboard.press('s');
  const bulk = new BulkDialog(page);
  await bulk.preview('would change');
  expect(stillWrong()).toHaveLength(wrong.length);
  await bulk.write('files written');
  expect(stillWrong()).toEqual([]);
  await expect(tour).toContainText('5 of 5');
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(tour).toContainText('That was the tour');
  expect(stillWrong()).toHaveLength(wrong.length);

  // Back: what is so already does not end a step at once.
  await tour.getByRole('button', { name: 'Back' }).press('Enter');
  await expect(tour).toContainText('5 of 5');
  await tour.getByRole('button', { name: 'Skip' }).press('Enter');
  await tour.getByRole('button', { name: 'End the tour' }).press('Enter');
  await expect(tour).toBeHidden();
});
