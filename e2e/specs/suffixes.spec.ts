/** Captions under a suffix that is not read: the user can say what they are in Settings, where the suffixes are set. */
import { expect } from '@playwright/test';
import { test } from '../support/app.ts';
import { AppPage } from '../pages/AppPage.ts';
import { writeDataset } from '../support/smallDataset.ts';

test('captions under another suffix are counted in Settings, and used from there', async ({
  folder,
  openApp,
}) => {
  await writeDataset(folder, ['a.png', 'b.png', 'c.png', 'd.png'], {
    'a.txt': '1girl, smile',
    'b.txt': '1girl, boots',
    'c.txt': '1girl, hat',
    'd.png.txt': '1girl, glasses',
  });
  const { page } = await openApp(folder);
  const app = new AppPage(page);
  await app.sheet.ready();
  await page.keyboard.press('ControlOrMeta+,');
  const settings = app.dialog('Settings');
  await expect(settings.getByText('1 caption in .png.txt: not read')).toBeVisible();
  await settings.getByRole('button', { name: 'Use these as tags' }).click();
  await expect(settings.getByText('.png.txt is read as tags')).toBeVisible();
  await expect(settings.getByText('tags for 4')).toBeVisible();
});
