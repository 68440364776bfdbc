/** Editing as a user does it: by keys, with a preview, undoable, and never over what another program wrote. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { BulkDialog } from '../pages/BulkDialog.ts';
import { test } from '../support/app.ts';
import { writeDataset } from '../support/smallDataset.ts';

const captions = {
  'a.txt': 'perlica \\(arknights\\), arknights, 1girl, long hair, smile\r\n',
  'a_nl.txt': "Perlica from Arknights stands in the rain. Perlica's hair is long.",
  'b.txt': 'yvonne \\(arknights\\), arknights, 1girl, boots',
  'b_nl.txt': 'Yvonne from Arknights waves.',
  'c.txt': 'perlica \\(arknights\\), yvonne \\(arknights\\), arknights, 2girls',
};
type Name = keyof typeof captions;

const row = (page: Page, name: string) => page.getByRole('row', { name });
const inspector = (page: Page) => page.getByRole('complementary', { name: 'Inspector' });
const status = (page: Page) => page.getByRole('contentinfo', { name: 'Status' });

/** Selects none: bulk edits then apply to all that are shown. */
const selectNone = async (page: Page): Promise<void> => {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('gridcell', { selected: true })).toHaveCount(0);
};

/** Focuses the first sample. */
const toFirst = async (page: Page): Promise<void> => {
  await expect(row(page, 'a.png')).toBeVisible();
  await page.keyboard.press('F6');
  await page.keyboard.press('Home');
  await expect(inspector(page).getByRole('heading', { name: 'a.png' })).toBeVisible();
};

test.beforeEach(async ({ folder }) => {
  await writeDataset(folder, ['a.png', 'b.png', 'c.png'], captions);
});

