/**
 * The field with the caret is visible, however it was opened: on the sheet, in the full view, in every page
 * and dialog.
 */
import { expect, type Page } from '@playwright/test';
import { test } from '../support/app.ts';
import type { AppPage } from '../pages/AppPage.ts';
import { test as onSample } from '../support/sampleApp.ts';
import { openCaptions } from '../support/captions.ts';
import { expectCaretIn, textField, walkFields } from '../support/caret.ts';

const prose = /(Prose|NL caption)/;

/** The keys that open a field for the sample, and the field's name. */
const editors = [
  ['t', 'New tag'],
  ['e', prose],
  ['m', 'Note'],
] as const;

/** Opens each field by its key, checks where the caret is, and leaves it again. */
const expectEditors = async (page: Page, back: () => Promise<void>): Promise<void> => {
  for (const [key, name] of editors) {
    await page.keyboard.press(key);
    await expectCaretIn(page, name);
    await page.keyboard.press('Escape');
    if (key === 't') await page.keyboard.press('Escape');
    await back();
  }
};

const onSheet = ({ sheet }: AppPage) => expect(sheet.grid).toBeFocused();

const places: readonly (readonly [name: string, go: (app: AppPage) => Promise<void>])[] = [
  ['in the inspector', async () => undefined],
  [
    'with the panels folded',
    async ({ page }) => page.keyboard.press('[').then(() => page.keyboard.press(']')),
  ],
  [
    'in tiles, with the panels folded',
    async (app) => {
      await app.page.keyboard.press('2');
      await app.page.keyboard.press(']');
    },
  ],
  [
    'in a narrow window, under the panel that lies over it',
    async ({ page, filters: facets }) => {
      await page.setViewportSize({ width: 800, height: 700 });
      // In a narrow window it is put away first: a key before that would fold it where there is room.
      await expect(facets.panel).toBeHidden();
      await page.keyboard.press('[');
      await expect(facets.panel).toBeVisible();
    },
  ],
  [
    'in a low window',
    async ({ page }) => {
      await page.setViewportSize({ width: 1024, height: 420 });
    },
  ],
];

for (const [name, go] of places) {
  test(`keys open fields that are seen: ${name}`, async ({ folder, openApp }) => {
    const { app, expectUntouched } = await openCaptions(folder, openApp);
    await go(app);
    for (const [key, field] of editors) {
      await app.page.keyboard.press(key);
      await expectCaretIn(app.page, field);
      await app.page.keyboard.press('Escape');
      await app.page.keyboard.press('F6');
      await onSheet(app);
    }
    await expectUntouched();
  });
}

test('the full view edits in itself, and its keys type nothing behind it', async ({ folder, openApp }) => {
  const { app, expectText, expectUntouched, text } = await openCaptions(folder, openApp);
  const { page, fullView: loupe, inspector } = app;
  const atImage = () => expect(loupe.frame).toBeFocused();
  await page.keyboard.press('l');
  await atImage();
  await expectEditors(page, atImage);
  // Folded, the captions come back with the field.
  await page.keyboard.press(']');
  await expect(loupe.captions).toBeHidden();
  await expectEditors(page, atImage);
  await page.keyboard.press('v');
  await expect(loupe.mark).toHaveText('reviewed');
  await page.keyboard.press('j');
  await expect(loupe.title).toHaveText('b.png');
  await expect(loupe.mark).toHaveText('No mark');
  await page.keyboard.press('x');
  await expect(loupe.mark).toHaveText('excluded');
  await expectUntouched();
  await page.keyboard.press('e');
  await expectCaretIn(page, prose);
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type(' vj');
  await loupe.window.getByRole('button', { name: 'Next sample' }).click();
  await expect(loupe.title).toHaveText('c.png');
  await expectText('b_nl.txt', `${text('b_nl.txt').replace(' vj', '')} vj`);
  await page.keyboard.press('k');
  await page.keyboard.press('t');
  await expectCaretIn(page, 'New tag');
  await page.keyboard.type('hat');
  await page.keyboard.press('Enter');
  await expect.poll(() => text('b.txt')).toMatch(/, hat$/);
  await expect(loupe.captions).toContainText('hat');
  await expect(inspector.panel.getByRole('combobox')).toHaveCount(0);
});

