/** What is put right in captions without knowing what they say, byte by byte; and captions that are too large for one. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { SampleId } from '../../../shared/api/ids.ts';
import { edit as editSchema, type EditInput } from '../../../shared/edit/edit.ts';
import { largestCaption } from '../scan/decode.ts';
import { pngOf, startEngine, tempFolder, writeFiles } from '../testing.ts';

const sit = async (files: Readonly<Record<string, string | Uint8Array>>) => {
  const folder = tempFolder();
  const image = await pngOf();
  writeFiles(folder, { 'a.png': image, 'b.png': image, ...files });
  const engine = await startEngine();
  await engine.open(folder);
  return { ...engine, folder, bytes: (name: string) => readFileSync(join(folder, name)) };
};
const every = async ({ call }: Awaited<ReturnType<typeof sit>>) => {
  const { id, count } = await call('POST /api/views', { body: { query: '' } });
  return { view: id, ranges: [[0, count]] as [number, number][] };
};

test.each([
  ['byte-order-mark', '\uFEFF1girl, solo\r\n', '1girl, solo\r\n'],
  ['old-line-ends', '1girl,\rsolo\r', '1girl,\nsolo\n'],
  ['odd-characters', '1girl, blu\0sh, long\u00a0hair', '1girl, blush, long hair'],
  ['other-separator', '1girl; long hair; smile\n', '1girl, long hair, smile\n'],
  ['other-separator', '1girl，long hair、smile', '1girl, long hair, smile'],
  ['other-separator', '1girl solo long_hair blue_eyes', '1girl, solo, long_hair, blue_eyes'],
] as const)('%s in %j is found, mended to %j, and taken back', async (kind, before, after) => {
  const desk = await sit({ 'a.txt': before, 'b.txt': 'solo, long hair' });
  await desk.call('POST /api/problems/look', { body: { pictures: false } });
  const page = await desk.call('GET /api/problems/of/:kind', {
    params: { kind },
    query: { from: 0, count: 50 },
  });
  expect(page.problems).toHaveLength(1);
  const [{ fix, sample } = { fix: null, sample: null }] = page.problems;
  if (fix === null || sample === null) throw new Error(`${kind} has no fix.`);
  const ids: SampleId[] = [sample];
  await desk.call('POST /api/edits', { body: { edit: fix, scope: { ids } } });
  expect(desk.bytes('a.txt')).toEqual(Buffer.from(after));
  expect(desk.bytes('b.txt')).toEqual(Buffer.from('solo, long hair'));
  await desk.call('POST /api/undo', { body: {} });
  expect(desk.bytes('a.txt')).toEqual(Buffer.from(before));
});

test('invisible characters of an NL caption are found and removed, and its spaces stay', async () => {
  const before = 'She\u00a0wa\u202eves\u0007.\u3000End\u200b.';
  const desk = await sit({
    'a.txt': '1girl',
    'a_nl.txt': before,
    'b.txt': '1girl',
    'b_nl.txt': 'She\u00a0waves.',
  });
  await desk.call('POST /api/problems/look', { body: { pictures: false } });
  const page = await desk.call('GET /api/problems/of/:kind', {
    params: { kind: 'odd-characters' },
    query: { from: 0, count: 50 },
  });
  expect(page.problems.map(({ message }) => message)).toEqual([
    'In the NL caption “wa[U+202E]ves[U+0007].”, “End[U+200B].” hold a control character, a zero-width character, a mark of the writing direction.',
  ]);
  const [{ fix, sample } = { fix: null, sample: null }] = page.problems;
  if (fix === null || sample === null) throw new Error('It has no fix.');
  await desk.call('POST /api/edits', { body: { edit: fix, scope: { ids: [sample] } } });
  expect(desk.bytes('a_nl.txt').toString()).toBe('She\u00a0waves.\u3000End.');
  expect(desk.bytes('b_nl.txt').toString()).toBe('She\u00a0waves.');
});

test('a caption over 4 MB is unreadable: not edited, not converted, not made', async () => {
  const large = Buffer.from(`1girl, ${'x'.repeat(largestCaption)}`);
  const desk = await sit({ 'a.txt': large, 'b.txt': '1girl' });
  const { unreadable } = await desk.call('GET /api/files');
  expect(unreadable).toEqual([{ relPath: 'a.txt', reason: 'It is too large for a caption (over 4 MB).' }]);
  const run = async (input: EditInput) =>
    desk.call('POST /api/edits', { body: { edit: editSchema.parse(input), scope: await every(desk) } });

  const report = await run({ kind: 'rename-tag', from: '1girl', to: '2girls', prose: false });
  expect(report.written).toBe(1);
  const added = await run({ kind: 'add-tag', tag: 'solo', place: { at: 'end' } });
  expect(added).toMatchObject({
    written: 1,
    conflicts: [{ relPath: 'a.txt', reason: unreadable[0]?.reason }],
  });
  const converted = await run({ kind: 'convert', caption: 'tags', encoding: 'windows-1252' });
  expect(converted).toMatchObject({ written: 0, conflicts: [{ relPath: 'a.txt' }] });
  const grown = await run({
    kind: 'replace',
    caption: 'tags',
    pattern: 'solo',
    replacement: 'y'.repeat(largestCaption),
  });
  expect(grown).toMatchObject({ written: 0 });
  expect(grown.conflicts.map(({ relPath }) => relPath)).toEqual(['a.txt', 'b.txt']);
  expect(desk.bytes('a.txt').equals(large)).toBe(true);
  expect(desk.bytes('b.txt').toString()).toBe('2girls, solo');
});
