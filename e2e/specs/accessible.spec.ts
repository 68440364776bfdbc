/** Axe finds nothing serious on any page or dialog, in the dark and in the light. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { test } from '../sampleApp.ts';

/** Violations that keep somebody from using the page, in words. */
const serious = async (page: Page): Promise<readonly string[]> => {
  // Electron has one window and no new pages: axe must do without one of its own.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
};

const dialogs = [
  ['the palette', 'ControlOrMeta+K'],
  ['the help', '?'],
  ['the settings', 'ControlOrMeta+,'],
  ['the bulk dialog', 'r'],
  ['the history', 'ControlOrMeta+H'],
] as const;

for (const theme of ['dark', 'light'] as const) {
  test.describe(theme, () => {
    test.beforeEach(async ({ app }) => {
      const { page } = app;
      await page.keyboard.press('ControlOrMeta+K');
      await page.keyboard.type(`theme: ${theme}`);
      await page.keyboard.press('Enter');
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
      await page.keyboard.press('F6');
    });

    for (const [density, key] of [
      ['rows', '1'],
      ['tiles', '2'],
      ['the sheet', '3'],
    ] as const) {
      test(`${density}, with one sample in the inspector and with several`, async ({ app: { page } }) => {
        await page.keyboard.press(key);
        await page.keyboard.press('Home');
        const inspector = page.getByRole('complementary', { name: 'Inspector' });
        await expect(inspector.getByRole('region', { name: 'Tags' })).toBeVisible();
        expect(await serious(page)).toEqual([]);
        await page.keyboard.press('Shift+End');
        await expect(inspector).toContainText('samples selected');
        expect(await serious(page)).toEqual([]);
      });
    }

    for (const [name, key] of dialogs) {
      test(name, async ({ app: { page } }) => {
        await page.keyboard.press(key);
        await expect(page.getByRole('dialog')).toBeVisible();
        expect(await serious(page)).toEqual([]);
      });
    }
  });
}

test('the welcome page', async ({ openApp }) => {
  const { page } = await openApp();
  await expect(page.getByRole('button', { name: /sample/i })).toBeVisible();
  expect(await serious(page)).toEqual([]);
});