test('a chip is retyped, and tags are edited as text, in the inspector and in the full view', async ({
  folder,
  openApp,
}) => {
  const { app, expectUntouched } = await openCaptions(folder, openApp);
  const { page, fullView: loupe, inspector } = app;
  for (const panel of [inspector.panel, loupe.captions]) {
    if (panel === loupe.captions) await page.keyboard.press('l');
    await panel.getByRole('button', { name: 'smile', exact: true }).focus();
    await page.keyboard.press('Enter');
    await expectCaretIn(page, 'Retype smile');
    await page.keyboard.press('Escape');
    await panel.getByRole('radio', { name: 'Text' }).click();
    await panel.getByRole('button', { name: 'Edit the tags as text' }).click();
    await expectCaretIn(page, 'Tags as text');
    await page.keyboard.press('Escape');
    await page.keyboard.press('t');
    await expectCaretIn(page, 'Tags as text');
    await page.keyboard.press('Escape');
    await panel.getByRole('radio', { name: 'Chips' }).click();
  }
  await expectUntouched();
});

test('a field that was asked for does not take the caret later, for another sample', async ({
  folder,
  openApp,
}) => {
  const { app, expectUntouched } = await openCaptions(folder, openApp);
  const { page, sheet, inspector } = app;
  await page.keyboard.press('2');
  await page.keyboard.press('Shift+ArrowRight');
  for (const key of ['m', 'e']) {
    await page.keyboard.press(key);
    await expect(app.message('Select one sample first.')).toBeVisible();
  }
  // For a moment, letters are taken for the text that was to be typed there.
  await page.keyboard.press('ArrowRight');
  await expect(inspector.title).toHaveText('c.png');
  await expect(inspector.section('Mark')).toBeVisible();
  await expect(sheet.grid).toBeFocused();
  await expectUntouched();
});

onSample('a row that was scrolled out of sight comes back with its field', async ({ app }) => {
  const { sheet, page } = app;
  await sheet.begin();
  await sheet.press(']');
  for (const [key, name] of editors.slice(0, 2)) {
    await sheet.grid.hover();
    await page.mouse.wheel(0, 6000);
    await expect(sheet.at(0)).not.toBeInViewport();
    await page.keyboard.press(key);
    await expectCaretIn(page, name);
    await page.keyboard.press('Escape');
    await page.keyboard.press('F6');
  }
});

onSample('the search field is seen from every page, and beside every panel', async ({ app }) => {
  const { page, sheet } = app;
  for (const key of ['4', '5', '6', '7', '8', '9', '1']) {
    await page.keyboard.press(key);
    await page.keyboard.press('/');
    await expectCaretIn(page, 'Search');
    await app.search.field.blur();
  }
  await page.setViewportSize({ width: 800, height: 700 });
  await sheet.begin();
  await sheet.press('[', '/');
  await expectCaretIn(page, 'Search');
  await page.setViewportSize({ width: 1440, height: 900 });
});

const dialog = '[role=dialog]';
const main = 'main';

/** Its characters are counted when the engine has no more urgent requests. */
const toRoster = async ({ page }: AppPage): Promise<void> => {
  await page.keyboard.press('4');
  await expect(page.getByRole('table')).toBeVisible({ timeout: 60_000 });
};

/** What is opened, what has the focus then, and how many text fields there are at least. */
const walks: readonly (readonly [open: (app: AppPage) => Promise<void>, within: string, atLeast: number])[] =
  [
    [({ page }) => page.keyboard.press('r'), dialog, 2],
    [({ page }) => page.keyboard.press('ControlOrMeta+Shift+F'), dialog, 2],
    [({ page }) => page.keyboard.press('ControlOrMeta+E'), dialog, 1],
    [({ page }) => page.keyboard.press('ControlOrMeta+,'), dialog, 3],
    [({ page }) => page.keyboard.press('Shift+N'), dialog, 6],
    [({ page }) => page.keyboard.press('l'), dialog, 1],
    [toRoster, main, 1],
    [async (app) => toRoster(app).then(() => app.page.keyboard.press('p')), dialog, 1],
  ];

for (const size of [
  { width: 1440, height: 900 },
  { width: 1024, height: 700 },
]) {
  onSample(`every field that Tab reaches is seen, ${size.width} wide`, async ({ app }) => {
    onSample.slow();
    const { page, sheet } = app;
    await page.setViewportSize(size);
    for (const [open, within, atLeast] of walks) {
      await page.keyboard.press('1');
      await sheet.begin();
      await open(app);
      // What is shown of a sample comes a moment later.
      await expect
        .poll(() => page.locator(within).first().locator(textField).count())
        .toBeGreaterThanOrEqual(atLeast);
      expect.soft(await walkFields(page, within), open.toString()).toBeGreaterThanOrEqual(atLeast);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  });
}
