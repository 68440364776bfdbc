/** Own keys for frequent tags: put on keys in place, toggled on the selection by key and by mouse, seen on a strip. */
import { expect } from '@playwright/test';
import { test } from '../support/app.ts';
import { captions, openCaptions } from '../support/captions.ts';

test('a tag is put on a key, which toggles it on the selection, with a sign, and is undone', async ({
  folder,
  openApp,
}) => {
  const { app, expectText, expectUntouched } = await openCaptions(folder, openApp);
  const { page, sheet, inspector } = app;
  const strip = page.getByRole('toolbar', { name: 'Tag keys' });
  await expect(strip).toHaveCount(0);

  // By keys alone: the first two keys get a tag, in place.
  await page.keyboard.press('Shift+K');
  const fields = page.getByRole('group', { name: 'Edit the tag keys' });
  await expect(fields.getByRole('combobox', { name: 'Tag of tag key 1', exact: true })).toBeFocused();
  await page.keyboard.type('boots');
  await page.keyboard.press('Enter');
  await expect(fields.getByRole('combobox', { name: 'Tag of tag key 2', exact: true })).toBeFocused();
  await page.keyboard.type('red hat');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(sheet.grid).toBeFocused();
  const boots = strip.getByRole('button', { name: /boots/ });
  await expect(boots).toHaveAttribute('aria-pressed', 'false');

  await page.keyboard.press('ControlOrMeta+A');
  await expect(boots).toHaveAttribute('aria-pressed', 'mixed');
  await expect(boots).toContainText('1/3');
  await page.keyboard.press('1');
  await expectText('a.txt', captions['a.txt'].replace('smile', 'smile, boots'));
  await expectText('c.txt', `${captions['c.txt']}, boots`);
  await expectText('b.txt', captions['b.txt']);
  await expect(app.message('Added “boots” to 2 files.')).toBeVisible();
  await expect(boots).toHaveAttribute('aria-pressed', 'true');
  // Now all have it: the same key takes it away, and undo brings it back.
  await page.keyboard.press('1');
  await expectText('b.txt', captions['b.txt'].replace(', boots', ''));
  await expect(boots).toHaveAttribute('aria-pressed', 'false');
  await page.keyboard.press('ControlOrMeta+Z');
  await page.keyboard.press('ControlOrMeta+Z');
  await expectText('b.txt', captions['b.txt']);
  await expectText('a.txt', captions['a.txt']);

  // By mouse, on the sample in focus; a key without a tag goes to its page as before.
  await sheet.at(0).click();
  await strip.getByRole('button', { name: /red hat/ }).click();
  await expectText('a.txt', captions['a.txt'].replace('smile', 'smile, red hat'));
  await page.keyboard.press('ControlOrMeta+Z');
  await expectText('a.txt', captions['a.txt']);
  await sheet.grid.focus();
  await page.keyboard.press('4');
  await expect(page.getByRole('navigation', { name: 'Pages' }).locator('[aria-current]')).toContainText(
    'Roster',
  );
  await page.keyboard.press('ControlOrMeta+1');
  await expect(sheet.grid).toBeVisible();

  // From a chip; hidden, the keys still work; cleared, they do not.
  await inspector.button('smile').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Put it on a tag key' }).click();
  await expect(strip.getByRole('button', { name: /smile/ })).toContainText('3');
  await sheet.grid.focus();
  await page.keyboard.press('Shift+T');
  await expect(strip).toHaveCount(0);
  await page.keyboard.press('3');
  await expectText('a.txt', captions['a.txt'].replace(', smile', ''));
  await page.keyboard.press('ControlOrMeta+Z');
  await page.keyboard.press('Shift+T');
  await strip.getByRole('button', { name: /smile/ }).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Clear this key' }).click();
  await expect(strip.getByRole('button', { name: /smile/ })).toHaveCount(0);
  await expectUntouched();
});
