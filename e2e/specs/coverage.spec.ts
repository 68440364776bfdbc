/** Coverage: the map names Ember’s outfit as the gap that it is, and leads to the samples. By keys. */
import { expect } from '@playwright/test';
import { AppPage } from '../pages/AppPage.ts';
import { RosterPage } from '../pages/RosterPage.ts';
import { barriers } from '../support/barriers.ts';
import { copySample } from '../support/sample.ts';
import { test } from '../support/sampleApp.ts';

test(
  'Ember’s outfit is the first thing to look for, its cells are marked, and a cell leads to its samples',
  { tag: '@journey' },
  async ({ folder, dataDir, openApp }) => {
    // Axe goes through every cell of the map.
    test.slow();
    copySample(folder, dataDir);
    const { page } = await openApp(folder);
    const app = new AppPage(page);
    const roster = new RosterPage(page);
    await app.sheet.ready();
    await roster.open();
    await page.keyboard.press('c');
    const map = page.getByRole('grid', { name: 'Coverage' });
    await expect(map).toBeVisible();

    // What all lack is said once; then comes who lacks most.
    const lines = page.getByRole('region', { name: 'List of what is missing' }).getByRole('paragraph');
    await expect(lines.nth(0)).toHaveText(/^all characters: full body, from behind, from the side/);
    await expect(lines.nth(1)).toHaveText(/^ember \(arknights\): 3 of 10 images/);
    await expect(lines.nth(2)).toHaveText(
      /^in red cape, .*: 3 of 5 images, upper body 1 of 2, portrait 1 of 2/,
    );
    expect.soft(await barriers(page)).toEqual([]);

    const outfit = map.getByRole('row', { name: /^red cape/ });
    await expect(outfit.getByRole('gridcell', { name: /images: 3 of 5$/ })).toHaveText('3/5');
    await expect(outfit.getByRole('gridcell', { name: /Framing, full body: 0 of 2$/ })).toHaveText('0/2');

    // Along the outfit's row to the portraits.
    await map.getByRole('gridcell', { name: /^ember \(arknights\): images/ }).focus();
    await page.keyboard.press('ArrowDown');
    await expect(outfit.getByRole('gridcell').first()).toBeFocused();
    for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowRight');
    await expect(outfit.getByRole('gridcell', { name: /portrait/ })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('contentinfo')).toContainText('1 of 360 shown');
    await expect(page.getByRole('combobox', { name: 'Search' })).toHaveValue(
      /^char:"ember \(arknights\)" \(tag:"red cape"/,
    );
  },
);

test('without some samples the map says what would remain; a floor is kept and undone', async ({
  folder,
  dataDir,
  openApp,
}) => {
  copySample(folder, dataDir);
  const { page } = await openApp(folder);
  const app = new AppPage(page);
  const roster = new RosterPage(page);
  await app.sheet.ready();
  await roster.open();
  await page.keyboard.press('c');
  const ember = page.getByRole('gridcell', { name: /^ember \(arknights\): images/ });
  await expect(ember).toHaveText('3/10');
  await page.keyboard.press('w');
  await page.keyboard.type('path:batch-04');
  await page.keyboard.press('Enter');
  await expect(ember).toHaveText('0/10');
  await page.getByRole('button', { name: 'As it is' }).click();
  await expect(ember).toHaveText('3/10');

  await page.getByText('Floors', { exact: true }).click();
  await page
    .getByRole('spinbutton', { name: 'Portrait' })
    .or(page.getByRole('textbox', { name: 'Portrait' }))
    .fill('1');
  await page.keyboard.press('Enter');
  const portrait = page.getByRole('gridcell', { name: /^ember \(arknights\): Framing, portrait/ });
  await expect(portrait).toHaveText('1');
  await portrait.focus();
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(portrait).toHaveText('1/3');
});
