/** Patterns that never come to an end, and plans that are not there. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sampleId } from '../../../shared/api/ids.ts';
import { pngOf, startEngine, tempFolder, writeFiles } from '../testing.ts';

const long = `${'a'.repeat(60)}b, 1girl`;
const endless = {
  kind: 'replace',
  caption: 'tags',
  pattern: '(a+)+$',
  replacement: '',
  ignoreCase: false,
} as const;
const scope = { ids: [sampleId.parse(1)] };

const opened = async () => {
  const folder = tempFolder();
  writeFiles(folder, { 'a.png': await pngOf(), 'a.txt': long });
  const engine = await startEngine();
  await engine.open(folder);
  return { ...engine, text: () => readFileSync(join(folder, 'a.txt'), 'utf8') };
};

test('a pattern without an end is given up with the name of the image, and editing goes on', async () => {
  const { call, refused, text } = await opened();
  const error = await refused('POST /api/plans', { body: { edit: endless, scope } });
  expect(error).toMatchObject({ code: 'bad-request', detail: { path: 'a.png' } });
  expect(error.message).toContain('takes too long on the captions of a.png');
  expect(text()).toBe(long);
  const edit = { kind: 'add-tag', tag: 'rain', place: { at: 'end' } } as const;
  expect(await call('POST /api/edits', { body: { edit, scope } })).toMatchObject({ written: 1 });
  expect(text()).toBe(`${long}, rain`);
});

test('the engine closes while such a pattern is at work', async () => {
  const { refused, close, text, until } = await opened();
  const asked = refused('POST /api/plans', { body: { edit: endless, scope } });
  await until((event) => event.type === 'job' && event.job.kind === 'edit');
  await close();
  await asked;
  expect(text()).toBe(long);
});

test('a plan that is not there cannot be changed or carried out, and is discarded already', async () => {
  const { call, refused } = await opened();
  const params = { id: 77 };
  for (const name of ['GET /api/plans/:id', 'POST /api/plans/:id/apply'] as const)
    expect(await refused(name, { params })).toMatchObject({ code: 'not-found' });
  expect(await call('DELETE /api/plans/:id', { params })).toEqual({});
  const body = { include: { n: 0, included: true } };
  expect(await refused('PATCH /api/plans/:id', { params, body })).toMatchObject({ code: 'not-found' });
  expect(await refused('POST /api/undo', { body: { edit: 77 } })).toMatchObject({ code: 'not-found' });
});
