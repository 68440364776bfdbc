/** Captions exported as a table, changed, and imported back: only that change is left. */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { TextMode } from '../../../shared/export/commonSettings.ts';
import type { ExportFormatName } from '../../../shared/export/exportFormats.ts';
import { exportSettings } from '../../../shared/export/settings.ts';
import { pngOf, startEngine, tempFolder, writeFiles } from '../testing.ts';

/** Captions that are not easy: line ends, white space, quotes, lists that look like tables, none at all. */
const captions: Readonly<Record<string, string>> = {
  'a.txt': 'yvonne \\(arknights\\),  smile ,"x; y"\r\n',
  'a_nl.txt': '\uFEFFShe said "hi".\r\nThen, she left.\r\n\r\n',
  'in/b c.txt': '1girl\tsolo',
  'in/b c_nl.txt': '  A line.\n\nAnother; and "one", more.  ',
  'd.txt': '',
  'é.txt': 'ペルリカ, :d',
};

const rowSchema = z.array(z.record(z.string(), z.string()));

const sit = async () => {
  const folder = tempFolder();
  const png = await pngOf();
  writeFiles(folder, {
    ...captions,
    'a.png': png,
    'in/b c.png': png,
    'd.png': png,
    'é.png': png,
    'none.png': png,
  });
  const engine = await startEngine();
  await engine.open(folder);
  const exported = async (format: ExportFormatName, text: TextMode | 'auto' = 'auto'): Promise<string> => {
    const out = path.join(tempFolder(), 'out');
    const settings = exportSettings.parse({ format, names: { pattern: '{n:04}' }, captions: { text } });
    const { id } = await engine.call('POST /api/exports/plan', { body: { settings, scope: null, out } });
    const { job } = await engine.call('POST /api/exports/:id/run', { params: { id } });
    await engine.until(
      (event) => event.type === 'job' && event.job.id === job.id && event.job.state === 'done',
    );
    const name = readdirSync(out).find((file) => /^(?:captions\.|metadata\.jsonl)/.test(file)) ?? '';
    return readFileSync(path.join(out, name), 'utf8');
  };
  const importing = (text: string) =>
    engine.call('POST /api/plans/import', { body: { name: 'table', text } });
  return { ...engine, folder, exported, importing };
};

test.each(['csv', 'jsonl'] as const)('%s, imported as it was exported, changes nothing', async (format) => {
  const { exported, importing } = await sit();
  const made = await importing(await exported(format));
  expect(made).toMatchObject({ plan: { files: 0, scope: 5, blocked: [] }, rows: 5, failures: [] });
});

test.each(['auto', 'separate'] as const)(
  'the metadata of an imagefolder with %s captions gives all of them back to a dataset that has lost them',
  async (text) => {
    const { exported, importing, call, folder, mark, until } = await sit();
    const table = await exported('imagefolder', text);
    const unchanged = await importing(table);
    expect(unchanged).toMatchObject({ plan: { files: 0 }, rows: 5, failures: [] });
    for (const name of Object.keys(captions)) rmSync(path.join(folder, name));
    mark();
    await call('POST /api/dataset/rescan', { body: {} });
    await until((event) => event.type === 'job' && event.job.kind === 'scan' && event.job.state === 'done');
    const { plan } = await importing(table);
    await call('POST /api/plans/:id/apply', { params: { id: plan.id } });
    for (const [name, before] of Object.entries(captions)) {
      const file = path.join(folder, name);
      const now = existsSync(file) ? readFileSync(file, 'utf8') : '';
      // A new file has the line ends of this system, and none behind the last word.
      const words = before.replaceAll('\uFEFF', '').replaceAll('\r\n', '\n').trim();
      expect([name, now.replaceAll('\r\n', '\n').trim()]).toEqual([name, words]);
    }
  },
);

test('a caption that was changed in the table is the only one that is written', async () => {
  const { exported, importing, call, folder } = await sit();
  const rows = rowSchema.parse(parse(await exported('csv'), { columns: true }));
  for (const row of rows) if (row['file_name'] === 'a.png') row['nl'] = 'She "stays".';
  const { plan } = await importing(stringify(rows, { header: true }));
  expect(plan.files).toBe(1);
  await call('POST /api/plans/:id/apply', { params: { id: plan.id } });
  const now = Object.fromEntries(
    Object.keys(captions).map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]),
  );
  expect(now).toEqual({ ...captions, 'a_nl.txt': '\uFEFFShe "stays".\r\n\r\n' });
});
