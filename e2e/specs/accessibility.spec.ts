/** Axe over every page and dialog: nothing serious or critical, in the light and the dark theme. */
import { expect } from '@playwright/test';
import { test as plain } from '../support/app.ts';
import { barriers, openDialog } from '../support/barriers.ts';
import { AppPage } from '../pages/AppPage.ts';
import { test } from '../support/sampleApp.ts';
import { makeDataset } from '../support/dataset.ts';

/** Each brings the app to a page that is to be checked; each begins where the one before ended. */
const sheets: readonly (readonly [name: string, go: (app: AppPage) => Promise<void>])[] = [
  [
    'rows, and one sample in the inspector',
    async ({ sheet, inspector }) => {
      await sheet.begin();
      await expect(inspector.section('Caption files')).toContainText('ef_0001_nl.txt');
    },
  ],
  ['tiles', async (app) => app.density('Tiles').click()],
  ['images only', async (app) => app.density('Contacts').click()],
  [
    'several samples in the inspector',
    async ({ search, sheet, inspector }) => {
      await search.find('char:ember', 3);
      await sheet.press('ControlOrMeta+A');
      await expect(inspector.section('Only in some')).toBeVisible();
    },
  ],
  [
    'what is wrong with samples and captions',
    async (app) => {
      const { search, sheet } = app;
      await app.density('Rows').click();
      await search.find('name:ef_0182 OR name:ef_0228 OR missing:tags', 5);
      await sheet.begin();
    },
  ],
  [
    'a query with completions',
    async ({ search }) => {
      await search.field.focus();
      await search.field.fill('');
      await search.field.pressSequentially('ember');
      await expect(search.completions.first()).toContainText('ember');
    },
  ],
  [
    'a query with an error',
    async ({ search }) => {
      await search.ask('width:wide');
      await expect(search.error).toBeVisible();
    },
  ],
  [
    'a query without a result',
    async ({ search, page }) => {
      await search.find('char:ember -char:ember', 0);
      await expect(page.getByText('No sample matches')).toBeVisible();
      await search.find('', 360);
    },
  ],
];

const dialogs: readonly (readonly [name: string | RegExp, key: string])[] = [
  ['All commands', 'ControlOrMeta+K'],
  ['Query language and keys', '?'],
  ['Settings', 'ControlOrMeta+,'],
  ['Edit many captions', 'r'],
  ['History', 'h'],
  ['Keys', 'Shift+F1'],
  [/^Export/, 'ControlOrMeta+E'],
  [/ef_0001/, 'l'],
];

/** Each is opened on the sheet, and left by Escape. */
const opened: readonly (readonly [name: string, open: (app: AppPage) => Promise<void>])[] = [
  [
    'commands that cannot be used here',
    async ({ palette }) => {
      await palette.open();
      await palette.field.fill('relabel');
      await expect(palette.items.filter({ hasText: 'Go to Mislabels first.' }).first()).toBeVisible();
    },
  ],
  [
    'two images compared',
    async ({ page }) => {
      await page.keyboard.press('Shift+ArrowDown');
      await page.keyboard.press('c');
      await expect(page.getByRole('dialog', { name: 'Compare 2 images' })).toBeVisible();
    },
  ],
  [
    'the menu of an image',
    async ({ page }) => {
      await page.keyboard.press('Shift+F10');
      await expect(page.getByRole('menu')).toBeVisible();
    },
  ],
  [
    'the fields of tag keys',
    async ({ page }) => {
      await page.keyboard.press('Shift+K');
      await expect(page.getByRole('group', { name: 'Edit the tag keys' })).toBeVisible();
    },
  ],
];

