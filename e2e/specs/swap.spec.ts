/** The case that Proofsheet is made for: one character's images were labelled as another's, and the other way round. */
import { expect } from '@playwright/test';
import { BulkDialog } from '../pages/BulkDialog.ts';
import { reader } from '../support/captionFiles.ts';
import { copySample, truthOf } from '../support/sample.ts';
import { test } from '../support/sampleApp.ts';

/** "pogranichnik" of `pogranichnik \(arknights\)`. */
const nameOf = (tag: string): string => tag.replace(/ \\\(.*/, '');

test('the two mislabelled operators of the sample are swapped, in tags and NL captions, and can be swapped back', async ({
  folder,
  dataDir,
  openApp,
}) => {
  copySample(folder, dataDir);
  const wrong = truthOf(folder).plants.filter((plant) => plant.kind === 'wrong-character');
  const { tags, prose } = reader(folder);
  const labelled = (as: 'given' | 'actual'): boolean =>
    wrong.every(
      (plant) =>
        tags(plant.relPath).includes(plant[as]) &&
        prose(plant.relPath).toLowerCase().includes(nameOf(plant[as])),
    );
  expect(labelled('given')).toBe(true);

  const { page } = await openApp(folder);
  await expect(page.getByRole('row').first()).toBeVisible();
  await page.keyboard.press('/');
  // As one pastes it.
  await page.keyboard.insertText(wrong.map(({ relPath }) => `path:${relPath}`).join(' OR '));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('contentinfo')).toContainText(`${wrong.length} of 360 shown`);
  await page.keyboard.press('F6');
  await page.keyboard.press('s');
  const bulk = new BulkDialog(page);
  await bulk.tag('One tag').fill('pogranichnik (arknights)');
  await bulk.tag('The other tag').fill('alesh (arknights)');
  await bulk.preview(`${wrong.length} of ${wrong.length} samples would change`);
  await bulk.write('files written');
  expect(labelled('actual')).toBe(true);

  await page.keyboard.press('Escape');
  await page.keyboard.press('F6');
  await page.keyboard.press('ControlOrMeta+Z');
  await expect.poll(() => labelled('given')).toBe(true);
});
