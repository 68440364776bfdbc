import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { changesDataset, contract, type EndpointName } from '../../../shared/api/contract.ts';
import { apiError } from '../../../shared/api/errors.ts';
import { openingHeader, sampleId } from '../../../shared/api/ids.ts';
import { pngOf, startEngine, tempFolder, writeFiles, type TestEngine } from '../testing.ts';

/** What is asked with another method than GET, and yet changes nothing of the open dataset. */
const changeNothing: readonly EndpointName[] = [
  'POST /api/dataset/open',
  'POST /api/sample',
  'DELETE /api/recent/:id',
  'PATCH /api/settings',
  // A job's id is its own.
  'POST /api/jobs/:id/cancel',
  // A draft names its dataset.
  'PUT /api/drafts/:dataset',
  'DELETE /api/drafts/:dataset',
  // A key belongs to a server.
  'PUT /api/captioning/key',
  // These read.
  'POST /api/proposals/runs/count',
  'POST /api/proposals/accept/count',
  'POST /api/proposals/runs/:id/selection/preview',
  'POST /api/captioning/try',
  'POST /api/captioning/request',
  'POST /api/captioning/template',
  'POST /api/captioning/servers',
  'POST /api/captioning/test',
  'POST /api/captioning/tagger',
  'POST /api/views',
  'POST /api/findings/look',
  'POST /api/samples/summary',
  'POST /api/samples/tags',
  'POST /api/roster',
  'POST /api/coverage',
  'POST /api/trainer/preview',
  'POST /api/trainer/dataset-file',
  'POST /api/trainer/buckets',
];

const settings = { format: 'diffusion-pipe' };
const scope = { ids: [1] };
const edit = { kind: 'add-tag', tag: 'rain', place: { at: 'end' } };
const texts = { one: 'a', several: 'a', none: 'a' };
const endpoint = {
  by: 'endpoint',
  url: 'http://127.0.0.1:9/v1',
  model: 'm',
  prompt: { name: 'p', system: '', texts },
};

/** A body that is let through, for endpoints that want one. */
const bodies: Readonly<Partial<Record<EndpointName, unknown>>> = {
  'POST /api/plans': { edit, scope },
  'POST /api/plans/import': { name: 'a.csv', text: 'file_name,tags\na.png,rain\n' },
  'POST /api/edits': { edit, scope },
  'POST /api/edits/stop': { how: 'take-back' },
  'POST /api/edits/:id/conflicts': { n: 0, theirs: null },
  'POST /api/project': { label: 'Aim higher', entries: [{ path: ['roster', 'target'], value: 30 }] },
  'POST /api/aside': { scope, to: 'aside' },
  'POST /api/aside/back': { all: true },
  'POST /api/duplicates/settle': { group: [1, 2], keep: 1, to: 'aside', merge: null },
  'POST /api/duplicates/apart': { group: [1, 2] },
  'POST /api/mislabels/keep': { samples: [1], keep: true },
  'POST /api/problems/look': { pictures: false },
  'POST /api/exports/plan': { settings, scope: null, out: null },
  'POST /api/proposals/runs': { scope, spec: endpoint },
  'POST /api/proposals/accept': { ids: [1] },
  'POST /api/proposals/reject': { ids: [1] },
  'POST /api/proposals/restore': { ids: [1] },
  'POST /api/proposals/again': { ids: [1] },
};

const names = Object.keys(contract) as EndpointName[];
const changing = names.filter(changesDataset);

const send = (engine: TestEngine, name: EndpointName, opening: string | null): Promise<Response> => {
  const [method = '', pattern = ''] = name.split(' ');
  const headers: Record<string, string> = opening === null ? {} : { [openingHeader]: opening };
  const body = JSON.stringify(bodies[name] ?? {});
  return engine.engine.fetch(
    new Request(`http://engine${pattern.replaceAll(/:\w+/g, '1')}`, { method, headers, body }),
  );
};

const refusal = async (response: Response) => ({
  status: response.status,
  code: apiError.parse(await response.json()).code,
});

