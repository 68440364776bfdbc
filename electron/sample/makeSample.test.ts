import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sampleTruth, type SampleTruth } from '../../shared/api/sampleTruth.ts';
import { findSample, makeSample } from './makeSample.ts';

const size = 32;
let root = '';

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'proofsheet-sample-'));
});
afterEach(() => rm(root, { recursive: true }));

const make = (dir: string, seed = 5, signal = new AbortController().signal): ReturnType<typeof makeSample> =>
  makeSample({ dir, seed, size, onProgress: () => undefined, signal });

const filesIn = async (dir: string): Promise<readonly string[]> => {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  return entries
    .filter((e) => e.isFile())
    .map((e) => join(e.parentPath, e.name).slice(dir.length + 1))
    .toSorted();
};

const digest = async (dir: string): Promise<Record<string, string>> =>
  Object.fromEntries(
    await Promise.all(
      (await filesIn(dir)).map(
        async (file) =>
          [
            file,
            createHash('sha256')
              .update(await readFile(join(dir, file)))
              .digest('hex'),
          ] as const,
      ),
    ),
  );

const readTruth = async (dir: string): Promise<SampleTruth> =>
  sampleTruth.parse(JSON.parse(await readFile(join(dir, 'truth.json'), 'utf8')));

test('the same seed makes the same bytes', { timeout: 60_000 }, async () => {
  await Promise.all([make(join(root, 'a')), make(join(root, 'b'))]);
  const [a, b] = await Promise.all([digest(join(root, 'a')), digest(join(root, 'b'))]);
  expect(Object.keys(a).length).toBeGreaterThan(size * 2);
  expect(a).toEqual(b);
});

test(
  'the files are those of the truth, decode at the size it says, and are broken where it says',
  { timeout: 60_000 },
  async () => {
    const progress: number[] = [];
    const made = await makeSample({
      dir: root,
      seed: 5,
      size,
      signal: new AbortController().signal,
      onProgress: (done) => progress.push(done),
    });
    expect(made).toEqual({ samples: size, truth: join(root, 'truth.json') });
    expect(progress).toEqual(Array.from({ length: size }, (_, i) => i + 1));

    const truth = await readTruth(root);
    expect(truth.complete).toBe(true);
    const orphans = truth.plants.flatMap((p) => (p.kind === 'orphan-caption' ? [p.file] : []));
    const listed = truth.samples.flatMap((s) => [s.relPath, s.tagsFile, s.nlFile].filter((f) => f !== null));
    expect(await filesIn(root)).toEqual([...new Set([...listed, ...orphans, 'truth.json'])].toSorted());

    const broken = new Set(truth.plants.flatMap((p) => (p.kind === 'broken-image' ? [p.relPath] : [])));
    expect(broken.size).toBe(2);
    const read = await Promise.all(
      truth.samples.map(async ({ relPath, width, height, format }) => {
        const image = sharp(await readFile(join(root, relPath)));
        const whole = await image
          .raw()
          .toBuffer({ resolveWithObject: true })
          .catch(() => null);
        const told = broken.has(relPath) ? 'broken' : `${width} x ${height} ${format}`;
        if (whole === null) return { relPath, told, found: 'broken' };
        const { width: w, height: h } = whole.info;
        return { relPath, told, found: `${w} x ${h} ${(await image.metadata()).format}` };
      }),
    );
    expect(read.filter(({ told, found }) => told !== found)).toEqual([]);
  },
);

test('an equal copy is equal to the byte', { timeout: 60_000 }, async () => {
  await makeSample({
    dir: root,
    seed: 5,
    size,
    onProgress: () => undefined,
    signal: new AbortController().signal,
  });
  const { plants } = await readTruth(root);
  const equal = plants.find((p) => p.kind === 'near-duplicate' && p.how === 'equal');
  if (equal?.kind !== 'near-duplicate') throw new Error('No equal copy was planted.');
  expect(await readFile(join(root, equal.relPath))).toEqual(await readFile(join(root, equal.of)));
});

test('a folder with other files in it is refused, and left alone', async () => {
  await writeFile(join(root, 'mine.txt'), 'mine');
  await expect(make(root)).rejects.toMatchObject({
    code: 'bad-request',
  });
  await writeFile(join(root, 'truth.json'), '{"generator":"another tool"}');
  await expect(make(root)).rejects.toMatchObject({ code: 'bad-request' });
  expect(await filesIn(root)).toEqual(['mine.txt', 'truth.json']);
});

