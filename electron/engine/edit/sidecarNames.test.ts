/** Captions under other names than the usual ones: edits write the file that is there, and never a second one beside it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { EditReport } from '../../../shared/api/edits.ts';
import { sampleId } from '../../../shared/api/ids.ts';
import type { Edit } from '../../../shared/edit/edit.ts';
import { startExports } from '../export/testing.ts';
import { pngOf, startEngine, tempFolder, writeFiles, type TestEngine } from '../testing.ts';

const png = await pngOf();

const opened = async (files: Readonly<Record<string, string | Uint8Array>>) => {
  const folder = tempFolder();
  writeFiles(folder, files);
  const engine = await startEngine();
  await engine.open(folder);
  return { folder, engine };
};

const editAll = async (engine: TestEngine, edit: Edit): Promise<EditReport> => {
  const { dataset } = await engine.call('GET /api/dataset');
  const ids = Array.from({ length: dataset?.samples ?? 0 }, (_, at) => sampleId.parse(at + 1));
  return engine.call('POST /api/edits', { body: { edit, scope: { ids } } });
};

const addSmile: Edit = { kind: 'add-tag', tag: 'smile', place: { at: 'end' } };

test('a caption whose suffix is in capitals is written under the name it has', async () => {
  const { folder, engine } = await opened({
    'IMG_1.JPG': png,
    'IMG_1.TXT': 'solo',
    'IMG_1_NL.TXT': 'Solo.',
  });
  const before = readdirSync(folder).toSorted();
  expect(await editAll(engine, addSmile)).toMatchObject({ written: 1, failures: [], conflicts: [] });
  expect(await editAll(engine, { kind: 'set-text', caption: 'nl', text: 'She smiles.' })).toMatchObject({
    written: 1,
  });
  expect(readFileSync(join(folder, 'IMG_1.TXT'), 'utf8')).toBe('solo, smile');
  expect(readFileSync(join(folder, 'IMG_1_NL.TXT'), 'utf8')).toBe('She smiles.');
  expect(readdirSync(folder).toSorted()).toEqual(before);
  const shown = await engine.call('GET /api/samples/:id', { params: { id: sampleId.parse(1) } });
  expect(shown.tagsFile).toMatchObject({ relPath: 'IMG_1.TXT', text: 'solo, smile' });
  await engine.call('POST /api/undo', { body: {} });
  await engine.call('POST /api/undo', { body: {} });
  expect(readFileSync(join(folder, 'IMG_1.TXT'), 'utf8')).toBe('solo');
});

test('no second caption is made beside one that is not read; once it is, it is the one that is written', async () => {
  const { folder, engine } = await opened({
    'a.png': png,
    'a.txt': 'solo',
    'b.png': png,
    'b.txt': 'solo',
    'c.png': png,
    'c.caption': 'solo',
    'd.png': png,
  });
  const detail = await engine.call('GET /api/samples/:id', { params: { id: sampleId.parse(3) } });
  expect(detail).toMatchObject({ row: { relPath: 'c.png' }, unread: ['c.caption'], masks: [] });
  const refused = await editAll(engine, addSmile);
  expect(refused.written).toBe(3);
  expect(refused.conflicts.map(({ relPath }) => relPath)).toEqual(['c.txt']);
  expect(refused.conflicts[0]?.reason).toContain('c.caption');
  expect(existsSync(join(folder, 'c.txt'))).toBe(false);
  expect(readFileSync(join(folder, 'd.txt'), 'utf8')).toBe('smile');

  engine.mark();
  const suffixes = { tags: '.txt', nl: '_nl.txt', others: [{ suffix: '.caption', as: 'tags' as const }] };
  await engine.call('POST /api/dataset/rescan', { body: { suffixes } });
  await engine.until(
    (event) => event.type === 'job' && event.job.kind === 'scan' && event.job.state === 'done',
  );
  const now = await editAll(engine, addSmile);
  expect(now).toMatchObject({ written: 1, conflicts: [] });
  expect(readFileSync(join(folder, 'c.caption'), 'utf8')).toBe('solo, smile');
  expect(existsSync(join(folder, 'c.txt'))).toBe(false);
});

test('a caption whose name cannot exist is missing: renames go on, and writing it names the file', async () => {
  const long = 'x'.repeat(251);
  const { folder, engine } = await opened({ [`${long}.png`]: png, [`${long}.txt`]: 'solo' });
  const renamed = await editAll(engine, {
    kind: 'rename-tag',
    from: 'solo',
    to: 'alone',
    tags: true,
    prose: true,
  });
  expect(renamed).toMatchObject({ written: 1, failures: [], conflicts: [] });
  expect(readFileSync(join(folder, `${long}.txt`), 'utf8')).toBe('alone');
  const failed = await editAll(engine, { kind: 'set-text', caption: 'nl', text: 'Words.' });
  expect(failed.failures).toEqual([
    expect.objectContaining({
      relPath: `${long}_nl.txt`,
      message: `${long}_nl.txt: Its name is too long for this file system.`,
    }),
  ]);
  expect(readdirSync(folder).toSorted()).toEqual([`${long}.png`, `${long}.txt`]);
});

test('an image whose caption could not exist is exported with those that do', async () => {
  const long = 'x'.repeat(251);
  const folder = tempFolder();
  writeFiles(folder, { [`${long}.png`]: png, [`${long}.txt`]: 'solo', 'IMG.png': png, 'IMG.TXT': 'smile' });
  const { run, out } = await startExports(folder);
  expect(await run({ format: 'folder' })).toMatchObject({ samples: 2, skipped: [], verified: true });
  expect(readFileSync(join(out, `${long}.txt`), 'utf8')).toBe('solo');
  expect(readFileSync(join(out, 'IMG.txt'), 'utf8')).toBe('smile');
});