test('one wrong tag is put right by the keyboard alone, and nothing else changes in the file', async ({
  folder,
  openApp,
}) => {
  const { page } = await openApp(folder);
  const text = (name: Name): string => readFileSync(join(folder, name), 'utf8');
  await toFirst(page);
  await page.keyboard.press('t');
  const field = inspector(page).getByRole('combobox', { name: 'New tag' });
  await expect(field).toBeFocused();
  await page.keyboard.press('Escape');
  // Escape leads to the last chip.
  await expect(inspector(page).getByRole('button', { name: 'smile', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('frown');
  await page.keyboard.press('Enter');
  await expect.poll(() => text('a.txt')).toBe(captions['a.txt'].replace('smile', 'frown'));
  await expect(row(page, 'a.png')).toContainText('frown');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+Z');
  await expect.poll(() => text('a.txt')).toBe(captions['a.txt']);
  for (const name of Object.keys(captions) as Name[]) expect(text(name)).toBe(captions[name]);
});

test('tags are added from completions, moved and removed by keys', async ({ folder, openApp }) => {
  const { page } = await openApp(folder);
  const text = (): string => readFileSync(join(folder, 'a.txt'), 'utf8');
  await toFirst(page);
  await page.keyboard.press('t');
  await page.keyboard.type('boo');
  await expect(inspector(page).getByRole('option', { name: /boots/ })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(text).toBe(captions['a.txt'].replace('smile', 'smile, boots'));
  await page.keyboard.press('Escape');
  await expect(inspector(page).getByRole('button', { name: 'boots', exact: true })).toBeFocused();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect.poll(text).toBe(captions['a.txt'].replace('smile', 'boots, smile'));
  await page.keyboard.press('Delete');
  await expect.poll(text).toBe(captions['a.txt']);
});

test('a tag is dragged to another place in its caption', async ({ folder, openApp }) => {
  const { page } = await openApp(folder);
  await toFirst(page);
  const chip = (name: string) => inspector(page).getByRole('button', { name, exact: true });
  await chip('smile').dragTo(chip('1girl'));
  const moved = 'perlica \\(arknights\\), arknights, smile, 1girl, long hair\r\n';
  await expect.poll(() => readFileSync(join(folder, 'a.txt'), 'utf8')).toBe(moved);
});

test('keys that come faster than the disk are all done, and all taken back', async ({ folder, openApp }) => {
  const { page } = await openApp(folder);
  const text = (): string => readFileSync(join(folder, 'a.txt'), 'utf8');
  await toFirst(page);
  await page.keyboard.press('t');
  await page.keyboard.press('Escape');
  const last = inspector(page).getByRole('button', { name: 'smile', exact: true });
  await expect(last).toBeFocused();
  const keys = ['Alt+ArrowLeft', 'Alt+ArrowLeft', 'Delete', 'Delete'];
  for (const key of keys) await page.keyboard.press(key);
  // When a tag is removed, the keys apply to the next one.
  await expect.poll(text).toBe('perlica \\(arknights\\), arknights, long hair\r\n');
  for (const _ of keys) await page.keyboard.press('ControlOrMeta+Z');
  await expect.poll(text).toBe(captions['a.txt']);
});

test('an NL caption is saved when it is left, to the sample it was typed for', async ({
  folder,
  openApp,
}) => {
  const { page } = await openApp(folder);
  const text = (name: Name): string => readFileSync(join(folder, name), 'utf8');
  await toFirst(page);
  await page.keyboard.press('e');
  const field = inspector(page).getByRole('textbox', { name: 'NL caption' });
  await expect(field).toBeFocused();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type(' She smiles.');
  await expect(inspector(page)).toContainText('Not saved yet');
  // Another sample is chosen while the text is not saved.
  await row(page, 'b.png').click();
  await expect.poll(() => text('a_nl.txt')).toBe(`${captions['a_nl.txt']} She smiles.`);
  expect(text('b_nl.txt')).toBe(captions['b_nl.txt']);
});

test(
  'a character is renamed in tags and NL captions, after a preview, and undone after a restart',
  { tag: '@journey' },
  async ({ folder, openApp }) => {
    const app = await openApp(folder);
    const text = (name: Name): string => readFileSync(join(folder, name), 'utf8');
    await toFirst(app.page);
    await selectNone(app.page);
    await app.page.keyboard.press('r');
    const bulk = new BulkDialog(app.page);
    await bulk.tag('Tag').fill('perlica (arknights)');
    await bulk.tag('New name').fill('gilberta (arknights)');
    await bulk.preview('2 of 3 samples would change, in 3 files.');
    await expect(bulk.changes.filter({ hasText: 'a_nl.txt' })).toContainText('Gilberta');
    expect(text('a.txt')).toBe(captions['a.txt']);
    await bulk.write('3 files written');
    expect(text('a.txt')).toBe(captions['a.txt'].replace('perlica', 'gilberta'));
    expect(text('a_nl.txt')).toBe(captions['a_nl.txt'].replaceAll('Perlica', 'Gilberta'));
    await expect(row(app.page, 'a.png')).toContainText('gilberta');
    await app.close();

    const { page } = await openApp(folder);
    await toFirst(page);
    await expect(status(page)).toContainText('Rename');
    await page.keyboard.press('ControlOrMeta+Z');
    for (const name of Object.keys(captions) as Name[])
      await expect.poll(() => text(name)).toBe(captions[name]);
  },
);

test('a file that is taken out of the preview stays as it is', async ({ folder, openApp }) => {
  const { page } = await openApp(folder);
  await toFirst(page);
  await selectNone(page);
  await page.keyboard.press('d');
  const bulk = new BulkDialog(page);
  await bulk.tag('Tag').fill('arknights');
  await bulk.preview('3 of 3 samples would change');
  await bulk.dialog.getByRole('checkbox', { name: 'b.txt' }).uncheck();
  await bulk.dialog.getByRole('button', { name: 'Write 2 files' }).click();
  await expect(bulk.dialog).toBeHidden();
  expect(readFileSync(join(folder, 'b.txt'), 'utf8')).toBe(captions['b.txt']);
  expect(readFileSync(join(folder, 'c.txt'), 'utf8')).not.toMatch(/, arknights/);
});

test(
  'a conflict is shown side by side, and the user merges',
  { tag: '@journey' },
  async ({ folder, openApp }) => {
    const { page } = await openApp(folder);
    await toFirst(page);
    await selectNone(page);
    await page.keyboard.press('a');
    const bulk = new BulkDialog(page);
    await bulk.tag('Tag').fill('hat');
    await bulk.preview('3 of 3 samples would change');
    writeFileSync(join(folder, 'b.txt'), 'yvonne \\(arknights\\), somebody else');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(bulk.words).toContainText('1 file left alone');
    await bulk.dialog.getByRole('button', { name: 'Resolve the conflicts...' }).click();
    const conflicts = page.getByRole('dialog', { name: 'Conflicts' });
    await expect(conflicts).toContainText('somebody else');
    await conflicts.getByRole('button', { name: 'Merge by hand...' }).click();
    const merged = 'yvonne \\(arknights\\), somebody else, hat';
    await conflicts.getByRole('textbox', { name: 'Merged text of b.txt' }).fill(merged);
    await conflicts.getByRole('button', { name: 'Write this' }).click();
    await expect(conflicts).toContainText('All conflicts are resolved.');
    expect(readFileSync(join(folder, 'b.txt'), 'utf8')).toBe(merged);
  },
);

test('history shows every edit, and an older one is taken back by itself', async ({ folder, openApp }) => {
  const { page } = await openApp(folder);
  await toFirst(page);
  await selectNone(page);
  for (const tag of ['hat', 'scarf']) {
    await page.keyboard.press('a');
    const bulk = new BulkDialog(page);
    await bulk.tag('Tag').fill(tag);
    await bulk.dialog.getByRole('combobox', { name: 'Where' }).selectOption(tag === 'hat' ? 'front' : 'end');
    await bulk.preview('3 of 3 samples would change');
    await bulk.write('3 files written');
  }
  await page.keyboard.press('h');
  const history = page.getByRole('dialog', { name: 'History' });
  await history.getByRole('button', { name: /Add “hat”/ }).click();
  await expect(history.getByRole('region', { name: 'Files', exact: true })).toContainText('hat');
  await history.getByRole('button', { name: 'Undo' }).click();
  // The scarf was added later: those files have changed since, and are left alone.
  await expect(page.getByRole('dialog', { name: 'Conflicts' })).toContainText('3 files');
  expect(readFileSync(join(folder, 'b.txt'), 'utf8')).toContain('scarf');
});

test('samples are marked by keys, and a changed caption is no longer reviewed', async ({
  folder,
  openApp,
}) => {
  const { page } = await openApp(folder);
  await toFirst(page);
  await page.keyboard.press('v');
  await expect(status(page)).toContainText('1 of 3 reviewed');
  await page.keyboard.press('n');
  await expect(inspector(page).getByRole('heading', { name: 'b.png' })).toBeVisible();
  await page.keyboard.press('x');
  await expect(status(page)).toContainText('1 excluded');
  writeFileSync(join(folder, 'a.txt'), 'changed by another program');
  await expect(status(page)).toContainText('1 changed since');
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(status(page)).not.toContainText('excluded');
});
