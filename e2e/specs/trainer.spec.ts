/** The trainer's view: what would be drawn of a sample, what an epoch shows, and how the mix changes both. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { test } from '../support/app.ts';
import { writeDataset } from '../support/smallDataset.ts';

const tags = 'perlica \\(arknights\\), arknights, solo, smile, hat, boots, gloves, scarf, rain, night';
const captions = {
  'a.txt': tags,
  'a_nl.txt': 'Perlica from Arknights stands in the rain.',
  'b.txt': 'ember \\(arknights\\),arknights, solo',
};

const section = (page: Page) => page.getByRole('region', { name: "Trainer's view" });
const draws = (page: Page) =>
  section(page).getByRole('list', { name: 'Drawn captions' }).getByRole('listitem');
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const page8 = (page: Page) => page.getByRole('heading', { level: 2 });

const set = async (page: Page, name: string, value: string): Promise<void> => {
  await field(page, name).fill(value);
  await page.keyboard.press('Enter');
};

/** Focuses a sample. */
const focus = async (page: Page, name: string, key: 'Home' | 'End'): Promise<void> => {
  await expect(page.getByRole('row', { name })).toBeVisible();
  await page.keyboard.press('F6');
  await page.keyboard.press(key);
  await expect(page.getByRole('heading', { name, level: 2 })).toBeVisible();
};

const toTraining = async (page: Page): Promise<void> => {
  await page.keyboard.press('8');
  await expect(page8(page)).toContainText('in an epoch');
};

test.beforeEach(async ({ folder }) => {
  await writeDataset(folder, ['a.png', 'b.png'], captions);
});

test('the mix is changed, and the draws of a sample change with it', async ({ folder, openApp }) => {
  const { page } = await openApp(folder);
  await focus(page, 'a.png', 'Home');
  await expect(section(page)).toContainText('Text embeddings are cached');
  await expect(draws(page)).toHaveText([`Tags ${tags}`]);

  await section(page).getByRole('button', { name: 'Change the mix' }).click();
  await page.getByRole('button', { name: 'Mix tags and NL captions' }).click();
  await expect(page.getByRole('list', { name: 'Captions in an epoch' })).toContainText('NL caption');
  await set(page, 'Tags', '0');
  await set(page, 'NL caption', '0');
  await set(page, 'Tags + NL caption', '0');
  await expect(page.getByRole('list', { name: 'Captions in an epoch' })).toContainText('NL caption + tags');
  await expect(
    page.getByRole('listitem').filter({ hasText: '"..": the NL caption ends in a full stop' }),
  ).toContainText('1');

  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Samples', exact: true }).click();
  await focus(page, 'a.png', 'Home');
  await expect(draws(page)).toHaveCount(8);
  for (const draw of await draws(page).all()) {
    await expect(draw).toContainText(
      /^NL caption \+ tags Perlica from Arknights stands in the rain\.\. perlica/,
    );
    // Of ten tags the first five are kept; 30 % of the others are 1.5, which is rounded to 2.
    await expect(draw.locator('del')).toHaveCount(2);
  }
  const before = await draws(page).allTextContents();
  await page.keyboard.press('Shift+D');
  await expect(section(page)).toContainText('8 draws, seed 2');
  await expect(draws(page)).not.toHaveText(before);
  await expect(section(page)).toContainText('in 100 % of its captions');
});

test('steps, exposures and buckets follow what is set, and lead to the samples', async ({
  folder,
  openApp,
}) => {
  const { page } = await openApp(folder);
  await expect(page.getByRole('row', { name: 'a.png' })).toBeVisible();
  await toTraining(page);
  await expect(page8(page)).toHaveText('4 steps in an epoch');
  await set(page, 'Repeats', '5');
  await set(page, 'Epochs', '10');
  await expect(page8(page)).toHaveText('20 steps in an epoch, 200 in 10 epochs');
  await set(page, 'Batch', '4');
  await expect(page8(page)).toHaveText('4 steps in an epoch, 40 in 10 epochs');
  await set(page, 'Batch', '16');
  await expect(page.getByRole('region', { name: 'Buckets' })).toContainText(
    '2 buckets hold fewer than a batch of 16',
  );
  const perlica = page
    .getByRole('list', { name: 'Exposures by character' })
    .getByRole('button', { name: /perlica/ });
  // Two images in a bucket of 16, at two resolutions.
  await expect(perlica).toContainText('16');
  await page.getByRole('button', { name: '2 images in 912 × 1152: show them' }).click();
  await expect(page.getByRole('combobox', { name: 'Search' })).toHaveValue('ratio:0.75');
  await expect(page.getByRole('row')).toHaveCount(2);
});

test("the user's own file is read, and a wrong one is said to be wrong", async ({ folder, openApp }) => {
  writeFileSync(
    join(folder, 'train.toml'),
    "epochs = 7\nmicro_batch_size_per_gpu = 2\n[model]\ncaption_mode = 'nl'\ncache_text_embeddings = false\n",
  );
  writeFileSync(join(folder, 'dataset.toml'), 'resolutions = [512]\nnum_repeats = 3\n');
  const { page } = await openApp(folder);
  await expect(page.getByRole('row', { name: 'a.png' })).toBeVisible();
  await toTraining(page);
  await set(page, 'diffusion-pipe .toml', 'none.toml');
  await expect(page.getByRole('region', { name: 'Captions', exact: true })).toContainText(
    'none.toml is not there',
  );
  await set(page, 'diffusion-pipe .toml', 'train.toml');
  await expect(page8(page)).toHaveText('2 steps in an epoch, 14 in 7 epochs');
  await expect(page.getByRole('radio', { name: 'NL caption' })).toBeChecked();
  await expect(page.getByRole('radio', { name: 'NL caption' })).toBeDisabled();
  const missing = page
    .getByRole('listitem')
    .filter({ hasText: 'There is no NL caption: every draw is tags only.' });
  await missing.getByRole('button', { name: '1 sample: show them' }).click();
  await expect(page.getByRole('combobox', { name: 'Search' })).toHaveValue('missing:nl OR empty:nl');
  await expect(page.getByRole('row')).toHaveCount(1);
  await page.keyboard.press('ControlOrMeta+Z');
  await toTraining(page);
  await expect(page.getByRole('region', { name: 'Captions', exact: true })).toContainText(
    'none.toml is not there',
  );
  await set(page, 'From a dataset.toml', 'dataset.toml');
  await expect(field(page, 'Resolutions')).toHaveValue('512');
  await expect(field(page, 'Repeats')).toHaveValue('3');
});
