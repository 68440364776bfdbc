/** Commands, help and settings: everything by name and by key, and settings that stay. */
import { expect } from '@playwright/test';
import { test } from '../support/sampleApp.ts';

test('the palette finds commands by a few letters and runs them', async ({ app }) => {
  const { palette, sheet } = app;
  await palette.open();
  await expect(palette.items.first()).toContainText('Open dataset folder...');
  await app.page.keyboard.press('Escape');
  await palette.run('tiles', 'Tiles');
  await expect(sheet.grid).toHaveAttribute('data-density', 'tiles');
  await expect(sheet.grid).toBeFocused();
});

test('the palette finds the dataset’s tags, and shows their samples', async ({ app }) => {
  const { palette, search } = app;
  await palette.open();
  await palette.field.fill('ember');
  const tag = palette.items.filter({ hasText: 'ember (arknights)' });
  await expect(tag).toContainText('3 samples');
  await tag.click();
  await search.expectCount(3);
  await expect(search.field).toHaveValue(/^char:"?ember/);
});

test('the help page shows keys and query language, and tries an example', async ({ app }) => {
  const { page, search, sheet } = app;
  await sheet.begin();
  await page.keyboard.press('?');
  const help = app.dialog('Query language and keys');
  await expect(help.getByRole('heading', { name: 'Fields' })).toBeVisible();
  await expect(help).toContainText('Blur all images');
  await help.getByRole('button', { name: 'smile OR boots', exact: true }).click();
  await expect(help).toBeHidden();
  await expect(search.field).toHaveValue('smile OR boots');
  await expect(search.count).toHaveText(/ of 360 samples/);
});

test('the theme is light, dark, or as the system has it, and stays so', async ({ app }) => {
  const { page } = app;
  const root = page.locator('html');
  await page.keyboard.press('ControlOrMeta+,');
  const theme = app.dialog('Settings').getByRole('radiogroup', { name: 'Theme' });
  const ground = () => page.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor);
  const isLight = async (): Promise<boolean> => Number(/\d+/.exec(await ground())?.[0]) > 128;
  await app.saved(() => theme.getByRole('radio', { name: 'Light' }).click());
  await expect(root).toHaveAttribute('data-theme', 'light');
  await expect.poll(isLight).toBe(true);
  await app.saved(() => theme.getByRole('radio', { name: 'Dark' }).click());
  await expect(root).toHaveAttribute('data-theme', 'dark');
  await expect.poll(isLight).toBe(false);
  await page.reload();
  await app.sheet.ready();
  await expect(root).toHaveAttribute('data-theme', 'dark');
  await app.palette.run('as the system', 'Theme: as the system');
  await page.emulateMedia({ colorScheme: 'light' });
  await expect(root).toHaveAttribute('data-theme', 'light');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(root).toHaveAttribute('data-theme', 'dark');
  await page.emulateMedia({ colorScheme: null });
});

test('after a dialog that led to another the keyboard is in the sheet again', async ({ app }) => {
  const { page, sheet } = app;
  await sheet.begin();
  await page.keyboard.press('ControlOrMeta+,');
  await app
    .dialog('Settings')
    .getByRole('button', { name: /Show them/ })
    .click();
  await expect(app.dialog('Query language and keys')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sheet.grid).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await sheet.expectFocus(1);
});

test('the path of the sample is copied', { tag: '@clipboard' }, async ({ app, sampleFolder }) => {
  await app.sheet.begin();
  await app.inspector.button('Copy file path').click();
  await expect(app.message('Copied the path of batch-01/ef_0001.png.')).toBeVisible();
  await app.page.keyboard.press('/');
  await app.page.keyboard.press('ControlOrMeta+V');
  await expect(app.search.field).toHaveValue(`${sampleFolder}/batch-01/ef_0001.png`);
});
