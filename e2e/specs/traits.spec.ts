/** A character's traits: kept, dropped from captions, absorbed in an export; and its outfits. By keys. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { AppPage } from '../pages/AppPage.ts';
import { BulkDialog } from '../pages/BulkDialog.ts';
import { ExportDialog } from '../pages/ExportDialog.ts';
import { RosterPage } from '../pages/RosterPage.ts';
import { barriers } from '../support/barriers.ts';
import { copySample } from '../support/sample.ts';
import { test } from '../support/sampleApp.ts';

const ember = 'batch-04/ef_0230.txt';

test(
  'a trait of Ember is dropped from her captions and comes back with undo; another is absorbed by an export alone',
  { tag: '@journey' },
  async ({ folder, dataDir, openApp }) => {
    copySample(folder, dataDir);
    const caption = readFileSync(join(folder, ember), 'utf8');
    const { page } = await openApp(folder);
    const app = new AppPage(page);
    const roster = new RosterPage(page);
    await app.sheet.ready();
    await roster.open();
    await roster.unfold('ember');
    await expect(roster.trait('red hair')).toContainText('100 %');
    await expect(roster.trait('mole under eye')).toContainText('elsewhere');
    expect.soft(await barriers(page)).toEqual([]);

    // By keys: the first trait is dropped, the second absorbed.
    await page.keyboard.press('Shift+J');
    const first = page.locator('[data-trait]:focus');
    const dropped = await first.innerText();
    await page.keyboard.press('d');
    await expect(roster.choice(dropped)).toHaveText('Drop');
    await page.keyboard.press('Shift+J');
    await expect(first).not.toHaveText(dropped);
    const absorbed = await first.innerText();
    await page.keyboard.press('a');
    await expect(roster.choice(absorbed)).toHaveText('Absorb');

    await page.keyboard.press('Shift+D');
    const bulk = new BulkDialog(page);
    await bulk.preview('3 of 3 samples would change');
    await bulk.write('3 files written');
    await expect(roster.trait(dropped)).toBeHidden();
    expect(readFileSync(join(folder, ember), 'utf8')).toBe(caption.replace(`, ${dropped}`, ''));
    await page.keyboard.press('ControlOrMeta+Z');
    await expect(roster.trait(dropped)).toBeVisible();
    expect(readFileSync(join(folder, ember), 'utf8')).toBe(caption);

    const dialog = new ExportDialog(page);
    await dialog.open();
    // Of one caption the byte order mark is left out.
    await expect(dialog.status).toContainText('Changed in the export: tags of 1 sample,');
    await dialog.dialog.getByRole('switch', { name: 'Absorb traits into the characters' }).click();
    await dialog.settled();
    await expect(dialog.status).toContainText('Changed in the export: tags of 4 samples');
    await expect(dialog.dialog.getByRole('list', { name: 'Absorbed traits' })).toContainText(
      `ember (arknights): ${absorbed}`,
    );
    expect(readFileSync(join(folder, ember), 'utf8')).toBe(caption);
  },
);

test('Ember’s outfit is found, named by keys, and leads to its samples', async ({
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
  await roster.unfold('ember');
  await expect(roster.outfits.getByRole('listitem').first()).toContainText('red cape');
  await page.keyboard.press('n');
  const name = roster.outfits.getByRole('textbox', { name: 'Name of the outfit' });
  await expect(name).toBeFocused();
  await page.keyboard.type('Field dress');
  await page.keyboard.press('Enter');
  await expect(roster.outfits.getByText('Field dress')).toBeVisible();
  const kept: unknown = JSON.parse(readFileSync(join(folder, 'proofsheet.json'), 'utf8'));
  expect(kept).toMatchObject({
    traits: { outfits: { 'ember (arknights)': { 'Field dress': expect.arrayContaining(['red cape']) } } },
  });
  await roster.outfits.getByRole('button', { name: '3 images' }).press('Enter');
  await expect(page.getByRole('contentinfo')).toContainText('3 of 360 shown');
});
