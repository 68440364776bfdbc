/** Exporting as a user does it: the trainer gets what the preview shows, and an interrupted export can be completed. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { BulkDialog } from '../pages/BulkDialog.ts';
import { z } from 'zod';
import { exportEntry, exportPlan, type ExportEntry } from '../../shared/api/export.ts';
import { foundSample, viewInfo } from '../../shared/api/view.ts';
import { parseTags } from '../../shared/caption/tagCaption.ts';
import { AppPage } from '../pages/AppPage.ts';
import { ExportDialog } from '../pages/ExportDialog.ts';
import { copySample, truthOf } from '../support/sample.ts';
import { test } from '../support/sampleApp.ts';
import { writeDataset } from '../support/smallDataset.ts';

/** Calls the engine as the page would. */
const ask = async <T>(page: Page, schema: z.ZodType<T>, path: string, body?: object): Promise<T> =>
  schema.parse(
    await page.evaluate(
      async ([address, text]): Promise<unknown> => {
        const headers = { 'content-type': 'application/json' };
        return (await fetch(address, text === null ? {} : { method: 'POST', headers, body: text })).json();
      },
      [path, body === undefined ? null : JSON.stringify(body)] as const,
    ),
  );

/** The last plan that the dialog made during `act`. */
const planMade = async (page: Page, act: () => Promise<void>): Promise<string> => {
  let last = '';
  const hear = async (): Promise<void> => {
    const response = await page.waitForResponse(
      (answer) => answer.url().endsWith('/api/exports/plan') && answer.ok(),
    );
    last = exportPlan.parse(await response.json()).id;
  };
  const heard = hear();
  await act();
  await heard;
  return last;
};

const entriesOf = async (page: Page, plan: string): Promise<readonly ExportEntry[]> => {
  const { entries } = await ask(
    page,
    z.object({ entries: z.array(exportEntry) }),
    `/api/exports/${plan}/entries?from=0&count=500`,
  );
  return entries;
};

/** All samples of the open dataset, with their captions. */
const samplesOf = async (page: Page): Promise<ReadonlyMap<string, z.infer<typeof foundSample>>> => {
  const { id, count } = await ask(page, viewInfo, '/api/views', { query: '' });
  const { found } = await ask(
    page,
    z.object({ found: z.array(foundSample) }),
    `/api/views/${id}/found?from=0&count=${count}`,
  );
  return new Map(found.map((sample) => [sample.relPath, sample]));
};