/** Keys of the pages that no other test looks at, and whose heading says what was found. */
const pages: readonly (readonly [name: string, key: string])[] = [
  ['roster', '4'],
  ['duplicates', '7'],
  ['training', '8'],
];

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds no barrier on the sheet, ${theme}`, async ({ app }) => {
    // Each check goes through every element of a full sheet.
    test.slow();
    // Fewer rows of the same kind.
    await app.page.setViewportSize({ width: 1440, height: 600 });
    await app.palette.run(`theme ${theme}`, `Theme: ${theme}`);
    for (const [name, go] of sheets) {
      await go(app);
      expect.soft(await barriers(app.page, { theme }), name).toEqual([]);
    }
    // The next test has the same window.
    await app.page.setViewportSize({ width: 1440, height: 900 });
  });

  test(`axe finds no barrier in the dialogs, ${theme}`, async ({ app }) => {
    await app.palette.run(`theme ${theme}`, `Theme: ${theme}`);
    await app.sheet.begin();
    for (const [at, [name, key]] of dialogs.entries()) {
      await app.page.keyboard.press(key);
      const dialog = app.page.getByRole('dialog', { name });
      await expect(dialog).toBeVisible();
      // What is behind a dialog is the same for all.
      const within = at === 0 && theme === 'light' ? {} : { within: openDialog };
      expect.soft(await barriers(app.page, { theme, ...within }), String(name)).toEqual([]);
      await app.page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
      await expect(app.sheet.grid).toBeFocused();
    }
  });
}

test('axe finds no barrier in what is opened from the sheet', async ({ app }) => {
  // Each check goes through what is behind as well.
  test.slow();
  for (const [name, open] of opened) {
    await app.sheet.begin();
    await open(app);
    for (const theme of ['light', 'dark'] as const) {
      await app.page.emulateMedia({ colorScheme: theme });
      expect.soft(await barriers(app.page, { theme }), `${name}, ${theme}`).toEqual([]);
    }
    await app.page.keyboard.press('Escape');
    await expect(app.sheet.grid).toBeFocused();
  }
});

test('axe finds no barrier on the pages of findings', async ({ app }) => {
  for (const [name, key] of pages) {
    await app.sheet.begin();
    await app.page.keyboard.press(key);
    await expect(app.page.getByRole('main').getByRole('heading').first()).toBeVisible({ timeout: 60_000 });
    for (const theme of ['light', 'dark'] as const) {
      await app.page.emulateMedia({ colorScheme: theme });
      expect.soft(await barriers(app.page, { theme }), `${name}, ${theme}`).toEqual([]);
    }
    await app.page.keyboard.press('1');
  }
});

plain('axe finds no barrier on the welcome page and in choosing a folder', async ({ folder, openApp }) => {
  const { page, electron } = await openApp(folder);
  const app = new AppPage(page);
  await expect(page.getByText('No images in this folder')).toBeVisible();
  expect.soft(await barriers(page), 'an empty folder').toEqual([]);
  await app.palette.run('close', 'Close dataset');
  await expect(app.welcome.recents).toHaveCount(1);
  for (const theme of ['light', 'dark'] as const) {
    await app.palette.run(`theme ${theme}`, `Theme: ${theme}`);
    expect.soft(await barriers(page, { theme }), `welcome, ${theme}`).toEqual([]);
    await app.palette.open();
    await app.palette.field.fill('xyzzy');
    await expect(app.palette.dialog.getByRole('status')).toHaveText('No matching command');
    await expect(app.palette.items).toHaveCount(0);
    expect.soft(await barriers(page, { theme }), `no matching command, ${theme}`).toEqual([]);
    await page.keyboard.press('Escape');
  }
  // A window has the system's own dialog.
  if (electron !== null) return;
  await app.welcome.open.click();
  await expect(app.dialog('Open a dataset folder').getByRole('list')).toBeVisible();
  expect.soft(await barriers(page), 'choosing a folder').toEqual([]);
});

plain('axe finds no barrier in a bulk edit, its message and its history', async ({ folder, openApp }) => {
  await makeDataset(folder, 3);
  const app = new AppPage((await openApp(folder)).page);
  const { page, sheet } = app;
  await sheet.ready();
  await sheet.begin();
  await page.keyboard.press('r');
  const dialog = app.dialog('Edit many captions');
  await dialog.getByRole('combobox', { name: 'Tag' }).fill('perlica (arknights)');
  await dialog.getByRole('combobox', { name: 'New name' }).fill('yvonne (arknights)');
  const write = dialog.getByRole('button', { name: /^Write \d+ files$/ });
  await expect(write).toBeVisible();
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    expect.soft(await barriers(page, { theme }), `preview, ${theme}`).toEqual([]);
  }
  await write.click();
  await expect(app.message('written')).toBeVisible();
  expect.soft(await barriers(page, { theme: 'dark' }), 'message').toEqual([]);
  await page.keyboard.press('h');
  await expect(app.dialog('History').getByRole('list').first()).toContainText('yvonne');
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    expect.soft(await barriers(page, { theme }), `history, ${theme}`).toEqual([]);
  }
});
