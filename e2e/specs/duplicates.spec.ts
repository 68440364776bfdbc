/** Choosing among duplicates by keyboard: keep one, set the others aside, merge captions, tell apart, undo. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { fileNameOf } from '../../shared/paths.ts';
import { AppPage } from '../pages/AppPage.ts';
import { DuplicatesPage } from '../pages/DuplicatesPage.ts';
import { dataHomeOf } from '../support/runningApp.ts';
import { copySample, truthOf } from '../support/sample.ts';
import { test } from '../support/sampleApp.ts';

test(
  'one goes through the groups by keyboard, keeps one image of each, and takes it back',
  { tag: '@journey' },
  async ({ folder, dataDir, openApp }) => {
    // All images are measured first.
    test.slow();
    const dataset = join(folder, 'set');
    const aside = join(folder, 'set - set aside');
    copySample(dataset, dataDir);
    const copies = truthOf(dataset).plants.filter(({ kind }) => kind === 'near-duplicate');
    const { page } = await openApp(dataset);
    const app = new AppPage(page);
    await app.sheet.ready();
    await page.keyboard.press('F6');
    await page.keyboard.press('7');
    const duplicates = new DuplicatesPage(page);
    // The sample is small enough to be measured unasked.
    await expect(duplicates.groups).toHaveCount(copies.length, { timeout: 60_000 });
    await expect(duplicates.state).toContainText(
      `${copies.length} groups with ${copies.length} redundant images`,
    );
    await expect(duplicates.members).toHaveCount(2);

    const nameOfKept = async (): Promise<string> =>
      ((await duplicates.kept.getAttribute('aria-label')) ?? '').replace(/^Keep /, '');
    const suggested = await nameOfKept();
    await page.keyboard.press('ArrowRight');
    await expect(duplicates.kept).not.toHaveAttribute('aria-label', `Keep ${suggested}`);
    const other = await nameOfKept();
    await page.keyboard.press('ArrowLeft');
    await expect(duplicates.kept).toHaveAttribute('aria-label', `Keep ${suggested}`);

    // Compare, and back.
    await page.keyboard.press('c');
    const compare = page.getByRole('dialog', { name: 'Compare 2 images' });
    const seen = compare.getByRole('figure');
    await expect(seen).toHaveCount(1);
    await expect(seen).toHaveAccessibleName(other);
    await expect.poll(async () => (await seen.boundingBox())?.height ?? 0).toBeGreaterThan(200);
    await page.keyboard.press('c');
    await expect(seen).toHaveAccessibleName(suggested);
    await page.keyboard.press('Escape');
    await expect(duplicates.members).toHaveCount(2);
    // The one that is chosen there is the one to keep.
    await page.keyboard.press('c');
    await page.keyboard.press('Enter');
    await expect(duplicates.kept).toHaveAttribute('aria-label', `Keep ${other}`);
    await page.keyboard.press('ArrowLeft');
    await expect(duplicates.kept).toHaveAttribute('aria-label', `Keep ${suggested}`);

    await page.keyboard.press('Enter');
    await expect.poll(() => existsSync(join(dataset, other))).toBe(false);
    await expect.poll(() => existsSync(join(aside, other))).toBe(true);
    await expect(duplicates.groups).toHaveCount(copies.length - 1);
    expect(existsSync(join(dataset, suggested))).toBe(true);
    await expect(page.getByRole('contentinfo')).toContainText('359 of 359 shown');

    // Not duplicates: nothing moves, and the group is gone.
    const moved = readdirSync(aside, { recursive: true }).length;
    await page.keyboard.press('j');
    await page.keyboard.press('n');
    await expect(duplicates.groups).toHaveCount(copies.length - 2);
    expect(readdirSync(aside, { recursive: true })).toHaveLength(moved);

    await page.keyboard.press('ControlOrMeta+Z');
    await expect(duplicates.groups).toHaveCount(copies.length - 1);
    await page.keyboard.press('ControlOrMeta+Z');
    await expect.poll(() => existsSync(join(dataset, other))).toBe(true);
    await expect.poll(() => existsSync(aside)).toBe(false);
    await expect(duplicates.groups).toHaveCount(copies.length);

    // The desktop's trash: offered where a file can be taken out of it again.
    const trashed = (): readonly string[] => {
      const files = join(dataHomeOf(dataDir), 'Trash', 'files');
      return existsSync(files) ? readdirSync(files) : [];
    };
    const offered = process.platform === 'linux';
    await expect(page.getByRole('button', { name: 'Move the other to the trash' })).toHaveCount(
      offered ? 1 : 0,
    );
    if (!offered) return;
    const left = readdirSync(dataset, { recursive: true }).length;
    await page.keyboard.press('Delete');
    await expect(duplicates.groups).toHaveCount(copies.length - 1);
    expect(trashed().length).toBeGreaterThan(0);
    expect(readdirSync(dataset, { recursive: true })).toHaveLength(left - trashed().length);
    await page.keyboard.press('ControlOrMeta+Z');
    await expect(duplicates.groups).toHaveCount(copies.length);
    expect(trashed()).toEqual([]);
    expect(readdirSync(dataset, { recursive: true })).toHaveLength(left);
  },
);

const drawn = (images: readonly (HTMLElement | SVGElement)[]): boolean =>
  images.every((image) => image instanceof HTMLImageElement && image.complete);

test('captions are merged into the kept one: the tags of all, the NL caption of the chosen one', async ({
  folder,
  dataDir,
  openApp,
}) => {
  // All images are measured first.
  test.slow();
  const dataset = join(folder, 'set');
  copySample(dataset, dataDir);
  const copy = truthOf(dataset).plants.find(
    (plant) => plant.kind === 'near-duplicate' && plant.how === 're-encoded',
  );
  if (copy?.kind !== 'near-duplicate') throw new Error('No re-encoded copy is planted.');
  const text = (relPath: string, end: string): string =>
    readFileSync(join(dataset, relPath.replace(/\.\w+$/, end)), 'utf8');
  const prose = text(copy.relPath, '_nl.txt');
  const { page } = await openApp(dataset);
  await new AppPage(page).sheet.ready();
  await page.keyboard.press('F6');
  await page.keyboard.press('7');
  const duplicates = new DuplicatesPage(page);
  const name = fileNameOf(copy.of);
  await duplicates.groups.filter({ hasText: name }).click({ timeout: 60_000 });
  await expect(duplicates.kept).toHaveAttribute('aria-label', `Keep ${copy.of}`);
  // An image that is moved while it is still being fetched would be an error in the console.
  await expect.poll(() => page.getByRole('main').locator('img').evaluateAll(drawn)).toBe(true);
  await page.keyboard.press('g');
  await expect(page.getByRole('switch', { name: /^Merge the tags of all/ })).toBeChecked();
  await page.keyboard.press('p');
  await page.keyboard.press('Enter');
  await expect.poll(() => existsSync(join(dataset, copy.relPath))).toBe(false);
  expect(text(copy.of, '_nl.txt').trim()).toBe(prose.trim());
});
