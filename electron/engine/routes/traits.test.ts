/** Traits and outfits of characters, on real files: what is counted is what the queries find. */
import { expect, test } from 'vitest';
import { pngOf, startEngine, tempFolder, writeFiles, type TestEngine } from '../testing.ts';

const ember = 'ember \\(arknights\\)';
const rossi = 'rossi \\(arknights\\)';
const captions: Readonly<Record<string, string>> = {
  a: `${ember}, arknights, 1girl, solo, red hair, red cape, turtleneck, belt, long sleeves, upper body`,
  b: `${ember}, arknights, 1girl, solo, red hair, red_cape, turtleneck, long sleeves, portrait`,
  c: `${ember}, arknights, 1girl, solo, red hair, red cape, belt, long sleeves, portrait`,
  d: `${ember}, arknights, 1girl, solo, red hair, blue kimono, sash, long sleeves`,
  e: `${ember}, ${rossi}, arknights, 2girls, red hair, blonde hair, blue kimono, sash, long sleeves`,
  f: `${rossi}, arknights, 1girl, solo, blonde hair, yellow hoodie`,
  g: 'no humans, scenery',
};

const open = async () => {
  const root = tempFolder();
  const png = await pngOf();
  for (const [name, tags] of Object.entries(captions))
    writeFiles(root, { [`${name}.png`]: png, [`${name}.txt`]: tags });
  const test = await startEngine();
  await test.open(root);
  return test;
};

const count = async ({ call }: TestEngine, query: string): Promise<number> =>
  (await call('POST /api/views', { body: { query } })).count;

const traitsOf = ({ call }: TestEngine, character: string) =>
  call('GET /api/roster/traits', { query: { character } });

test('traits are in four of five captions, with their share and that of the rest', async () => {
  const engine = await open();
  const { tag, images, traits } = await traitsOf(engine, 'Ember_(arknights)');
  expect([tag, images]).toEqual([ember, 5]);
  expect(traits.map(({ key, aspect, share, rest }) => [key, aspect, share, rest])).toEqual([
    ['red hair', 'hair', 1, 0],
    ['long sleeves', 'worn', 1, 0],
    ['1girl', 'image', 0.8, 0.5],
    ['solo', 'image', 0.8, 0.5],
  ]);
});

test('outfits are garments that go together; every number is what its query finds', async () => {
  const engine = await open();
  const { outfits, others, alone, traits } = await traitsOf(engine, ember);
  expect(outfits.map(({ name, tags, images }) => [name, tags.map(({ tag }) => tag), images])).toEqual([
    [null, ['red cape', 'turtleneck', 'belt'], 3],
    [null, ['blue kimono', 'sash'], 2],
  ]);
  for (const { query, images } of [...outfits, others, alone])
    expect([query, await count(engine, query)]).toEqual([query, images]);
  for (const { query, count: found } of traits)
    expect([query, await count(engine, query)]).toEqual([query, found]);
  expect(alone.images).toBe(4);
});

test('an outfit keeps the name and the tags that the user gives it, and is undone like an edit', async () => {
  const engine = await open();
  const value = ['red_cape', 'turtleneck'];
  const path = ['traits', 'outfits', 'ember (arknights)', 'Field dress'];
  await engine.call('POST /api/project', { body: { label: 'Name an outfit', entries: [{ path, value }] } });
  const named = await traitsOf(engine, ember);
  expect(named.outfits.map(({ name, tags, images }) => [name, tags.map(({ tag }) => tag), images])).toEqual([
    ['Field dress', ['red cape', 'turtleneck'], 3],
    [null, ['belt'], 2],
    [null, ['blue kimono', 'sash'], 2],
  ]);
  await engine.call('POST /api/undo', { body: {} });
  expect((await traitsOf(engine, ember)).outfits.map(({ name }) => name)).toEqual([null, null]);
});

test('a choice is kept in proofsheet.json; without one a trait is kept', async () => {
  const engine = await open();
  const path = ['traits', 'choices', 'ember (arknights)', 'red hair'];
  await engine.call('POST /api/project', {
    body: { label: 'Absorb a trait', entries: [{ path, value: 'absorb' }] },
  });
  const { traits } = await traitsOf(engine, ember);
  expect(traits.map(({ key, choice }) => [key, choice]).slice(0, 2)).toEqual([
    ['red hair', 'absorb'],
    ['long sleeves', 'keep'],
  ]);
});

test('a character that the dataset does not have has no traits', async () => {
  const { images, traits, outfits } = await traitsOf(await open(), 'nobody');
  expect([images, traits, outfits]).toEqual([0, [], []]);
});

test('a character is found by its name alone', async () => {
  expect((await traitsOf(await open(), 'Ember')).key).toBe('ember (arknights)');
});

test('what is dropped is removed by an edit of the images that name no other character', async () => {
  const engine = await open();
  const path = ['traits', 'choices', 'ember (arknights)'];
  const value = { 'red hair': 'drop', 'long sleeves': 'drop', solo: 'absorb', nothing: 'drop' };
  await engine.call('POST /api/project', { body: { label: 'Drop traits', entries: [{ path, value }] } });
  const { edit, samples } = await engine.call('GET /api/roster/traits/dropped', {
    query: { character: ember },
  });
  expect(edit).toEqual({ kind: 'remove-tags', tags: ['red hair', 'long sleeves'] });
  expect(samples).toHaveLength(4);
  if (edit === null) throw new Error('Nothing is dropped.');
  await engine.call('POST /api/edits', { body: { edit, scope: { ids: samples } } });
  expect(await count(engine, 'tag:"red hair"')).toBe(1);
  const again = await engine.call('GET /api/roster/traits/dropped', { query: { character: ember } });
  expect(again).toEqual({ edit: null, samples: [] });
  await engine.call('POST /api/undo', { body: {} });
  expect(await count(engine, 'tag:"red hair"')).toBe(5);
});
