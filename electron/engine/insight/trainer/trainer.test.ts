import path from 'node:path';
import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { pngOf, startEagerEngine, tempFolder, writeFiles } from '../../testing.ts';

const toml = `
epochs = 40
micro_batch_size_per_gpu = 4
gradient_accumulation_steps = 2
[model]
type = 'anima'
cache_text_embeddings = false
caption_mode = 'mixed'
shuffle_tags = true
shuffle_keep_first_n = 2
tag_dropout_percent = 0.5
mixed_weights = { nl = 0 }
protected_tags_file = 'keep.txt'
`;

const dataset = async (): Promise<string> => {
  const root = tempFolder();
  const png = await pngOf(64, 64);
  writeFiles(root, {
    'a.png': png,
    'a.txt': 'ember \\(arknights\\), arknights, solo, smile, hat, boots\n',
    'a_nl.txt': 'Ember smiles.\n',
    'b.png': await pngOf(128, 64),
    'b.txt': 'ember \\(arknights\\),arknights, solo',
    'c.png': png,
    'c.txt': Buffer.from([0xff, 0xfe, 0x61]),
    'train.toml': toml,
    'keep.txt': '# kept\nsmile\n',
  });
  return root;
};

const set = (entries: readonly { readonly path: readonly string[]; readonly value: unknown }[]) => ({
  body: {
    label: 'Train',
    entries: entries.map(({ path, value }) => ({ path: ['trainer', ...path], value })),
  },
});

test('a sample is drawn as the file says, the same with the same seed', async () => {
  const { call, open } = await startEagerEngine();
  await open(await dataset());
  const ask = { sample: { relPath: 'a.png' }, draws: 8, seed: 3, configFile: 'train.toml' };
  const first = await call('POST /api/trainer/preview', { body: ask });
  expect(first.config).toMatchObject({
    file: 'train.toml',
    problem: null,
    caption_mode: 'mixed',
    mixed_weights: { tags: 50, nl: 0, tags_nl: 20, nl_tags: 20 },
    protected_tags: ['smile'],
  });
  expect(first.draws).toHaveLength(8);
  // Of four behind the first two, one is protected; half of three is two (1.5 to the even number).
  for (const { tags } of first.draws) {
    expect(tags.slice(0, 2).map(({ text }) => text)).toEqual(['ember \\(arknights\\)', 'arknights']);
    expect(tags.filter(({ fate }) => fate === 'dropped')).toHaveLength(2);
    expect(tags.find(({ text }) => text === 'smile')?.fate).toBe('listed');
  }
  expect(first.activation).toEqual([0]);
  expect(first.tags.map(({ seen }) => Math.round(seen * 1000))).toEqual([1000, 1000, 333, 1000, 333, 333]);
  expect(first.buckets.map(({ width, scale }) => [width, scale])).toEqual([
    [1024, 16],
    [1280, 20],
  ]);
  expect(await call('POST /api/trainer/preview', { body: ask })).toEqual(first);
  const other = await call('POST /api/trainer/preview', { body: { ...ask, seed: 4 } });
  expect(other.draws).not.toEqual(first.draws);
});

test('a list of protected tags with a byte order mark does not protect its first tag, as in the trainer, and that is said', async () => {
  const { call, open } = await startEagerEngine();
  const root = await dataset();
  writeFiles(root, { 'keep.txt': '\uFEFFsmile\nhat\n' });
  await open(root);
  const body = { sample: { relPath: 'a.png' }, draws: 30, seed: 3, configFile: 'train.toml' };
  const { draws, config } = await call('POST /api/trainer/preview', { body });
  const fates = (tag: string) =>
    new Set(draws.flatMap(({ tags }) => tags.filter(({ text }) => text === tag).map(({ fate }) => fate)));
  expect([fates('smile').has('dropped'), [...fates('hat')]]).toEqual([true, ['listed']]);
  expect(config.problem).toMatch(/keep\.txt begins with a byte order mark.*“smile” is not protected/);
});

test('without a file the fork does what it does when nothing is set', async () => {
  const { call, open } = await startEagerEngine();
  await open(await dataset());
  const body = { sample: { relPath: 'a.png' }, draws: 2, seed: 1 };
  const { draws, config, variants } = await call('POST /api/trainer/preview', { body });
  expect(config).toMatchObject({ file: null, caption_mode: 'tags', cache_text_embeddings: true });
  expect(variants.tags).toBe(1);
  expect(draws.map(({ text }) => text)).toEqual(
    Array.from({ length: 2 }, () => 'ember \\(arknights\\), arknights, solo, smile, hat, boots'),
  );
});

