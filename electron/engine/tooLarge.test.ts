/** A caption over 4 MB: reading, checking, editing and exporting report the same, in the same words. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exportSettings } from '../../shared/export/settings.ts';
import { pngOf, startEngine, tempFolder, writeFiles } from './testing.ts';

test('is unreadable for the scan, for check, for edits and for exports', async () => {
  const root = tempFolder();
  const png = await pngOf();
  writeFiles(root, {
    'a.png': png,
    'a.txt': `smile, ${'x'.repeat(4 * 1024 * 1024)}`,
    'b.png': png,
    'b.txt': 'smile',
  });
  const { call, open } = await startEngine();
  await open(root);
  const reason = 'It is too large for a caption (over 4 MB).';

  const { unreadable, captions } = await call('GET /api/stats');
  expect(unreadable).toEqual([{ relPath: 'a.txt', reason }]);
  expect(captions.tags).toMatchObject({ present: 2, missing: 0 });

  await call('POST /api/problems/look', { body: { pictures: false } });
  const { problems } = await call('GET /api/problems/all', { query: { from: 0, count: 100 } });
  const found = problems.filter(({ relPath, kind }) => relPath === 'a.png' && kind === 'unreadable');
  expect(found.map(({ message }) => message)).toEqual([expect.stringContaining(reason)]);

  const { id, count } = await call('POST /api/views', { body: { query: '' } });
  const plan = await call('POST /api/plans', {
    body: { edit: { kind: 'remove-tag', tag: 'smile' }, scope: { view: id, ranges: [[0, count]] } },
  });
  expect(plan).toMatchObject({ files: 1, blocked: [{ relPath: 'a.txt', reason, unreadable: true }] });

  const settings = exportSettings.parse({ format: 'folder' });
  const out = join(tempFolder(), 'out');
  const { samples, skipped } = await call('POST /api/exports/plan', { body: { settings, scope: null, out } });
  expect(samples).toBe(1);
  expect(skipped.first).toEqual([{ relPath: 'a.png', kind: 'unreadable', reason: `a.txt: ${reason}` }]);
});
