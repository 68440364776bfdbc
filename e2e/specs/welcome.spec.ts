/** The first minute: from the welcome page to a sheet, and back to it later. */
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from '@playwright/test';
import { test } from '../support/app.ts';
import { AppPage } from '../pages/AppPage.ts';
import { FolderDialog } from '../pages/FolderDialog.ts';
import type { RunningApp } from '../support/runningApp.ts';
import { makeDataset } from '../support/dataset.ts';

/** In a browser with the app's own dialog, in a window with the system's, which returns `path`. */
const chooseFolder = async ({ electron, page }: RunningApp, path: string): Promise<void> => {
  const { welcome } = new AppPage(page);
  if (electron !== null) {
    await electron.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
    }, path);
    return welcome.open.click();
  }
  await welcome.open.click();
  const dialog = new FolderDialog(page);
  await expect(dialog.path).toHaveValue(/./);
  await dialog.go(dirname(path));
  await dialog.folders.filter({ hasText: 'pictures' }).click();
  await expect(dialog.path).toHaveValue(path);
  await expect(dialog.dialog).toContainText('3 images directly inside');
  await dialog.open.click();
};

test(
  'a folder is chosen and read, and is found again among the recent ones',
  { tag: '@journey' },
  async ({ folder, openApp }) => {
    const pictures = join(folder, 'pictures');
    mkdirSync(pictures);
    await makeDataset(pictures, 3);
    const running = await openApp();
    const app = new AppPage(running.page);
    await expect(app.welcome.title).toBeVisible();
    await expect(app.welcome.recents).toHaveCount(0);
    await chooseFolder(running, pictures);
    await app.sheet.ready();
    await app.status.expectShown(3, 3);
    await expect(app.page).toHaveTitle('pictures - Proofsheet');

    await app.page.reload();
    await app.status.expectShown(3, 3);

    await app.palette.run('close', 'Close dataset');
    await expect(app.welcome.recents).toHaveCount(1);
    await expect(app.welcome.recents).toContainText('3 samples');
    await app.welcome.recents.getByRole('button').first().click();
    await app.status.expectShown(3, 3);

    await app.palette.run('close', 'Close dataset');
    await app.welcome.recents.getByRole('button', { name: 'Remove pictures from this list' }).click();
    await expect(app.welcome.recents).toHaveCount(0);
  },
);

test('a recent dataset whose folder is gone says so and cannot be opened', async ({ folder, openApp }) => {
  const pictures = join(folder, 'pictures');
  mkdirSync(pictures);
  await makeDataset(pictures, 1);
  const app = new AppPage((await openApp(pictures)).page);
  await app.sheet.ready();
  await app.palette.run('close', 'Close dataset');
  await expect(app.welcome.recents).toContainText('1 sample');
  rmSync(pictures, { recursive: true });
  await app.page.reload();
  await expect(app.welcome.recents).toContainText('The folder is not there');
  await expect(app.welcome.recents.getByRole('button').first()).toBeDisabled();
});

test('a folder without images says what it looked for', async ({ folder, openApp }) => {
  const { page } = await openApp(folder);
  await expect(page.getByText('No images in this folder')).toBeVisible();
  await expect(page.getByRole('main')).toContainText(folder);
});

test('the sample dataset is drawn before one’s eyes, can be stopped, and leads to the sheet', async ({
  openApp,
}) => {
  // 360 images are drawn: on a machine that does other things, that takes a while.
  test.setTimeout(240_000);
  const app = new AppPage((await openApp()).page);
  const { welcome, page } = app;
  await welcome.trySample.click();
  await expect(page.getByRole('main')).toContainText(/\d+ of 360/);
  await expect(welcome.progress).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(welcome.trySample).toBeEnabled();
  await expect(welcome.progress).toBeHidden();
  await welcome.trySample.click();
  await expect(app.sheet.grid).toBeVisible({ timeout: 180_000 });
  await app.status.expectShown(360, 360);
  await app.sheet.ready();
});
