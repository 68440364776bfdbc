/** Tags by a tagger: a folder with a tiny model, other thresholds after the run, and what is accepted. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import sharp from 'sharp';
import { wdFiles } from '../../electron/engine/propose/tagger/testing.ts';
import { test } from '../support/app.ts';
import { openForCaptions } from '../support/captionsApp.ts';

/** A WD tagger whose scores are the pixels that it is shown: blue, green, red of each in turn. */
const writeTagger = (folder: string): void => {
  mkdirSync(folder);
  for (const [name, content] of Object.entries(wdFiles())) writeFileSync(join(folder, name), content);
};

/** One colour all over: 60 % blue, 20 % green, no red. */
const writeImage = async (file: string): Promise<void> => {
  const background = { r: 0, g: 51, b: 153 };
  await sharp({ create: { width: 64, height: 64, channels: 3, background } })
    .png()
    .toFile(file);
};

test('thresholds of a run are moved, show what they would do, and what is proposed is accepted', async ({
  folder,
  openApp,
}) => {
  const [dataset, tagger] = [join(folder, 'set'), join(folder, 'wd-tiny')];
  mkdirSync(dataset);
  writeTagger(tagger);
  for (const name of ['a', 'b']) await writeImage(join(dataset, `${name}.png`));
  writeFileSync(join(dataset, 'a.txt'), 'pixel 0, solo');
  const { page, captions } = await openForCaptions(dataset, openApp);
  await captions.beginTagger(tagger);
  await expect(captions.dialog.getByRole('region', { name: 'Found' })).toContainText('768 labels');
  await captions.dialog.getByRole('radio', { name: /^All of them/ }).click();
  await captions.act('Tag 2 images').click();
  await expect(captions.state).toContainText('2 to review of 2 answers', { timeout: 60_000 });
  await expect(captions.proposal).toHaveAccessibleName('a.png');
  const chips = captions.proposal.getByRole('group', { name: /^Tags/ });
  await expect(chips.getByRole('button', { name: 'pixel 3, added, score 0.60' })).toBeVisible();
  await expect(chips.getByRole('button', { name: /^solo, kept/ })).toBeVisible();
  await expect(chips.getByRole('button', { name: /^pixel 1,/ })).toHaveCount(0);

  // Green is over it now as well.
  await page.keyboard.press('t');
  await expect(captions.proposal.locator('[aria-expanded=true] + div :focus')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(captions.proposal.getByRole('button', { name: /^Thresholds/ })).toBeFocused();
  await page.keyboard.press('t');
  const threshold = captions.proposal.getByRole('slider', { name: 'Threshold: General' });
  const effect = captions.proposal.getByRole('status').filter({ hasText: 'Adds' });
  const before = await effect.textContent();
  await threshold.focus();
  await page.keyboard.press('Home');
  await expect(effect).toContainText('As it is set:');
  await expect(effect).not.toHaveText(before ?? '');
  await captions.proposal.getByRole('button', { name: 'Set for all 2 images' }).click();
  await expect(chips.getByRole('button', { name: 'pixel 1, added, score 0.20' })).toBeVisible();

  // One of them is not wanted.
  await chips.getByRole('button', { name: 'pixel 1, added, score 0.20' }).click();
  await page.keyboard.press('a');
  await expect(captions.proposal).toHaveAccessibleName('b.png');
  const text = (): string => readFileSync(join(dataset, 'a.txt'), 'utf8');
  await expect.poll(text).toContain('pixel 4');
  expect(text()).toMatch(/^pixel 0, solo, pixel 3/);
  expect(text()).not.toMatch(/pixel 1,/);
  await page.keyboard.press('u');
  await expect.poll(text).toBe('pixel 0, solo');
  await expect(captions.proposal).toHaveAccessibleName('a.png');
});

test('a folder without a model is told what it lacks', async ({ folder, openApp }) => {
  const dataset = join(folder, 'set');
  mkdirSync(dataset);
  await writeImage(join(dataset, 'a.png'));
  const { page, captions } = await openForCaptions(dataset, openApp);
  await page.keyboard.press('Shift+N');
  await captions.dialog.getByRole('radio', { name: /^A tagger/ }).click();
  await captions.field('Folder of the tagger').fill(dataset);
  await expect(captions.dialog.getByRole('alert')).toContainText('There is no ONNX model in it');
  await expect(captions.act(/^Tag/)).toBeDisabled();
});
