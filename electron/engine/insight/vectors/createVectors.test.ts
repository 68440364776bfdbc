import sharp from 'sharp';
import { expect, onTestFinished, test } from 'vitest';
import { idOf, startWorkspace, tempFolder, writeFiles } from '../../testing.ts';
import { createVectors, vectorsFile } from './createVectors.ts';
import { openVectorStore } from './vectorStore.ts';

/** A dataset with its vectors, without the rest of the engine. */
const sit = async (folder: string, dataDir = tempFolder()) => {
  const { jobs, workspace, log, open } = startWorkspace(dataDir);
  const vectors = createVectors({ workspace, jobs, log });
  const dataset = await open(folder);
  onTestFinished(async () => {
    jobs.close();
    await vectors.close();
    await workspace.close();
  });
  return {
    vectors,
    jobs,
    read: (relPath: string) => {
      const store = openVectorStore(vectorsFile(dataset));
      const id = idOf(dataset, relPath);
      const { fileSize, mtime } = dataset.columns;
      const vector = store.read({ relPath, size: fileSize[id] ?? 0, mtime: mtime[id] ?? 0 });
      store.close();
      return vector;
    },
  };
};

const scene = (hair: string, shift: number): Promise<Buffer> =>
  sharp(
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="300" height="400"><rect width="300" height="400" fill="#dde"/>
      <circle cx="${150 + shift}" cy="140" r="90" fill="${hair}"/><circle cx="${150 + shift}" cy="160" r="65" fill="#fcd"/>
      <rect x="${90 + shift}" y="240" width="120" height="160" fill="#336"/></svg>`),
  )
    .png()
    .toBuffer();

const cosine = (a: Float32Array | null | undefined, b: Float32Array | null | undefined): number =>
  a && b ? a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0) : Number.NaN;

test('an image and its copy point the same way, another one elsewhere; a broken one does not stop the others', async () => {
  const folder = tempFolder();
  const original = await scene('#a22', 0);
  const stripes = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"><rect width="400" height="300" fill="#040"/>
     <path d="M0 0L400 300M0 150L200 300M200 0L400 150" stroke="#fe0" stroke-width="30"/></svg>`,
  );
  writeFiles(folder, {
    'a.png': original,
    'b.jpg': await sharp(original).resize(200).jpeg({ quality: 60 }).toBuffer(),
    'c.png': await sharp(stripes).png().toBuffer(),
    'd.png': original.subarray(0, original.length / 2),
  });
  const { vectors, read } = await sit(folder);
  expect(vectors.state()).toMatchObject({ known: 0, total: 4, job: null });
  vectors.start();
  await vectors.settled();
  expect(vectors.state()).toMatchObject({ known: 4, job: null });
  const [a, b, c] = [read('a.png'), read('b.jpg'), read('c.png')];
  expect(cosine(a, a)).toBeCloseTo(1, 5);
  expect(cosine(a, b)).toBeGreaterThan(0.88);
  expect(cosine(a, c)).toBeLessThan(cosine(a, b) - 0.1);
  expect(read('d.png')).toBeNull();
});

test('what was made before a stop is kept, and starting again goes on', async () => {
  const folder = tempFolder();
  const dataDir = tempFolder();
  const files: Record<string, Uint8Array> = {};
  for (let n = 0; n < 40; n++) files[`${n}.png`] = await scene('#26a', n);
  writeFiles(folder, files);
  const { vectors, jobs } = await sit(folder, dataDir);
  const job = vectors.start();
  expect(vectors.start().id).toBe(job.id);
  jobs.cancel(job.id);
  await vectors.settled();
  const { known } = vectors.state();
  expect(known).toBeLessThan(40);
  vectors.start();
  await vectors.settled();
  expect(vectors.state()).toMatchObject({ known: 40, total: 40, job: null });
});
