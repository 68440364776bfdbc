/** Tags on the clipboard: one from sample to sample, or all of them onto many. */
import { expect } from '@playwright/test';
import { test } from '../support/app.ts';
import { captions, openCaptions } from '../support/captions.ts';

test(
  'a tag is copied from one sample and pasted behind another’s',
  { tag: '@clipboard' },
  async ({ folder, openApp }) => {
    const { app, expectText } = await openCaptions(folder, openApp);
    const { inspector, page, sheet } = app;
    await page.keyboard.press('t');
    await page.keyboard.press('Escape');
    await expect(inspector.button('smile')).toBeFocused();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ControlOrMeta+C');
    await page.keyboard.press('Escape');
    await expect(sheet.grid).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(inspector.title).toHaveText('b.png');
    await page.keyboard.press('t');
    await page.keyboard.press('Escape');
    await expect(inspector.button('boots')).toBeFocused();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ControlOrMeta+V');
    await expectText('b.txt', captions['b.txt'].replace('1girl', '1girl, long hair'));
    await expectText('a.txt', captions['a.txt']);
  },
);

test(
  'of the tags of one sample the general ones are pasted onto several, or what else is chosen, and undone as one edit',
  { tag: '@clipboard' },
  async ({ folder, openApp }) => {
    const { app, expectText, expectUntouched } = await openCaptions(folder, openApp);
    const { page, status } = app;
    await page.keyboard.press('ControlOrMeta+C');
    await expect(app.message('Copied 5 tags of a.png.')).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await expect(status.bar).toContainText('2 selected');
    await page.keyboard.press('ControlOrMeta+V');
    const dialog = app.dialog('Paste 5 tags');
    await expect(dialog.getByRole('checkbox', { name: 'smile' })).toBeChecked();
    await expect(dialog.getByRole('checkbox', { name: /^perlica/ })).not.toBeChecked();
    await expect(dialog.getByRole('checkbox', { name: /^1girl/ })).toBeChecked();
    await expect(dialog.getByRole('checkbox', { name: 'arknights all have it' })).toBeDisabled();
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expectText('b.txt', `${captions['b.txt']}, long hair, smile`);
    await expectText('c.txt', `${captions['c.txt']}, 1girl, long hair, smile`);
    await expectText('a.txt', captions['a.txt']);
    const message = page.getByRole('region', { name: /^Messages/ });
    await expect(message).toContainText('Pasted 3 tags into 2 files, where they were missing.');
    await message.getByRole('button', { name: 'Undo' }).click();
    await expectUntouched();

    // By keys alone: the character instead of the general tags.
    await page.keyboard.press('ControlOrMeta+V');
    await dialog.getByRole('checkbox', { name: /^General/ }).focus();
    await page.keyboard.press('Space');
    await dialog.getByRole('checkbox', { name: /^Characters/ }).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowRight');
    await expect(dialog.getByRole('checkbox', { name: /^perlica/ })).toBeFocused();
    await page.keyboard.press('Enter');
    await expectText('b.txt', `${captions['b.txt']}, perlica \\(arknights\\)`);
    await expect(status.bar).toContainText('Add “perlica');
    await page.keyboard.press('ControlOrMeta+Z');
    await expectUntouched();
  },
);
