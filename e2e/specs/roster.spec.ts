/**
 * The roster: which characters are expected, which have too few images, and the way from there to the samples
 * and to a fix.
 */
import { expect } from '@playwright/test';
import { BulkDialog } from '../pages/BulkDialog.ts';
import { copySample } from '../support/sample.ts';
import { test } from '../support/sampleApp.ts';

const list =
  'Operators:\nperlica \\(arknights\\)\nember \\(arknights\\)\nyvonne_(arknights)\n\nMissing:\nnobody \\(arknights\\)';

test(
  'a pasted roster shows Ember with too few images, and who is missing; a key leads to the samples',
  { tag: '@journey' },
  async ({ folder, openApp, dataDir }) => {
    copySample(folder, dataDir);
    const { page } = await openApp(folder);
    await expect(page.getByRole('row').first()).toBeVisible();
    await page.keyboard.press('4');
    await expect(page.getByRole('heading', { name: /^31 characters: / })).toBeVisible();

    await page.keyboard.press('p');
    await page.getByRole('dialog', { name: 'Expected characters' }).getByRole('textbox').fill(list);
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(page.getByRole('heading', { name: /1 missing, 1 below 10 images/ })).toBeVisible();
    const ember = page.getByRole('row', { name: /^ember/ });
    await expect(ember).toContainText('too few');
    await expect(ember.getByRole('cell').first()).toHaveText('3');
    await expect(page.getByRole('row', { name: /^nobody/ })).toContainText('missing');
    await expect(page.getByRole('navigation', { name: 'Pages' })).toContainText('Roster2');

    // Ember has the fewest of the first group.
    await page.keyboard.press('j');
    await expect(ember).toBeFocused();
    await page.keyboard.press('l');
    await expect(page.getByText('learnt as a part of the character')).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('contentinfo')).toContainText('3 of 360 shown');
    await expect(page.getByRole('combobox', { name: 'Search' })).toHaveValue('char:"ember (arknights)"');

    // The roster is saved like any edit, and undone like one.
    await page.keyboard.press('F6');
    await page.keyboard.press('ControlOrMeta+Z');
    await page.keyboard.press('4');
    await expect(page.getByRole('heading', { name: /^31 characters: 11 below 10 images/ })).toBeVisible();
  },
);

test('a name that is a letter off is renamed everywhere', async ({ folder, openApp, dataDir }) => {
  copySample(folder, dataDir);
  const { page } = await openApp(folder);
  await expect(page.getByRole('row').first()).toBeVisible();
  await page.keyboard.press('4');
  const slips = page.getByRole('region', { name: 'Possible misspellings' });
  await expect(slips).toContainText('perlcia');
  await slips.getByRole('button', { name: 'Rename...' }).click();
  const bulk = new BulkDialog(page);
  await bulk.preview('3 of 360 samples would change');
  await bulk.write('3 files written');
  await expect(slips).toBeHidden();
  await expect(page.getByRole('heading', { name: /^30 characters: / })).toBeVisible();
});