test('what cannot be used of a file is told', async () => {
  const root = await dataset();
  const { call, open, refused } = await startEagerEngine();
  await open(root);
  const reason = async (text: string | Uint8Array, name = 'bad.toml'): Promise<string> => {
    writeFileSync(path.join(root, name), text);
    const body = { sample: { relPath: 'a.png' }, draws: 1, seed: 1, configFile: name };
    const { code, message } = await refused('POST /api/trainer/preview', { body });
    return `${code}: ${message}`;
  };
  expect(await reason("[model]\ncaption_mode = 'both'")).toMatch(/^bad-request: .*bad\.toml.*stops/s);
  expect(await reason('[model]\nsecret = ')).toMatch(/^bad-request: .*line 2, column \d+/);
  expect(await reason('[model]\nsecret = ')).not.toContain('secret');
  expect(await reason('root:x:0:0', 'passwd')).toContain('not a .toml file');
  expect(await reason(Buffer.from('\uFEFF[model]', 'utf16le'))).toMatch(/bad\.toml is not UTF-8/);
  const gone = { sample: { relPath: 'a.png' }, draws: 1, seed: 1, configFile: 'none.toml' };
  expect((await refused('POST /api/trainer/preview', { body: gone })).message).toContain('is not there');

  await call('POST /api/project', set([{ path: ['configFile'], value: 'none.toml' }]));
  const { config } = await call('GET /api/trainer/summary');
  expect(config.file).toBeNull();
  expect(config.problem).toContain('is not there');
});

test('an epoch is counted with what the dataset says, and counted again when that changes', async () => {
  const { call, open } = await startEagerEngine();
  await open(await dataset());
  const plain = await call('GET /api/trainer/summary');
  expect(plain).toMatchObject({
    samples: 3,
    skipped: 0,
    withTags: 2,
    withNl: 1,
    batch: 1,
    epochs: 1,
    steps: 6,
  });
  expect(plain.characters).toEqual([
    { tag: 'ember \\(arknights\\)', images: 2, seen: 4, share: 1, query: 'char:"ember (arknights)"' },
  ]);
  expect(plain.quirks.map(({ kind, samples, query }) => [kind, samples, query])).toEqual([
    ['tags-unreadable', 1, 'path:c.png'],
    ['no-caption', 1, 'missing:tags OR empty:tags'],
  ]);

  const entries = [
    { path: ['configFile'], value: 'train.toml' },
    { path: ['repeats'], value: 3 },
    { path: ['buckets', 'resolutions'], value: [512] },
  ];
  await call('POST /api/project', set(entries));
  const drawn = await call('GET /api/trainer/summary');
  // 2 x 3 of 64 x 64 and 3 of 128 x 64, in batches of 8: both are under a batch, and repeated.
  expect(drawn).toMatchObject({ batch: 8, epochs: 40, steps: 2, shown: 16 });
  expect(
    drawn.buckets.filter(({ images }) => images > 0).map(({ width, few, seen }) => [width, few, seen]),
  ).toEqual([
    [512, true, 4],
    [720, true, 8],
  ]);
  expect(drawn.quirks.map(({ kind }) => kind)).toContain('comma-in-tag');
  // Four times a.png, eight times b.png; both hold it among the two that are kept.
  expect(drawn.characters[0]?.seen).toBeCloseTo(12, 6);
});

test('buckets are listed for every image, with other numbers on request', async () => {
  const { call, open } = await startEagerEngine();
  await open(await dataset());
  const { buckets, samples } = await call('POST /api/trainer/buckets', {
    body: { resolutions: [64], minAr: 0.5, maxAr: 2, numArBuckets: 3 },
  });
  expect(buckets.map(({ resolution, width, height, count }) => [resolution, width, height, count])).toEqual([
    [64, 48, 96, 0],
    [64, 64, 64, 2],
    [64, 96, 48, 1],
  ]);
  expect(samples).toEqual([
    { relPath: 'a.png', width: 64, height: 64, buckets: [[64, 64]], upscaled: false },
    { relPath: 'b.png', width: 128, height: 64, buckets: [[96, 48]], upscaled: false },
    { relPath: 'c.png', width: 64, height: 64, buckets: [[64, 64]], upscaled: false },
  ]);
});

test('a dataset.toml is read for its sizes and repeats', async () => {
  const root = await dataset();
  writeFiles(root, {
    'dataset.toml': 'resolutions = [512]\nnum_repeats = 3\n[[directory]]\npath = "/elsewhere"\n',
  });
  const { call, open, refused } = await startEagerEngine();
  await open(root);
  const said = await call('POST /api/trainer/dataset-file', { body: { file: 'dataset.toml' } });
  expect(said).toMatchObject({
    buckets: { resolutions: [512], enable_ar_bucket: false },
    repeats: 3,
    notice: null,
  });
  const { message } = await refused('POST /api/trainer/dataset-file', { body: { file: 'train.toml' } });
  expect(message).toContain('neither resolutions nor size_buckets');
});
