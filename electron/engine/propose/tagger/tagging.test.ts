/** From a folder with a tagger to tags in sidecars, through the engine's own door. */
import { readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { sampleId } from '../../../../shared/api/ids.ts';
import {
  tagSelection,
  taggerSpec,
  type TaggerSpecInput,
} from '../../../../shared/captioning/tagger/taggerSpec.ts';
import { startEngine, tempFolder, writeFiles, type TestEngine } from '../../testing.ts';
import { nameOfPlace } from './taggerName.ts';
import { pixelCount, wdFiles } from './testing.ts';

const solid = (background: string): Promise<Buffer> =>
  sharp({ create: { width: 20, height: 20, channels: 3, background } })
    .png()
    .toBuffer();

/** Its scores are the blue, green and red of an image, and its blue once more. */
const colourTagger = (): string => {
  const folder = tempFolder();
  const names = ['long_hair,0', '1girl,0', 'perlica_(arknights),4', 'general,9'];
  const rows = Array.from({ length: pixelCount }, (_, at) => names[at] ?? ',0');
  writeFiles(folder, wdFiles(['name,category', ...rows].join('\n')));
  return folder;
};

/** Runs a tagger over all samples of a dataset, and waits until it is through. */
const run = async (engine: TestEngine, spec: Omit<TaggerSpecInput, 'by'>) => {
  engine.mark();
  const body = {
    scope: { ids: [1, 2, 3].map((id) => sampleId.parse(id)) },
    which: 'all' as const,
    spec: taggerSpec.parse({ by: 'tagger', ...spec }),
  };
  const { id } = await engine.call('POST /api/proposals/runs', { body });
  await engine.until(
    (event) => event.type === 'job' && event.job.kind === 'caption' && event.job.state !== 'running',
  );
  return id;
};

/** @param captions beside those of the first image, or instead */
const tagged = async (captions: Readonly<Record<string, string>> = {}) => {
  const dataset = tempFolder();
  writeFiles(dataset, {
    'a.png': await solid('#f06010'),
    'a.txt': 'trigger, solo',
    'b.png': await solid('#20f0f0'),
    'c.png': 'no image',
    ...captions,
  });
  const engine = await startEngine();
  await engine.open(dataset);
  const folder = colourTagger();
  return { dataset, engine, folder, id: await run(engine, { folder }) };
};

const list = async (engine: TestEngine, run: number) => {
  const { proposals } = await engine.call('GET /api/proposals', { query: { run, from: 0, count: 10 } });
  return proposals.map(({ row, state, proposal, failed }) => [
    row?.relPath,
    state,
    proposal ?? failed?.message ?? null,
  ]);
};

test('tags are proposed, thresholds moved without the model, and what is accepted is written', async () => {
  const { dataset, engine, folder, id } = await tagged();
  const before = await list(engine, id);
  expect(before).toEqual([
    ['a.png', 'ready', 'trigger, solo, perlica \\(arknights\\), 1girl'],
    ['b.png', 'ready', 'long hair, 1girl'],
    ['c.png', 'failed', expect.stringMatching(/^c\.png is not an image/)],
  ]);
  // From here on there is no model any more.
  rmSync(folder, { recursive: true });
  const selection = tagSelection.parse({
    thresholds: { general: 0.9, character: 0.99, rating: null },
  });
  const preview = await engine.call('POST /api/proposals/runs/:id/selection/preview', {
    params: { id },
    body: selection,
  });
  expect(preview).toEqual({ added: 2, removed: 0, samples: 1 });
  await engine.call('PUT /api/proposals/runs/:id/selection', {
    params: { id },
    body: selection,
  });
  expect((await list(engine, id))[1]).toEqual(['b.png', 'ready', 'long hair, 1girl']);
  await engine.call('POST /api/proposals/accept', { body: { filter: { run: id } } });
  expect(readFileSync(join(dataset, 'b.txt'), 'utf8')).toBe('long hair, 1girl');
  expect(readFileSync(join(dataset, 'a.txt'), 'utf8')).toBe('trigger, solo');
});

test('another person than the caption has is marked, and not written with all that has no mark', async () => {
  const { engine, id } = await tagged({
    'a.txt': 'ember \\(arknights\\), arknights, solo',
    'b.txt': 'ember \\(arknights\\), arknights, 2girls',
  });
  const { proposals } = await engine.call('GET /api/proposals', { query: { run: id, from: 0, count: 10 } });
  expect(proposals.map(({ row, marks }) => [row?.relPath, marks.map(({ kind }) => kind)])).toEqual([
    ['a.png', ['other-people']],
    ['b.png', ['contradicts']],
    ['c.png', []],
  ]);
  expect(proposals[0]?.marks[0]?.message).toBe(
    'It would add perlica (arknights); the caption says ember (arknights), solo.',
  );
  const report = await engine.call('POST /api/proposals/accept', {
    body: { filter: { run: id, mark: 'none' } },
  });
  expect(report).toMatchObject({ written: 0 });
});

test('a rating is proposed when it is asked for', async () => {
  const { engine, folder } = await tagged();
  const id = await run(engine, { folder, selection: { thresholds: { rating: 0 } } });
  expect((await list(engine, id))[1]).toEqual(['b.png', 'ready', 'long hair, 1girl, general']);
});

test('a tagger that cannot be used is refused before anything is asked', async () => {
  const { engine } = await tagged();
  const folder = tempFolder();
  const spec = taggerSpec.parse({ by: 'tagger', folder });
  const body = { scope: { ids: [sampleId.parse(1)] }, which: 'all' as const, spec };
  const refused = await engine.refused('POST /api/proposals/runs', { body });
  expect(refused).toMatchObject({ code: 'tagger', detail: {} });
  expect(refused.message).toContain(`The tagger in ${folder} cannot be used. There is no ONNX model in it`);
  expect((await engine.call('GET /api/proposals/runs')).runs.length).toBe(1);
});

test('a run of a model’s file is called by its folder where the file is called as all are', async () => {
  const { engine, folder } = await tagged();
  await run(engine, { folder: join(folder, 'model.onnx') });
  const { runs } = await engine.call('GET /api/proposals/runs');
  expect(runs.map(({ by }) => by)).toEqual([basename(folder), basename(folder)]);
  expect(nameOfPlace('/models/wd-eva02.onnx')).toBe('wd-eva02');
  expect(nameOfPlace('/models/wd v3/model_quantized.onnx')).toBe('wd v3');
});

test('what lies in a folder is told', async () => {
  const engine = await startEngine();
  const found = await engine.call('POST /api/captioning/tagger', {
    body: { folder: colourTagger(), byHand: {} },
  });
  expect(found).toMatchObject({ model: 'model.onnx', profile: 'WD tagger v2 or v3', labels: pixelCount });
});

test('what a tagger sees is evidence: a character that the caption lacks is a problem, until it is added', async () => {
  const { engine, id } = await tagged();
  const unnamed = async () => {
    await engine.call('POST /api/problems/look', { body: { pictures: false } });
    const { problems } = await engine.call('GET /api/problems/of/:kind', {
      params: { kind: 'unnamed-character' },
      query: { from: 0, count: 10 },
    });
    return problems.map(({ message }) => message);
  };
  expect(await unnamed()).toEqual(['A tagger sees “perlica (arknights)”, whom the tags do not name.']);
  await engine.call('POST /api/proposals/accept', { body: { filter: { run: id } } });
  expect(await unnamed()).toEqual([]);
});