test('a file is refused as a folder', async () => {
  await writeFile(join(root, 'file'), '');
  await expect(make(join(root, 'file'))).rejects.toMatchObject({ code: 'dataset-not-a-folder' });
  await expect(make(join(root, 'file', 'in'))).rejects.toMatchObject({ code: 'dataset-not-a-folder' });
});

test(
  'edited captions of an earlier sample are not drawn over unless that is wanted',
  { timeout: 60_000 },
  async () => {
    await make(root);
    const { samples, plants } = await readTruth(root);
    const caption = samples[0]?.tagsFile ?? '';
    const missing = plants.find((plant) => plant.kind === 'missing-caption' && plant.caption === 'nl');
    if (missing?.kind !== 'missing-caption') throw new Error('No NL caption is missing.');
    const written = missing.relPath.replace(/\.\w+$/u, '_nl.txt');
    await writeFile(join(root, caption), 'mine');
    await writeFile(join(root, written), 'mine');
    await rm(join(root, samples[1]?.tagsFile ?? ''));
    const before = await digest(root);
    const files = [caption, written].toSorted().join(', ');
    const message = expect.stringContaining(`2 files in ${root} would be lost: ${files}.`) as string;
    await expect(make(root, 6)).rejects.toMatchObject({ code: 'bad-request', message });
    expect(await digest(root)).toEqual(before);
    await makeSample({
      dir: root,
      seed: 5,
      size,
      overwrite: true,
      onProgress: () => undefined,
      signal: new AbortController().signal,
    });
    expect(await readFile(join(root, caption), 'utf8')).not.toBe('mine');
  },
);

test('an earlier sample is made anew, and what else lies there stays', { timeout: 60_000 }, async () => {
  await make(root, 5);
  await writeFile(join(root, 'proofsheet.json'), '{}');
  await writeFile(join(root, 'batch-01', 'mine.png'), 'mine');
  await make(root, 6);
  const other = join(root, 'other');
  await mkdir(other);
  await make(join(other, 'six'), 6);
  const again = await digest(root);
  for (const [file, hash] of Object.entries(await digest(join(other, 'six')))) expect(again[file]).toBe(hash);
  const expected = [...(await filesIn(join(other, 'six'))), 'proofsheet.json', join('batch-01', 'mine.png')];
  expect((await filesIn(root)).filter((file) => !file.startsWith('other'))).toEqual(expected.toSorted());
});

test('a cancelled run leaves nothing behind', async () => {
  const controller = new AbortController();
  const made = makeSample({
    dir: join(root, 'sample'),
    seed: 5,
    size,
    signal: controller.signal,
    onProgress: (done) => {
      if (done === 3) controller.abort();
    },
  });
  await expect(made).rejects.toMatchObject({ code: 'cancelled' });
  expect(await filesIn(root)).toEqual([]);
});

test('a sample is found when it is whole', { timeout: 60_000 }, async () => {
  expect(await findSample(root)).toBeNull();
  const made = await make(root);
  expect(await findSample(root)).toEqual(made);
  const truth = await readTruth(root);
  await writeFile(join(root, 'truth.json'), JSON.stringify({ ...truth, complete: false }));
  expect(await findSample(root)).toBeNull();
});

test('a truth whose paths lead out of the folder is not ours', async () => {
  const dir = join(root, 'sample');
  await mkdir(dir);
  await writeFile(join(root, 'outside.png'), 'keep');
  const truth = {
    generator: 'proofsheet sample',
    version: 1,
    seed: 1,
    size: 1,
    complete: true,
    characters: [],
    plants: [],
  };
  const sample = {
    relPath: '../outside.png',
    width: 1,
    height: 1,
    format: 'png',
    shows: [],
    usualOutfit: true,
    artist: '@x',
    tagsFile: null,
    nlFile: null,
  };
  await writeFile(join(dir, 'truth.json'), JSON.stringify({ ...truth, samples: [sample] }));
  await expect(make(dir)).rejects.toMatchObject({ code: 'bad-request' });
  expect(await readFile(join(root, 'outside.png'), 'utf8')).toBe('keep');
});

test('a size or seed that is no whole number is refused', async () => {
  const options = { dir: join(root, 'x'), onProgress: () => undefined, signal: new AbortController().signal };
  await expect(makeSample({ ...options, seed: 1, size: 0 })).rejects.toMatchObject({ code: 'bad-request' });
  await expect(makeSample({ ...options, seed: 0.5, size: 10 })).rejects.toMatchObject({
    code: 'bad-request',
  });
  expect(await filesIn(root)).toEqual([]);
});
