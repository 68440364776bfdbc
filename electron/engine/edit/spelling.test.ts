/** In which spelling tags are written: as typed where they are new, as the dataset has them where they are known. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { PlanSummary } from '../../../shared/api/edits.ts';
import { edit as editSchema, type EditInput } from '../../../shared/edit/edit.ts';
import { pngOf, startEngine, tempFolder, writeFiles } from '../testing.ts';

const sit = async (captions: Readonly<Record<string, string>>) => {
  const folder = tempFolder();
  const image = await pngOf();
  for (const [name, tags] of Object.entries(captions))
    writeFiles(folder, { [`${name}.png`]: image, [`${name}.txt`]: tags });
  const engine = await startEngine();
  await engine.open(folder);
  const plan = async (input: EditInput, query = ''): Promise<PlanSummary> => {
    const { id, count } = await engine.call('POST /api/views', { body: { query } });
    const scope = { view: id, ranges: [[0, count]] as [number, number][] };
    return engine.call('POST /api/plans', { body: { edit: editSchema.parse(input), scope } });
  };
  return {
    ...engine,
    folder,
    plan,
    edit: async (input: EditInput, query = '') => {
      const { id } = await plan(input, query);
      return engine.call('POST /api/plans/:id/apply', { params: { id } });
    },
    text: (name: string) => readFileSync(join(folder, `${name}.txt`), 'utf8'),
  };
};
const add = (tag: string): EditInput => ({ kind: 'add-tag', tag, place: { at: 'end' } });
const rename = (from: string, to: string): EditInput => ({ kind: 'rename-tag', from, to, prose: true });

test('a tag that is new is written as typed, and goes on being written so', async () => {
  const desk = await sit({ a: 'perlica \\(arknights\\), blue eyes', b: 'long hair, blue eyes' });
  await desk.edit(add('HDA_Style_v2'), 'path:a.png');
  expect(desk.text('a')).toBe('perlica \\(arknights\\), blue eyes, HDA_Style_v2');
  // By now it is known: in its own spelling, whatever is typed.
  await desk.edit(add('hda style v2'));
  expect(desk.text('b')).toBe('long hair, blue eyes, HDA_Style_v2');
  await desk.edit(rename('blue eyes', 'OhWx_Eyes'));
  expect(desk.text('b')).toBe('long hair, OhWx_Eyes, HDA_Style_v2');
});

test('a known tag follows the dataset, a new one its parentheses alone', async () => {
  const desk = await sit({ a: 'perlica \\(arknights\\), blue eyes', b: 'long hair' });
  await desk.edit(add('Long_Hair'));
  await desk.edit(add('Foo_(Bar)'));
  expect(desk.text('a')).toBe('perlica \\(arknights\\), blue eyes, long hair, Foo_\\(Bar\\)');
});

test('a tag of the user’s list is written in the dataset’s style', async () => {
  const desk = await sit({ a: 'long hair' });
  writeFiles(desk.folder, { 'list.csv': 'red_eyes,0,5,\nsomebody,1,5,' });
  await desk.call('PATCH /api/settings', { body: { danbooruFile: join(desk.folder, 'list.csv') } });
  await desk.edit(add('Red_Eyes'));
  expect(desk.text('a')).toBe('long hair, red eyes');
});

test('a rename that changes the spelling alone is carried out, wherever it is another', async () => {
  const desk = await sit({ a: 'vue, long hair', b: 'Vue, long_hair', c: 'Vue, vue' });
  expect(await desk.edit(rename('vue', 'Vue'))).toMatchObject({ written: 2 });
  expect([desk.text('a'), desk.text('b'), desk.text('c')]).toEqual([
    'Vue, long hair',
    'Vue, long_hair',
    'Vue',
  ]);
  expect(await desk.edit(rename('long hair', 'long_hair'))).toMatchObject({ written: 1 });
  expect(desk.text('a')).toBe('Vue, long_hair');
});

test('an edit that would change nothing says why', async () => {
  const desk = await sit({ a: 'vue', b: 'smile' });
  expect((await desk.plan(rename('vue', 'vue'))).nothing).toBe(
    '“vue” is spelled so already, in the 1 sample that has it.',
  );
  expect((await desk.plan(rename('absent', 'x'))).nothing).toBe(
    'No caption here has the tag “absent”, and no NL caption names it.',
  );
  expect((await desk.plan(rename('vue', 'x'), 'path:b.png')).nothing).toMatch(
    /^No caption here has the tag “vue”/,
  );
  expect((await desk.plan(rename('vue', 'Vue'))).nothing).toBeNull();
});

test('a replacement that another language would read is refused', async () => {
  const desk = await sit({ a: 'long hair' });
  const { id } = await desk.call('POST /api/views', { body: { query: '' } });
  const edit = editSchema.parse({
    kind: 'replace',
    caption: 'tags',
    pattern: '(\\w+) hair',
    replacement: '\\1 fur',
  });
  const refused = await desk.refused('POST /api/plans', {
    body: { edit, scope: { view: id, ranges: [[0, 1]] } },
  });
  expect(refused).toMatchObject({ code: 'bad-request' });
  expect(refused.message).toContain('write $1');
  expect(desk.text('a')).toBe('long hair');
});

test('syntax of prompts, faces and fixed names come through a normalise as they are', async () => {
  const kept = '(smile:1.2), ((blush)), <lora:my_style_v1:0.8>, __hair_color__, >:), score_9, source_anime';
  const desk = await sit({ a: `${kept}, Long_Hair`, b: `${kept}, long hair`, c: 'rating_safe, long hair' });
  expect(await desk.edit({ kind: 'normalise' })).toMatchObject({ written: 1 });
  expect(desk.text('a')).toBe(`${kept}, long hair`);
  expect(desk.text('c')).toBe('rating_safe, long hair');
});
