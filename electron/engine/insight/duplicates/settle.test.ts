/** One image of a group is kept, and the others go aside or to the trash, through the engine's own door. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { expect, onTestFinished, test } from 'vitest';
import { sampleId } from '../../../../shared/api/ids.ts';
import { startEagerEngine, tempFolder, writeFiles } from '../../testing.ts';
import { find, found, png, sit } from './testing.ts';

const has = (engine: { readonly folder: string }, relPath: string): boolean =>
  existsSync(path.join(engine.folder, relPath));
const text = (engine: { readonly folder: string }, relPath: string): string =>
  readFileSync(path.join(engine.folder, relPath), 'utf8');

test('one is kept, the others go beside the dataset with their captions and masks, and undo and redo move them', async () => {
  const engine = await sit({
    '1.txt': 'a, b',
    '1_nl.txt': 'The first.',
    'sub/copy.png': png(1),
    'sub/copy.txt': 'b, c',
    'sub/copy_nl.txt': 'The copy.',
    'sub/copy-masklabel.png': png(3),
  });
  await find(engine);
  const { groups, aside } = await found(engine);
  onTestFinished(() => rmSync(aside, { recursive: true, force: true }));
  const [first, copy] = groups[0]?.members.map(({ row }) => row) ?? [];
  if (first === undefined || copy === undefined) throw new Error('There is no group.');
  const report = await engine.call('POST /api/duplicates/settle', {
    body: { group: [first.id, copy.id], keep: first.id, to: 'aside', merge: { prose: copy.id } },
  });
  expect(report).toMatchObject({ state: 'done', written: 6, conflicts: [], failures: [] });
  expect(report.label).toBe('Keep 1.png, set 1 duplicate aside, captions merged');
  expect([text(engine, '1.txt'), text(engine, '1_nl.txt')]).toEqual(['a, b, c', 'The copy.']);
  expect(has(engine, 'sub/copy.png')).toBe(false);
  expect(readdirSync(path.join(aside, 'sub')).toSorted()).toEqual([
    'copy-masklabel.png',
    'copy.png',
    'copy.txt',
    'copy_nl.txt',
  ]);
  expect((await engine.call('GET /api/dataset')).dataset?.samples).toBe(3);
  expect((await found(engine)).state.groups).toBe(0);
  const { changes } = await engine.call('GET /api/edits/:id/changes', {
    params: { id: report.edit ?? 0 },
    query: { from: 0, count: 10 },
  });
  expect(changes.find(({ relPath }) => relPath === 'sub/copy.png')).toMatchObject({
    kind: 'move',
    before: 'sub/copy.png',
    after: `${path.basename(aside)}/sub/copy.png`,
  });

  await engine.call('POST /api/undo', { body: {} });
  expect([text(engine, '1.txt'), text(engine, 'sub/copy.txt')]).toEqual(['a, b', 'b, c']);
  expect(has(engine, 'sub/copy-masklabel.png')).toBe(true);
  expect(existsSync(aside)).toBe(false);
  expect((await engine.call('GET /api/dataset')).dataset?.samples).toBe(4);
  expect(await find(engine)).toEqual(['equal: 1.png equal, sub/copy.png equal']);
  await engine.call('POST /api/redo');
  expect(has(engine, 'sub/copy.png')).toBe(false);
});

test('captions that an image which stays shares stay, and nothing is written over what lies beside already', async () => {
  const engine = await sit({
    '1.jpg': await sharp(png(1)).jpeg({ quality: 60 }).toBuffer(),
    '1.txt': 'a',
    '2b.png': png(2),
  });
  await find(engine);
  const { groups, aside } = await found(engine);
  onTestFinished(() => rmSync(aside, { recursive: true, force: true }));
  const of = (relPath: string): readonly number[] =>
    groups
      .find(({ members }) => members.some(({ row }) => row.relPath === relPath))
      ?.members.map(({ row }) => row.id) ?? [];
  const settle = (group: readonly number[]) =>
    engine.call('POST /api/duplicates/settle', {
      body: {
        group: group.map((id) => sampleId.parse(id)),
        keep: sampleId.parse(group[0]),
        to: 'aside',
        merge: null,
      },
    });
  await settle(of('1.jpg'));
  expect([has(engine, '1.png'), has(engine, '1.jpg'), has(engine, '1.txt')]).toEqual([true, false, true]);
  writeFiles(aside, { '2b.png': 'something else' });
  expect(await settle(of('2b.png'))).toMatchObject({
    written: 0,
    conflicts: [{ reason: `${path.basename(aside)}/2b.png is there already, and is another file.` }],
  });
  expect(has(engine, '2b.png')).toBe(true);
});

test('the others go to the trash, and come back from it, also after a restart', async () => {
  const dataHome = tempFolder();
  const engine = await sit({ 'sub/copy.png': png(1), 'sub/copy.txt': 'b, c' }, { dataHome });
  await find(engine);
  const { groups, trash } = await found(engine);
  expect(trash).toBe(path.join(dataHome, 'Trash'));
  const members = groups[0]?.members.map(({ row }) => row) ?? [];
  const group = members.map(({ id }) => id);
  const keep = members.find(({ relPath }) => relPath === '1.png')?.id;
  if (keep === undefined) throw new Error('There is no group.');
  const body = { group, keep, to: 'trash', merge: null } as const;
  const report = await engine.call('POST /api/duplicates/settle', { body });
  expect(report).toMatchObject({ label: 'Keep 1.png, 1 duplicate to the trash', written: 2, conflicts: [] });
  expect([has(engine, 'sub/copy.png'), has(engine, 'sub/copy.txt')]).toEqual([false, false]);
  const inTrash = (): readonly string[] =>
    ['files', 'info'].flatMap((part) => readdirSync(path.join(dataHome, 'Trash', part)).toSorted());
  expect(inTrash()).toEqual(['copy.png', 'copy.txt', 'copy.png.trashinfo', 'copy.txt.trashinfo']);
  await engine.close();

  const again = await startEagerEngine(engine.dataDir, dataHome);
  await again.open(engine.folder);
  await again.call('POST /api/undo', { body: {} });
  expect([has(engine, 'sub/copy.png'), text(engine, 'sub/copy.txt')]).toEqual([true, 'b, c']);
  expect(inTrash()).toEqual([]);

  await again.call('POST /api/redo');
  rmSync(path.join(dataHome, 'Trash', 'files', 'copy.txt'));
  expect(await again.call('POST /api/undo', { body: {} })).toMatchObject({
    written: 1,
    conflicts: [{ reason: 'copy.txt in the trash is no longer there: another program has taken it.' }],
  });
  expect(has(engine, 'sub/copy.png')).toBe(true);
});

test('where there is no trash to come back from, it is not offered, and refused', async () => {
  const engine = await sit({ 'a.png': png(1) });
  await find(engine);
  const { groups, trash } = await found(engine);
  expect(trash).toBe(null);
  const group = groups[0]?.members.map(({ row }) => row.id) ?? [];
  const [keep] = group;
  if (keep === undefined) throw new Error('There is no group.');
  const body = { group, keep, to: 'trash', merge: null } as const;
  expect(await engine.refused('POST /api/duplicates/settle', { body })).toMatchObject({
    code: 'edit-failed',
  });
  expect(has(engine, 'a.png')).toBe(true);
});

test('a group that is not as it was seen is not settled', async () => {
  const engine = await sit({ 'a.png': png(1) });
  await find(engine);
  const ids = (await found(engine)).groups[0]?.members.map(({ row }) => row.id) ?? [];
  const [keep] = ids;
  if (keep === undefined) throw new Error('There is no group.');
  engine.mark();
  writeFileSync(path.join(engine.folder, 'a.png'), png(2));
  await engine.until((event) => event.type === 'samples');
  const refusal = await engine.refused('POST /api/duplicates/settle', {
    body: { group: ids, keep, to: 'aside', merge: null },
  });
  expect(refusal).toMatchObject({ code: 'not-found' });
});

test('two who keep different images of one group at the same time do not lose both', async () => {
  const engine = await sit({ 'a.png': png(1) });
  await find(engine);
  const [group] = (await found(engine)).groups;
  const ids = group?.members.map(({ row }) => row.id) ?? [];
  const outcomes = await Promise.allSettled(
    ids.map((keep) =>
      engine.call('POST /api/duplicates/settle', { body: { group: ids, keep, to: 'aside', merge: null } }),
    ),
  );
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  expect(['a.png', '1.png'].filter((name) => has(engine, name))).toHaveLength(1);
});
