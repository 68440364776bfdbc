import { readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sampleTruth, type SampleTruth } from '../../../../shared/api/sampleTruth.ts';
import { makeSample } from '../../../sample/makeSample.ts';
import { pngOf, startEagerEngine, tempFolder, writeFiles, type TestEngine } from '../../testing.ts';

const png = await pngOf(300, 300);
const good = 'perlica \\(arknights\\), arknights, @channel, 1girl, solo, smile';

const samples = (captions: Readonly<Record<string, string>>): Record<string, string | Uint8Array> =>
  Object.fromEntries(
    Object.entries(captions).flatMap(([name, tags]): [string, string | Uint8Array][] => [
      [`${name}.png`, png],
      [`${name}.txt`, tags],
    ]),
  );

const all = async ({ call }: TestEngine): Promise<readonly string[]> => {
  await call('POST /api/problems/look', { body: { pictures: false } });
  const { problems, total } = await call('GET /api/problems/all', { query: { from: 0, count: 1000 } });
  expect(problems).toHaveLength(total);
  return problems.map(({ kind, relPath }) => `${kind} ${relPath}`).toSorted();
};

/** What was planted, in the words of `check`. */
const planted = ({ plants }: SampleTruth): readonly string[] =>
  plants
    .flatMap((plant): readonly string[] => {
      switch (plant.kind) {
        case 'spelling':
          return [`mixed-spelling ${plant.relPath}`, `unescaped-parentheses ${plant.relPath}`];
        case 'typo':
          return [`near-miss-name ${plant.relPath}`];
        case 'nl-names-other':
        case 'broken-image':
        case 'not-utf8':
          return [`${plant.kind} ${plant.relPath}`];
        case 'missing-caption':
          return [`missing-${plant.caption} ${plant.relPath}`];
        case 'empty-caption':
          return [`empty-${plant.caption} ${plant.relPath}`];
        case 'shared-caption':
          return plant.relPaths.map((relPath) => `shared-sidecar ${relPath}`);
        case 'orphan-caption':
          return [`orphan ${plant.file}`];
        case 'near-duplicate':
          // An equal copy has its original's captions.
          return plant.how === 'equal' ? [`shared-nl ${plant.relPath}`, `shared-nl ${plant.of}`] : [];
        case 'bom':
          return [`byte-order-mark ${plant.relPath}`];
        case 'wrong-character':
        case 'few-images':
        case 'crlf':
        case 'rated-explicit':
          return [];
      }
    })
    .toSorted();

test(
  'of the sample dataset everything that is planted is found, and nothing else',
  { timeout: 120_000 },
  async () => {
    const dir = join(tempFolder(), 'sample');
    const signal = new AbortController().signal;
    await makeSample({ dir, seed: 7, size: 130, onProgress: () => undefined, signal });
    const truth = sampleTruth.parse(JSON.parse(readFileSync(join(dir, 'truth.json'), 'utf8')));
    const engine = await startEagerEngine();
    await engine.open(dir);
    await engine.call('POST /api/problems/look', { body: { pictures: true } });
    expect(await all(engine)).toEqual(planted(truth));
  },
);

test('what was found is asked for by a query, counted, and looked for again after an edit', async () => {
  const folder = tempFolder();
  writeFiles(
    folder,
    samples({ a: good, b: good, c: good.replace('smile', 'smile, smile'), d: `${good}, sky,day` }),
  );
  const engine = await startEagerEngine();
  const { call, until, mark } = engine;
  await engine.open(folder);
  expect(await all(engine)).toEqual(['comma-without-space d.png', 'duplicate-tag c.png']);
  const view = await call('POST /api/views', { body: { query: 'problem:duplicate-tag' } });
  expect(view.count).toBe(1);
  expect(await call('GET /api/findings')).toMatchObject({ problems: 2 });

  const { problems } = await call('GET /api/problems/of/:kind', {
    params: { kind: 'duplicate-tag' },
    query: { from: 0, count: 10 },
  });
  const [found] = problems;
  expect(found).toMatchObject({ words: ['smile'], row: { relPath: 'c.png' }, fix: { kind: 'normalise' } });
  if (found === undefined || found.fix === null || found.sample === null)
    throw new Error('Nothing is offered.');
  mark();
  await call('POST /api/edits', { body: { edit: found.fix, scope: { ids: [found.sample] } } });
  await until((event) => event.type === 'findings' && event.of === 'problems');
  expect(await all(engine)).toEqual(['comma-without-space d.png']);
});