const stateOf = (out: string): string =>
  z.object({ state: z.string() }).parse(JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'))).state;

test(
  'two mislabelled operators are swapped, the dataset is exported, and every caption is as the preview showed it',
  { tag: '@journey' },
  async ({ folder, openApp, dataDir }) => {
    test.slow();
    const dataset = join(folder, 'endfield');
    const out = join(folder, 'for training');
    copySample(dataset, dataDir);
    const wrong = truthOf(dataset).plants.filter((plant) => plant.kind === 'wrong-character');
    const { page } = await openApp(dataset);
    const app = new AppPage(page);
    await app.sheet.ready();
    await app.search.find(wrong.map(({ relPath }) => `path:${relPath}`).join(' OR '), wrong.length);
    await page.keyboard.press('F6');
    await page.keyboard.press('s');
    const bulk = new BulkDialog(page);
    await bulk.tag('One tag').fill('pogranichnik (arknights)');
    await bulk.tag('The other tag').fill('alesh (arknights)');
    await bulk.preview('would change');
    await bulk.write('files written');
    await page.keyboard.press('F6');

    const dialog = new ExportDialog(page);
    await dialog.open();
    await expect(dialog.format('diffusion-pipe')).toBeChecked();
    await expect(dialog.format('diffusion-pipe')).toBeFocused();
    await expect(dialog.samples.first()).toContainText('batch-01/ef_0001.png');
    await dialog.choose('Order of tags', 'base-model');
    await expect(dialog.samples.first().locator('ins').first()).toBeVisible();
    const plan = await planMade(page, () => dialog.into(out));
    await expect(dialog.status).toContainText(/\d+ of 360 samples will be exported/);
    await expect(dialog.dialog).toContainText('The folder will be created.');
    // The truncated one is recognised only when it is read completely, which the export does.
    const cut = new Set(
      truthOf(dataset).plants.flatMap((plant) =>
        plant.kind === 'broken-image' && plant.how === 'truncated' ? [plant.relPath] : [],
      ),
    );
    const entries = (await entriesOf(page, plan)).filter(({ relPath }) => !cut.has(relPath));
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(dialog.status).toContainText(
      `Exported and verified: ${entries.length.toLocaleString('en')} samples`,
    );
    expect(stateOf(out)).toBe('complete');

    // Otherwise finders would still be running on a dataset that is being closed.
    await expect(app.status.button('Cancel')).toHaveCount(0, { timeout: 90_000 });
    await dialog.button('Open as a dataset').click();
    await expect(page).toHaveTitle('for training - Proofsheet');
    await app.sheet.ready();
    const exported = await samplesOf(page);
    expect(exported.size).toBe(entries.length);
    for (const { path, after } of entries) {
      const sample = exported.get(path ?? '');
      expect({ path, tags: sample?.tags, nl: sample?.nl ?? null }).toEqual({
        path,
        tags: parseTags(after.tags ?? '').map(({ text }) => text),
        // There is a byte-order mark, which is not shown.
        nl: after.nl?.replace('\uFEFF', '') ?? null,
      });
    }
    const swapped = new Map(entries.map((entry) => [entry.relPath, entry.character]));
    for (const { relPath, actual } of wrong) expect(swapped.get(relPath)).toBe(actual);
  },
);

test('an export that is stopped in the middle says that it is incomplete, and the next run completes it', async ({
  folder,
  dataDir,
  openApp,
}) => {
  test.slow();
  const dataset = join(folder, 'endfield');
  const out = join(folder, 'webp');
  copySample(dataset, dataDir);
  const { page } = await openApp(dataset);
  const app = new AppPage(page);
  await app.sheet.ready();
  // Enough of them that the key is pressed while there is more to write.
  await app.search.ask('path:batch-01');
  await expect(app.search.count).toHaveText(/^\d+ of 360/);
  await page.keyboard.press('F6');
  const dialog = new ExportDialog(page);
  await dialog.open();
  await dialog.format('Plain folder').click();
  await dialog.dialog.getByRole('radio', { name: /shown$/ }).click();
  await dialog.section('Images');
  await dialog.dialog.getByRole('radio', { name: 'WebP' }).click();
  await dialog.into(out);
  await dialog.start.click();
  const written = (): number =>
    existsSync(out)
      ? readdirSync(out, { recursive: true }).filter((name) => String(name).endsWith('.webp')).length
      : 0;
  await expect.poll(written, { intervals: [20] }).toBeGreaterThan(0);
  await dialog.button('Stop').click();
  await expect(dialog.status).toContainText('Not complete');
  expect(stateOf(out)).toBe('incomplete');

  await dialog.button('Back to the settings').click();
  await dialog.settled();
  await expect(dialog.dialog).toContainText('it will be completed');
  await dialog.start.click();
  await expect(dialog.status).toContainText('Exported and verified', { timeout: 60_000 });
  await expect(dialog.dialog).toContainText('unchanged');
  expect(stateOf(out)).toBe('complete');
});

const captions = {
  'a.txt': 'perlica \\(arknights\\), arknights, 1girl, smile\r\n',
  'a_nl.txt': 'Perlica stands in the rain.',
  'b.txt': 'yvonne \\(arknights\\), arknights, 1girl',
};

test.describe('what the engine refuses', () => {
  // A refusal is an answer that browsers report as an error.
  test.use({ mayComplain: true });

  test('a folder in the dataset is refused where it is typed, and a profile is kept for the next time', async ({
    folder,
    openApp,
  }) => {
    const dataset = join(folder, 'd');
    await writeDataset(dataset, ['a.png', 'b.png'], {});
    for (const [name, text] of Object.entries(captions)) writeFileSync(join(dataset, name), text);
    const { page } = await openApp(dataset);
    const app = new AppPage(page);
    await app.sheet.ready();
    const dialog = new ExportDialog(page);
    await dialog.open();
    // The arrow keys go from format to format.
    await page.keyboard.down('ArrowDown');
    await expect(dialog.format('kohya')).toBeChecked();
    await page.keyboard.up('ArrowDown');
    await expect(dialog.folder).toHaveValue(join(folder, 'd-kohya'));
    await dialog.into(join(dataset, 'out'));
    await expect(dialog.folder).toHaveAccessibleDescription(/lies in the dataset itself/);
    await expect(dialog.start).toBeDisabled();
    await expect(dialog.status).toContainText('All 2 samples will be exported');
    await dialog.dialog.getByRole('textbox', { name: 'Trigger' }).fill('ohwx');
    await dialog.settled();
    await expect(dialog.samples.first().locator('ins')).toContainText('ohwx');
    await dialog.button('Save as...').click();
    await page.keyboard.type('my way');
    await page.keyboard.press('Enter');
    await expect(dialog.dialog.getByRole('combobox', { name: 'Profile' })).toHaveValue('my way');
    await page.keyboard.press('Escape');
    await expect(dialog.dialog).toBeHidden();
    await page.reload();

    await app.sheet.ready();
    await dialog.open();
    await dialog.dialog.getByRole('combobox', { name: 'Profile' }).selectOption('my way');
    await dialog.settled();
    await expect(dialog.format('kohya')).toBeChecked();
    await expect(dialog.samples.first().locator('ins')).toContainText('ohwx');
  });
});

test('captions go out as a table and come back: only what was changed there is changed here', async ({
  folder,
  openApp,
}) => {
  const dataset = join(folder, 'd');
  const out = join(folder, 'table');
  await writeDataset(dataset, ['a.png', 'b.png'], {});
  for (const [name, text] of Object.entries(captions)) writeFileSync(join(dataset, name), text);
  const { page } = await openApp(dataset);
  const app = new AppPage(page);
  await app.sheet.ready();
  const dialog = new ExportDialog(page);
  await dialog.open();
  await dialog.format('Captions as CSV').click();
  await dialog.into(out);
  await dialog.start.click();
  await expect(dialog.status).toContainText('Exported and verified');
  await page.keyboard.press('Escape');
  const table = join(out, 'captions.csv');
  writeFileSync(table, `${readFileSync(table, 'utf8').replace('smile', 'frown')}nobody.png,x,y\n`);

  await page.keyboard.press('ControlOrMeta+K');
  await page.keyboard.type('import captions');
  await page.keyboard.press('Enter');
  const imports = app.dialog('Import captions');
  await imports.locator('input[type=file]').setInputFiles(table);
  await expect(imports.getByRole('status')).toHaveText('1 of 2 samples would change, in 1 file.');
  await expect(imports).toContainText('nobody.png (row 4) is not an image of this dataset.');
  await expect(imports.getByRole('article')).toContainText('frown');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(imports.getByRole('status')).toContainText('1 file written');
  const now = (name: keyof typeof captions): string => readFileSync(join(dataset, name), 'utf8');
  expect(now('a.txt')).toBe(captions['a.txt'].replace('smile', 'frown'));
  expect([now('a_nl.txt'), now('b.txt')]).toEqual([captions['a_nl.txt'], captions['b.txt']]);
  await imports.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => now('a.txt')).toBe(captions['a.txt']);
});
