import { expect, test } from 'vitest';
import { pngOf, startEngine, tempFolder, writeFiles } from '../testing.ts';

const open = async () => {
  const root = tempFolder();
  const png = await pngOf();
  const large = await pngOf(1400, 1400);
  writeFiles(root, {
    'a.png': png,
    'a.txt': 'perlica \\(arknights\\), arknights, 1girl, white hoodie',
    'a_nl.txt': 'A drawing of Perlica.',
    'b.png': large,
    'b.txt': '1girl, perlica \\(arknights\\), arknights, black jacket',
    'b_nl.txt': 'A drawing of somebody.',
    'c.png': png,
    'c.txt': 'ember \\(arknights\\), arknights, 1girl',
    'd.png': png,
    'd.txt': 'embr \\(arknights\\), arknights, 1girl',
  });
  const test = await startEngine();
  await test.open(root);
  return test;
};

test('a row says what keeps a character from being learnt', async () => {
  const { call } = await open();
  const table = await call('POST /api/roster', { body: { floor: 2 } });
  expect(table.characters.find(({ key }) => key === 'perlica (arknights)')).toMatchObject({
    images: 2,
    nlCoverage: 1,
    nlNamesIt: 0.5,
    activationFirst: 0.5,
    upscaled: 1,
    status: 'ok',
  });
  expect(table.listed).toBe(false);
});

test('a list says who is missing, who is not expected, and whose name is a letter off', async () => {
  const { call } = await open();
  const text = 'Operators:\nperlica (arknights)\nember (arknights)\nxaihi (arknights)';
  const table = await call('POST /api/roster', { body: { text, floor: 2 } });
  const statuses = table.characters.map(({ key, status, group }) => [key, status, group]);
  expect(statuses).toEqual([
    ['xaihi (arknights)', 'missing', 'Operators'],
    ['ember (arknights)', 'few', 'Operators'],
    ['perlica (arknights)', 'ok', 'Operators'],
    ['embr (arknights)', 'unexpected', null],
  ]);
  expect(table.nearMisses).toEqual([
    { tag: 'embr \\(arknights\\)', like: 'ember \\(arknights\\)', count: 1 },
  ]);
});

test('a list that is kept counts who has too few, makes its names characters, and is undone like an edit', async () => {
  const { call, until } = await open();
  await call('POST /api/project', {
    body: {
      label: 'Set the roster',
      entries: [{ path: ['roster', 'text'], value: 'white hoodie\nxaihi (arknights)' }],
    },
  });
  await until(({ type }) => type === 'findings');
  const { characters } = await call('POST /api/roster', { body: {} });
  expect(characters.find(({ key }) => key === 'white hoodie')?.images).toBe(1);
  const stats = await call('GET /api/stats', {});
  expect(stats.characters.map(({ tag }) => tag)).toContain('white hoodie');
  await call('POST /api/undo', { body: {} });
  expect((await call('GET /api/project', {})).roster.text).toBe('');
});
