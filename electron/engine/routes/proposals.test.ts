/** Proposals through the engine's own face, beside a real server. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { CaptionRun } from '../../../shared/api/proposals.ts';
import { runSpec } from '../../../shared/api/proposals.ts';
import { builtInPrompts } from '../../../shared/captioning/prompts.ts';
import type { Reply } from '../propose/endpoint/dialects/testing.ts';
import { captionServer } from '../propose/endpoint/testing.ts';
import { pngOf, startEngine, tempFolder, writeFiles, type TestEngine } from '../testing.ts';

const dataset = async (count: number): Promise<string> => {
  const folder = tempFolder();
  const png = await pngOf(20, 20);
  for (let n = 0; n < count; n += 1)
    writeFiles(folder, { [`${n}.png`]: png, [`${n}.txt`]: 'ember \\(arknights\\), arknights, 1girl' });
  return folder;
};

const specFor = (url: string, more: object = {}) =>
  runSpec.parse({ by: 'endpoint', url, model: 'seer-7b', prompt: builtInPrompts[0], ...more });

const begin = async (engine: TestEngine, url: string, more: object = {}): Promise<CaptionRun> => {
  const view = await engine.call('POST /api/views', { body: { query: '' } });
  const scope = { view: view.id, ranges: [[0, view.count] as [number, number]] };
  return engine.call('POST /api/proposals/runs', { body: { scope, which: 'all', spec: specFor(url, more) } });
};

const runNow = async (engine: TestEngine, id: number): Promise<CaptionRun> => {
  const { runs } = await engine.call('GET /api/proposals/runs');
  const run = runs.find((one) => one.id === id);
  if (run === undefined) throw new Error('The run is gone.');
  return run;
};

const ended = async (engine: TestEngine, id: number): Promise<CaptionRun> => {
  await expect.poll(async () => (await runNow(engine, id)).state).not.toBe('running');
  return runNow(engine, id);
};

test('a run, its proposals, and one of them accepted and told by the inspector', async () => {
  const { url, received } = await captionServer({ answer: () => 'Ember waves at the viewer.' });
  const engine = await startEngine();
  await engine.open(await dataset(3));
  const run = await ended(engine, (await begin(engine, url)).id);
  expect(run).toMatchObject({ state: 'done', by: 'seer-7b', counts: { ready: 3 }, marked: 0 });
  expect(received[0]).toMatchObject({ model: 'seer-7b', order: ['image_url', 'text'] });
  expect(received[0]?.text).toContain('ember (arknights)');
  const { proposals, total } = await engine.call('GET /api/proposals', {
    query: { run: run.id, state: 'ready', from: 0, count: 10 },
  });
  expect(total).toBe(3);
  const [first] = proposals;
  expect(first).toMatchObject({ relPath: '0.png', before: null, proposal: 'Ember waves at the viewer.' });
  const report = await engine.call('POST /api/proposals/accept', { body: { ids: [first?.id ?? 0] } });
  expect(report).toMatchObject({ written: 1, conflicts: [], failures: [] });
  const view = await engine.call('POST /api/views', { body: { query: 'by:seer' } });
  expect(view.count).toBe(1);
  const { rows } = await engine.call('GET /api/views/:id/rows', {
    params: { id: view.id },
    query: { from: 0, count: 1 },
  });
  const detail = await engine.call('GET /api/samples/:id', { params: { id: rows[0]?.id ?? 0 } });
  expect(detail.by).toMatchObject({ tags: null, nl: { model: 'seer-7b', prompt: builtInPrompts[0].name } });
});

test('the draft of an edit goes when it is accepted, and a proposal is found among others', async () => {
  const { url } = await captionServer({ answer: () => 'Ember waves at the viewer.' });
  const engine = await startEngine();
  const { id: opened } = await engine.open(await dataset(3));
  const run = await ended(engine, (await begin(engine, url)).id);
  const { proposals } = await engine.call('GET /api/proposals', { query: { from: 0, count: 10 } });
  const [first, second, third] = proposals.map(({ id }) => id);
  const params = { dataset: opened };
  for (const [id, name] of [
    [first, '0.png'],
    [second, '1.png'],
  ] as const)
    await engine.call('PUT /api/drafts/:dataset', {
      params,
      body: { relPath: name, field: 'nlProposal', proposal: id, text: 'She', base: null, at: 1 },
    });
  await engine.call('POST /api/proposals/accept', { body: { id: first ?? 0, text: 'She' } });
  const { drafts } = await engine.call('GET /api/drafts/:dataset', { params });
  expect(drafts.map(({ proposal }) => proposal)).toEqual([second]);
  const positionOf = async (id: number, state?: 'ready') =>
    (await engine.call('GET /api/proposals/position', { query: { id, run: run.id, state } })).position;
  expect(await positionOf(third ?? 0)).toBe(2);
  expect(await positionOf(third ?? 0, 'ready')).toBe(1);
  expect(await positionOf(first ?? 0, 'ready')).toBeNull();
});

const refusal = (status: number, body: unknown): Reply => ({ status, body });

test.each([
  ['a key that is wrong', refusal(401, { error: { message: 'Invalid API Key' } })],
  ['a model that is not there', refusal(404, { error: { message: 'model "seer-7b" not found' } })],
  ['no vision part', refusal(500, { error: 'image input is not supported' })],
])('%s pauses the run at once, in a sentence that names the server; nothing has failed', async (_, reply) => {
  const { url } = await captionServer({ answer: () => reply });
  const engine = await startEngine();
  await engine.open(await dataset(5));
  const run = await ended(engine, (await begin(engine, url, { concurrency: 1 })).id);
  expect(run).toMatchObject({ state: 'paused', counts: { waiting: 5, failed: 0 } });
  expect(run.why).toContain(new URL(url).host);
});

test('answers that are of no use are failures of their samples; the run goes on', async () => {
  const odd: readonly Reply[] = [
    { body: '<html>Bad gateway</html>', headers: { 'content-type': 'text/html' } },
    { body: '{"choices": [{"mess' },
    { body: { choices: [{ message: { content: null }, finish_reason: 'stop' }] } },
    { body: { choices: [{ message: { reasoning_content: 'Hmm.' }, finish_reason: 'length' }] } },
  ];
  const { url, script } = await captionServer({ answer: () => 'Ember waves.' });
  // Each between answers: the server is there.
  script.push(...odd.flatMap((reply): Reply[] => ['Ember waves.', reply, reply, reply]));
  const engine = await startEngine();
  await engine.open(await dataset(12));
  const run = await ended(engine, (await begin(engine, url, { concurrency: 1 })).id);
  expect(run.state).toBe('done');
  expect(run.counts.ready + run.counts.failed).toBe(12);
  expect(run.counts.ready).toBeGreaterThan(3);
  for (const { message } of run.failures) expect(message).toContain(new URL(url).host);
});

test('closing in the middle of an answer ends at once, and the run goes on after the next start', async () => {
  const folder = await dataset(3);
  const { url, script, received } = await captionServer({ answer: () => 'Ember waves.' });
  script.push('Ember waves.', { after: new Promise<string>(() => undefined) });
  const engine = await startEngine();
  await engine.open(folder);
  const { id } = await begin(engine, url, { concurrency: 1 });
  await expect.poll(() => received.length).toBe(2);
  await engine.close();
  const again = await startEngine(engine.dataDir);
  await again.open(folder);
  expect(await runNow(again, id)).toMatchObject({ state: 'paused', counts: { ready: 1, waiting: 2 } });
  await again.call('POST /api/proposals/runs/:id/resume', { params: { id } });
  expect(await ended(again, id)).toMatchObject({ state: 'done', counts: { ready: 3 } });
  expect(received).toHaveLength(4);
});

test('the first images that a run would ask about are told with their number', async () => {
  const folder = await dataset(4);
  writeFiles(folder, { '0_nl.txt': 'Ember waves.', '2_nl.txt': ' ' });
  const engine = await startEngine();
  await engine.open(folder);
  const view = await engine.call('POST /api/views', { body: { query: '' } });
  const scope = { view: view.id, ranges: [[0, view.count] as [number, number]] };
  const counted = await engine.call('POST /api/proposals/runs/count', {
    body: { scope, which: 'missing', caption: 'nl' },
  });
  expect(counted).toMatchObject({ asked: 3, of: 4 });
  expect(counted.first.map(({ relPath }) => relPath)).toEqual(['1.png', '2.png', '3.png']);
});

test('a run whose dataset was closed says so, and not that Proofsheet was', async () => {
  const { url, script, received } = await captionServer({ answer: () => 'Ember waves.' });
  script.push({ after: new Promise<string>(() => undefined) });
  const engine = await startEngine();
  const folder = await dataset(2);
  await engine.open(folder);
  const { id } = await begin(engine, url, { concurrency: 1 });
  await expect.poll(() => received.length).toBe(1);
  await engine.open(await dataset(1));
  await engine.open(folder);
  expect(await runNow(engine, id)).toMatchObject({
    state: 'paused',
    why: 'The dataset was closed while it ran.',
    counts: { waiting: 2 },
  });
});

test('a key is sent to its server alone, and lies in no file of the dataset, in no run and in no request that is shown', async () => {
  const key = 'sk-secret-1234567890';
  const folder = await dataset(1);
  const { url, received } = await captionServer({ key, answer: () => 'Ember waves.' });
  const engine = await startEngine();
  await engine.open(folder);
  const body = { url, keyInPrivateNetwork: false };
  expect(await engine.refused('POST /api/captioning/test', { body })).toMatchObject({ code: 'endpoint' });
  const { kept } = await engine.call('PUT /api/captioning/key', { body: { url, key } });
  expect(kept).not.toBeNull();
  expect(await engine.call('POST /api/captioning/test', { body })).toEqual({ models: ['seer-7b'] });
  const run = await ended(engine, (await begin(engine, url)).id);
  expect(run.counts.ready).toBe(1);
  expect(received.at(-1)?.headers.authorization).toBe(`Bearer ${key}`);
  const shown = await engine.call('POST /api/captioning/request', {
    body: { sample: 1 as never, spec: specFor(url) as never },
  });
  expect(await engine.call('PUT /api/captioning/key', { body: { url, key: null } })).toEqual({ kept: null });
  // Its databases are quiet then: no journal comes and goes.
  await engine.close();
  const dataFolder = join(engine.dataDir, 'datasets');
  const files = readdirSync(dataFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'latin1'));
  for (const text of [JSON.stringify([run, shown, engine.seen]), ...files]) expect(text).not.toContain(key);
});

test('one image is tried without a run, and the request is shown as it is sent', async () => {
  const { url, received } = await captionServer({ answer: () => 'Ember has blonde hair.' });
  const engine = await startEngine();
  await engine.open(await dataset(1));
  const spec = specFor(url, { imageFirst: false }) as never;
  const tried = await engine.call('POST /api/captioning/try', { body: { sample: 1 as never, spec } });
  expect(tried).toMatchObject({ text: 'Ember has blonde hair.' });
  const shown = await engine.call('POST /api/captioning/request', { body: { sample: 1 as never, spec } });
  expect(shown.url).toBe(`${url}/chat/completions`);
  expect(JSON.parse(shown.body)).toMatchObject({ model: 'seer-7b', stream: false });
  expect(received[0]?.text).toBe(shown.text);
  expect(received[0]?.order).toEqual(['text', 'image_url']);
  expect((await engine.call('GET /api/proposals/runs')).runs).toEqual([]);
  const { error } = await engine.call('POST /api/captioning/template', { body: { text: 'A {hair}.' } });
  expect(error).toMatchObject({ position: 2, length: 6 });
  const wrong = specFor(url, {
    prompt: { name: 'x', system: '', texts: { one: '{hair}', several: 'a', none: 'a' } },
  }) as never;
  expect(
    await engine.refused('POST /api/captioning/try', { body: { sample: 1 as never, spec: wrong } }),
  ).toMatchObject({ code: 'bad-request' });
});
