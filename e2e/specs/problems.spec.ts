/** Problems: from what is wrong to its fix, by the keyboard alone, until only a person can do the rest. */
import { execFileSync } from 'node:child_process';
import { expect, type Page } from '@playwright/test';
import { BulkDialog } from '../pages/BulkDialog.ts';
import { checkOutput, type CheckOutput } from '../../shared/api/problems.ts';
import { barriers } from '../support/barriers.ts';
import { copySample } from '../support/sample.ts';
import { test } from '../support/sampleApp.ts';
import { program } from '../support/paths.ts';

/** As a user types it, after the app has closed the dataset. */
const check = (folder: string, dataDir: string): CheckOutput => {
  const words = [program, 'check', folder, '--json', '--quiet', '--data-dir', dataDir];
  return checkOutput.parse(JSON.parse(execFileSync(process.execPath, words, { encoding: 'utf8' })));
};

const kinds = (page: Page) => page.getByRole('navigation', { name: 'Kinds of problems' });
const kind = (page: Page, name: string | RegExp) => kinds(page).getByRole('button', { name });

const openProblems = async (page: Page): Promise<void> => {
  await expect(page.getByRole('row').first()).toBeVisible();
  await page.keyboard.press('6');
  await expect(kind(page, /^error Caption is not UTF-8 2$/)).toBeVisible();
};

/** Goes to a kind by the keyboard. */
const goTo = async (page: Page, title: string): Promise<void> => {
  const heading = page.getByRole('heading', { level: 2 });
  for (let step = 0; step < 40 && !(await heading.innerText()).startsWith(title); step += 1) {
    const before = await heading.innerText();
    await page.keyboard.press('j');
    await expect(heading).not.toHaveText(before);
  }
  await expect(heading).toContainText(title);
};

/** Shows the fix of the chosen kind, and writes it. */
const mend = async (page: Page, files: number): Promise<void> => {
  const bulk = new BulkDialog(page);
  await page.keyboard.press('f');
  await bulk.preview('would change');
  await bulk.write(`${files} file${files === 1 ? '' : 's'} written`);
};

test('the sample is mended with the offered edits until check reports only what needs a person', async ({
  folder,
  dataDir,
  openApp,
}) => {
  test.slow();
  copySample(folder, dataDir);
  const app = await openApp(folder);
  const { page } = app;
  await openProblems(page);
  // The truncated image is found last, when every image has been decoded.
  await expect(kind(page, /Image cannot be decoded.*2$/)).toBeVisible({ timeout: 90_000 });

  await goTo(page, 'Byte order mark');
  for (let left = 2; left > 0; left -= 1) {
    await expect(kind(page, new RegExp(`Byte order mark.*${left}$`))).toBeVisible();
    await mend(page, 1);
  }
  await expect(page.getByText('Nothing of this kind was found.')).toBeVisible();
  await goTo(page, 'Possible misspelling');
  await mend(page, 3);
  await expect(page.getByText('Nothing of this kind was found.')).toBeVisible();
  await goTo(page, 'Same tag, other spelling');
  // Written as the rest of the dataset, tags have their escapes too.
  await mend(page, 14);
  await expect(page.getByText('Nothing of this kind was found.')).toBeVisible();
  await expect(kind(page, /Parentheses not escaped/)).toBeHidden();
  await goTo(page, 'NL caption names another character');
  for (let left = 3; left > 0; left -= 1) {
    await expect(kind(page, new RegExp(`NL caption names another character.*${left}$`))).toBeVisible();
    await mend(page, 1);
  }
  await expect(page.getByText('Nothing of this kind was found.')).toBeVisible();
  await app.close();

  const { problems, counts } = check(folder, dataDir);
  expect(problems.filter(({ fixable }) => fixable)).toEqual([]);
  expect(counts).toEqual({
    'missing-tags': 3,
    'missing-nl': 5,
    'empty-tags': 1,
    'empty-nl': 3,
    'not-utf8': 2,
    orphan: 2,
    'shared-sidecar': 2,
    'shared-nl': 2,
    'broken-image': 2,
  });
});

test('a caption in another encoding is converted, one sample at a time', async ({
  folder,
  dataDir,
  openApp,
}) => {
  copySample(folder, dataDir);
  const { page } = await openApp(folder);
  await openProblems(page);
  await goTo(page, 'Caption is not UTF-8');
  await expect(page.getByRole('list', { name: 'Where it was found' }).getByRole('listitem')).toHaveCount(2);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+F');
  const bulk = new BulkDialog(page);
  await bulk.preview('1 of 1 sample would change');
  await expect(bulk.dialog.getByRole('region', { name: 'Changes' })).toContainText('café');
  await bulk.write('1 file written');
  await expect(kind(page, /Caption is not UTF-8.*1$/)).toBeVisible();
});

test(
  'a kind leads to its samples by a query, and is switched off and on again',
  { tag: '@journey' },
  async ({ folder, openApp, dataDir }) => {
    copySample(folder, dataDir);
    const { page } = await openApp(folder);
    await openProblems(page);
    await goTo(page, 'No NL caption');
    await page.keyboard.press('i');
    await expect(kinds(page)).toContainText('Switched off');
    await expect(page.getByRole('switch', { name: 'Check for this kind' })).not.toBeChecked();
    await page.keyboard.press('ControlOrMeta+Z');
    await expect(page.getByRole('switch', { name: 'Check for this kind' })).toBeChecked();
    await expect(kind(page, /No NL caption.*5$/)).toBeVisible();
    await page.keyboard.press('o');
    await expect(page.getByRole('combobox', { name: 'Search' })).toHaveValue('problem:missing-nl');
    await expect(page.getByRole('contentinfo')).toContainText('5 of 360 shown');
  },
);

test('a pair of the user’s own is looked for', async ({ folder, openApp, dataDir }) => {
  copySample(folder, dataDir);
  const { page } = await openApp(folder);
  await openProblems(page);
  await kinds(page)
    .getByText(/^\d+ other checks/)
    .click();
  await kind(page, 'Tags that exclude each other').click();
  const pairs = page.getByRole('region', { name: 'Your own pairs' });
  await pairs.getByRole('combobox', { name: 'A tag', exact: true }).fill('outdoors');
  await pairs.getByRole('combobox', { name: 'Another tag' }).fill('blue sky');
  await page.keyboard.press('Enter');
  await expect(pairs).toContainText('outdoors with blue sky');
  await expect(
    page.getByRole('list', { name: 'Where it was found' }).getByRole('listitem').first(),
  ).toContainText('“outdoors”, “blue sky” exclude each other.');
  await pairs.getByRole('button', { name: 'Allow outdoors with blue sky' }).click();
  await expect(page.getByText('Nothing of this kind was found.')).toBeVisible();
});

test('axe finds no barrier on the page, in the light and in the dark', async ({ app: { page } }) => {
  await openProblems(page);
  await goTo(page, 'NL caption names another character');
  await expect(page.getByRole('list', { name: 'Where it was found' })).toContainText('Xaihi');
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    expect(await barriers(page, { theme })).toEqual([]);
  }
});
