/** A window is restored: after a reload, and from another page. */
import { expect } from '@playwright/test';
import { AppPage } from '../pages/AppPage.ts';
import { copySample } from '../support/sample.ts';
import { startServe } from '../support/browserApp.ts';
import { captions } from '../support/captions.ts';
import { test } from '../support/sampleApp.ts';
import { makeDataset } from '../support/dataset.ts';
import { writeDataset } from '../support/smallDataset.ts';

const topOf = async ({ sheet }: AppPage, position: number): Promise<number | undefined> =>
  (await sheet.at(position).boundingBox())?.y;

for (const density of ['Rows', 'Tiles', 'Contacts'] as const) {
  test(`a reload shows the same query at the same place: ${density.toLowerCase()}`, async ({
    folder,
    openApp,
    dataDir,
  }) => {
    copySample(folder, dataDir);
    const { page } = await openApp(folder);
    const app = new AppPage(page);
    const { search, sheet, status } = app;
    await sheet.ready();
    await app.saved(async () => {
      await app.density('Tiles').click();
      await app.density(density).click();
    });
    await search.find('1girl', 253);
    await sheet.begin();
    await sheet.press('PageDown', 'PageDown', 'PageDown', 'Shift+ArrowDown');
    const position = Number(await sheet.focused.getAttribute('data-position'));
    expect(position).toBeGreaterThan(4);
    const selected = await status.bar.getByText(/\d+ selected/).textContent();
    await expect(sheet.focused).toBeInViewport();
    const before = await topOf(app, position);

    await page.reload();
    await sheet.ready();
    await expect(search.field).toHaveValue('1girl');
    await search.expectCount(253);
    await sheet.expectFocus(position);
    await expect.poll(() => topOf(app, position)).toBe(before);
    await expect(status.bar).toContainText(selected ?? '');
    // The focus is where it was.
    await page.keyboard.press('F6');
    await sheet.press('ArrowUp');
    await expect(sheet.focused).not.toHaveAttribute('data-position', String(position));
  });
}

test('the sheet stands where it was left when another page has been looked at', async ({ app }) => {
  const { page, sheet } = app;
  await sheet.begin();
  await sheet.press('PageDown', 'PageDown');
  const position = Number(await sheet.focused.getAttribute('data-position'));
  const before = await topOf(app, position);
  const pages = page.getByRole('navigation', { name: 'Pages' });
  await pages.getByRole('button', { name: /^Training/ }).click();
  await expect(sheet.grid).toBeHidden();
  await pages.getByRole('button', { name: /^Samples/ }).click();
  await sheet.expectFocus(position);
  await expect.poll(() => topOf(app, position)).toBe(before);
});

test('a reload stays on the page that was looked at', async ({ folder, openApp }) => {
  await makeDataset(folder, 2);
  const { page } = await openApp(folder);
  const app = new AppPage(page);
  await app.sheet.ready();
  const pages = page.getByRole('navigation', { name: 'Pages' });
  await pages.getByRole('button', { name: /^Training/ }).click();
  await expect(app.sheet.grid).toBeHidden();
  await page.reload();
  await expect(pages.getByRole('button', { name: /^Training/ })).toHaveAttribute('aria-current', 'page');
  await expect(app.sheet.grid).toBeHidden();
});

test.describe('without an engine', () => {
  // Failed requests are logged in the browser's console.
  test.use({ mayComplain: true });

  test('what is typed while the engine is gone is not left without a question', async ({
    folder,
    dataDir,
    openApp,
  }) => {
    await writeDataset(folder, ['a.png', 'b.png', 'c.png'], captions);
    const { page } = await openApp();
    const served = await startServe({ dataDir, dataset: folder });
    await page.goto(served.url);
    await new AppPage(page).sheet.ready();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('e');
    const field = page.getByRole('textbox', { name: 'NL caption' });
    await expect(field).toBeFocused();
    await served.stop('SIGKILL');
    await expect(page.getByText(/engine is not running|does not answer/i).first()).toBeVisible();
    await field.press('End');
    await page.keyboard.type(' typed while it was gone');
    const asked = page.waitForEvent('dialog');
    const left = page.close({ runBeforeUnload: true });
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    await left;
    await expect(field).toHaveValue(/typed while it was gone$/);
  });
});