const folderOf = async (text: string): Promise<string> => {
  const folder = tempFolder();
  writeFiles(folder, { 'a.png': await pngOf(), 'a.txt': text });
  return folder;
};

test('whatever is asked with another method than GET says whether it changes the dataset', () => {
  const others = names.filter((name) => !name.startsWith('GET ') && !changesDataset(name));
  expect(others.toSorted()).toEqual(changeNothing.toSorted());
  expect(changing.filter((name) => name.startsWith('GET '))).toEqual([]);
});

test('every change is refused for another opening, and without one', async () => {
  const engine = await startEngine();
  const folder = await folderOf('1girl');
  await engine.open(folder);
  for (const name of changing) {
    const refused = { status: 409, code: 'other-opening' };
    expect(await refusal(await send(engine, name, 'another')), name).toEqual(refused);
    expect(await refusal(await send(engine, name, null)), name).toEqual(refused);
  }
  expect(readFileSync(path.join(folder, 'a.txt'), 'utf8')).toBe('1girl');
});

test('each opening has an id of its own, also of the same folder; asking for what is open is none', async () => {
  const engine = await startEngine();
  const folder = await folderOf('1girl');
  const first = await engine.open(folder);
  expect((await engine.open(folder)).opening).toBe(first.opening);
  await engine.call('POST /api/dataset/close');
  const second = await engine.open(folder);
  expect(second.opening).not.toBe(first.opening);
  expect((await engine.call('GET /api/samples/:id', { params: { id: 1 } })).row.opening).toBe(second.opening);
  const late = {
    opening: first.opening,
    body: {
      edit: { kind: 'add-tag', tag: 'rain', place: { at: 'end' } } as const,
      scope: { ids: [sampleId.parse(1)] },
    },
  };
  expect(await engine.refused('POST /api/edits', late)).toMatchObject({ code: 'other-opening' });
  await engine.close();
  const restarted = await startEngine(engine.dataDir);
  expect((await restarted.open(folder)).opening).not.toBe(second.opening);
});

test('a change of what was shown of one dataset writes nothing into another with the same numbers', async () => {
  const engine = await startEngine();
  const [one, other] = [await folderOf('cat'), await folderOf('dog')];
  const { opening } = await engine.open(one);
  await engine.open(other);
  const edited = { kind: 'set-text', caption: 'tags', text: 'typed', expected: 'dog' } as const;
  const asked = { opening, body: { edit: edited, scope: { ids: [sampleId.parse(1)] } } };
  expect(await engine.refused('POST /api/edits', asked)).toMatchObject({ code: 'other-opening' });
  expect(readFileSync(path.join(other, 'a.txt'), 'utf8')).toBe('dog');
});

test('a change whose turn comes after the dataset was closed is refused then', async () => {
  const engine = await startEngine();
  const [one, other] = [await folderOf('cat'), await folderOf('dog')];
  const { opening } = await engine.open(one);
  const tagged = (tag: string) => ({
    opening,
    body: {
      edit: { kind: 'add-tag', tag, place: { at: 'end' } } as const,
      scope: { ids: [sampleId.parse(1)] },
    },
  });
  const first = engine.call('POST /api/edits', tagged('rain'));
  const opened = engine.call('POST /api/dataset/open', { body: { path: other } });
  const waiting = Array.from({ length: 5 }, (_, n) =>
    engine.call('POST /api/edits', tagged(`tag ${n}`)).then(
      () => 'written',
      (error: unknown) => String(error),
    ),
  );
  await Promise.allSettled([first, opened]);
  const outcomes = await Promise.all(waiting);
  await opened;
  expect(readFileSync(path.join(other, 'a.txt'), 'utf8')).toBe('dog');
  const written = outcomes.filter((outcome) => outcome === 'written').length;
  const tags = readFileSync(path.join(one, 'a.txt'), 'utf8').split(', ');
  expect(tags.filter((tag) => tag.startsWith('tag ')).length).toBe(written);
});
