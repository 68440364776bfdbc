/** The map of coverage, on real files: every number is what its query finds. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { axes } from '../../../shared/coverage/axes.ts';
import { alternativesOf, valueOf } from '../../../shared/coverage/axis.ts';
import { pngOf, startEngine, tempFolder, writeFiles, type TestEngine } from '../testing.ts';

const ember = 'ember \\(arknights\\), arknights';
const rossi = 'rossi \\(arknights\\)';

const open = async (captions: Readonly<Record<string, string>>): Promise<TestEngine> => {
  const root = tempFolder();
  const png = await pngOf();
  for (const [stem, tags] of Object.entries(captions))
    writeFiles(root, { [`${stem}.png`]: png, [`${stem}.txt`]: tags });
  const engine = await startEngine();
  await engine.open(root);
  return engine;
};

const count = async ({ call }: TestEngine, query: string): Promise<number> =>
  (await call('POST /api/views', { body: { query } })).count;

const few = {
  '10_ember/a': `${ember}, 1girl, solo, red cape, belt, upper body, smile, looking at viewer, indoors`,
  '10_ember/b': `${ember}, 1girl, solo, red cape, belt, portrait, frown, from side, looking at viewer`,
  '10_ember/c': `${ember}, 1girl, solo, red cape, cowboy shot, white background`,
  'more/d': `${ember}, ${rossi}, 2girls, upper body, smile, outdoors`,
  'more/e': `${rossi}, 1girl, solo, yellow hoodie, full body`,
  'more/f': `${rossi}, 1girl, solo, yellow hoodie, from behind`,
};

test('each number of the map is what its query finds', async () => {
  const engine = await open(few);
  const { rows, terms } = await engine.call('POST /api/coverage', { body: {} });
  expect(rows.map(({ character, of, name, images }) => [character, of, name, images])).toEqual([
    ['rossi (arknights)', 'character', 'rossi (arknights)', 3],
    ['rossi (arknights)', 'outfit', 'yellow hoodie', 2],
    ['rossi (arknights)', 'others', 'Other clothes', 1],
    ['ember (arknights)', 'character', 'ember (arknights)', 4],
    ['ember (arknights)', 'outfit', 'red cape, belt', 3],
    ['ember (arknights)', 'others', 'Other clothes', 1],
  ]);
  for (const { query, images, cells } of rows) {
    expect([query, await count(engine, query)]).toEqual([query, images]);
    for (const [axis, values] of cells.entries()) {
      expect(values.reduce((sum, one) => sum + one, 0)).toBe(images);
      for (const [value, found] of values.entries()) {
        const asked = `${query} ${terms[axis]?.[value] ?? ''}`;
        expect([asked, await count(engine, asked)]).toEqual([asked, found]);
      }
    }
  }
});

test('what if samples are left out, or repeats limited', async () => {
  const engine = await open(few);
  const embers = async (body: { without?: string; cap?: number; unit?: 'seen' }): Promise<number> => {
    const { rows } = await engine.call('POST /api/coverage', { body });
    return (
      rows.find(({ of, character }) => of === 'character' && character.startsWith('ember'))?.images ?? -1
    );
  };
  const { id } = await engine.call('POST /api/views', { body: { query: 'tag:portrait' } });
  expect(await embers({ without: id })).toBe(3);
  expect(await embers({ unit: 'seen' })).toBe(31);
  expect(await embers({ unit: 'seen', cap: 4 })).toBe(13);
  expect(await embers({ unit: 'seen', cap: 4, without: id })).toBe(9);
  const { repeated, without } = await engine.call('POST /api/coverage', { body: { without: id } });
  expect([repeated, without]).toEqual([true, 1]);
});

test('a character that is expected and missing has a row; a misspelt one has none', async () => {
  const engine = await open({ ...few, 'more/g': 'embr \\(arknights\\), 1girl' });
  await engine.call('POST /api/project', {
    body: {
      label: 'Set the roster',
      entries: [{ path: ['roster', 'text'], value: 'ember (arknights)\nxaihi (arknights)' }],
    },
  });
  const { rows } = await engine.call('POST /api/coverage', { body: {} });
  const characters = rows
    .filter(({ of }) => of === 'character')
    .map(({ character, images }) => [character, images]);
  expect(characters).toEqual([
    ['xaihi (arknights)', 0],
    ['rossi (arknights)', 3],
    ['ember (arknights)', 4],
  ]);
});

const tags = axes.flatMap(({ values }) => values.flatMap((value) => alternativesOf(value).flat()));

test('the lists of samples give what the plain rule gives, for any captions', async () => {
  const captions = fc.array(fc.uniqueArray(fc.constantFrom(...tags), { maxLength: 8 }), {
    minLength: 1,
    maxLength: 25,
  });
  await fc.assert(
    fc.asyncProperty(captions, async (lists) => {
      const engine = await open(
        Object.fromEntries(lists.map((list, at) => [`s${at}`, [ember, ...list].join(', ')])),
      );
      const { rows } = await engine.call('POST /api/coverage', { body: {} });
      const wanted = axes.map((axis) => {
        const cells = Array.from({ length: axis.values.length + 1 }, () => 0);
        for (const list of lists) {
          const value = valueOf(axis, (key) => list.includes(key));
          const at = value < 0 ? cells.length - 1 : value;
          cells[at] = (cells[at] ?? 0) + 1;
        }
        return cells;
      });
      expect(rows.find(({ of }) => of === 'character')?.cells).toEqual(wanted);
      await engine.close();
    }),
    { numRuns: 6 },
  );
}, 60_000);
