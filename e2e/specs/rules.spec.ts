/** Bulk edits that are saved under a name, and run again. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { test } from '../support/app.ts';
import { BulkDialog } from '../pages/BulkDialog.ts';
import { captions, openCaptions } from '../support/captions.ts';

const rules = (page: Page, count: number) => page.getByText(`Saved rules (${count})`);

test('an edit is kept under a name, run on another dataset, and forgotten, by the keyboard alone', async ({
  folder,
  dataDir,
  openApp,
}) => {
  const openedOn = (name: string) => {
    mkdirSync(join(folder, name));
    return openCaptions(join(folder, name), openApp);
  };
  const first = await openedOn('one');
  const { page } = first.app;
  const kept = new BulkDialog(page);
  await page.keyboard.press('r');
  await kept.tag('Tag').fill('boots');
  await kept.tag('New name').fill('thigh boots');
  await rules(page, 0).press('Enter');
  await kept.dialog.getByLabel('Save this edit as').fill('Boots are long');
  await page.keyboard.press('Enter');
  await expect(rules(page, 1)).toBeVisible();
  await expect(kept.dialog.getByRole('button', { name: 'Boots are long', exact: true })).toBeVisible();
  // It was saved, and neither previewed nor written.
  await expect(kept.changes).toHaveCount(0);
  await page.keyboard.press('Escape');
  await first.expectUntouched();
  // Not before it is saved: a browser is not closed here, it is killed.
  const file = join(dataDir, 'settings.json');
  const settings = (): string => (existsSync(file) ? readFileSync(file, 'utf8') : '');
  await expect.poll(settings).toContain('Boots are long');
  await first.running.close();

  const second = await openedOn('two');
  const other = second.app.page;
  const again = new BulkDialog(other);
  // To all that is shown, not to the sample that is selected.
  await other.keyboard.press('Escape');
  await other.keyboard.press('a');
  await rules(other, 1).press('Enter');
  await again.dialog.getByRole('button', { name: 'Boots are long', exact: true }).press('Enter');
  await expect(again.tag('New name')).toHaveValue('thigh boots');
  await again.preview('1 of 3 samples would change, in 1 file.');
  await again.write('1 file written');
  await second.expectText('b.txt', captions['b.txt'].replace('boots', 'thigh boots'));
  await other.keyboard.press('r');
  await rules(other, 1).press('Enter');
  await again.dialog.getByRole('button', { name: 'Delete the rule Boots are long' }).press('Enter');
  await expect(rules(other, 0)).toBeVisible();
});