test('the fixes of a kind name their samples', async () => {
  const folder = tempFolder();
  const slip = good.replace('perlica', 'perlcia');
  writeFiles(folder, samples({ a: good, b: good, c: good, d: good, e: slip }));
  const engine = await startEagerEngine();
  await engine.open(folder);
  await all(engine);
  const { kinds } = await engine.call('GET /api/problems');
  const slips = kinds.find(({ kind }) => kind === 'near-miss-name');
  expect(slips).toMatchObject({
    count: 1,
    samples: 1,
    fixes: [{ edit: { kind: 'rename-tag', to: 'perlica \\(arknights\\)' }, samples: 1 }],
  });
  const of = (fix?: number) =>
    engine.call('GET /api/problems/of/:kind/samples', {
      params: { kind: 'near-miss-name' },
      query: fix === undefined ? {} : { fix },
    });
  expect((await of(0)).samples).toHaveLength(1);
  expect(await of(0)).toEqual(await of());
  expect((await of(1)).samples).toEqual([]);
});

test('what the user decided counts at once: kinds that are off, pairs, the kept tags', async () => {
  const folder = tempFolder();
  const late = 'smile, arknights, day, perlica \\(arknights\\), night';
  writeFiles(
    folder,
    samples({ a: 'perlica \\(arknights\\), arknights', b: 'perlica \\(arknights\\)', c: late }),
  );
  const engine = await startEagerEngine();
  await engine.open(folder);
  expect(await all(engine)).toEqual(['activation-not-first c.png']);
  const set = (path: readonly string[], value: unknown) =>
    engine.call('POST /api/project', { body: { label: 'Set', entries: [{ path: [...path], value }] } });
  await set(['problems', 'pairs'], [['Day', 'night']]);
  expect(await all(engine)).toEqual(['activation-not-first c.png', 'conflicting-tags c.png']);
  await set(['problems', 'off'], ['activation-not-first']);
  expect(await all(engine)).toEqual(['conflicting-tags c.png']);
  const mix = { shuffle_tags: true, shuffle_keep_first_n: 3, cache_text_embeddings: false };
  await set(['trainer', 'mix'], mix);
  expect(await all(engine)).toEqual(['activation-not-kept c.png', 'conflicting-tags c.png']);
  const { kinds } = await engine.call('GET /api/problems');
  expect(kinds.filter(({ on }) => !on).map(({ kind }) => kind)).toEqual(['activation-not-first']);
});

test('files: orphans, links that lead out, captions in other encodings', async () => {
  const [folder, outside] = [tempFolder(), tempFolder()];
  writeFiles(outside, { 'x.png': png, 'x.txt': good });
  writeFiles(folder, {
    ...samples({ a: good, b: good }),
    'gone.txt': good,
    'c.png': png,
    'c.txt': Buffer.from('caf\xe9', 'latin1'),
    'd.png': png,
  });
  symlinkSync(join(outside, 'x.png'), join(folder, 'link.png'));
  symlinkSync(join(outside, 'x.txt'), join(folder, 'd.txt'));
  const engine = await startEagerEngine();
  await engine.open(folder);
  expect(await all(engine)).toEqual([
    'not-utf8 c.png',
    'orphan gone.txt',
    'outside-link d.png',
    'outside-link link.png',
  ]);
});

test('changes of other programs are noticed', async () => {
  const folder = tempFolder();
  writeFiles(folder, samples({ a: good, b: good }));
  const engine = await startEagerEngine();
  await engine.open(folder);
  expect(await all(engine)).toEqual([]);
  engine.mark();
  writeFileSync(join(folder, 'b.txt'), `${good}, smile`);
  await engine.until((event) => event.type === 'findings' && event.of === 'problems');
  expect(await all(engine)).toEqual(['duplicate-tag b.png']);
  engine.mark();
  rmSync(join(folder, 'b.txt'));
  await engine.until((event) => event.type === 'findings' && event.of === 'problems');
  expect(await all(engine)).toEqual(['missing-tags b.png']);
});
