/** What is left out for findings, on real images, through the engine. */
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { tempFolder, writeFiles } from '../testing.ts';
import { startExports } from './testing.ts';

/** A drawing of noise: two seeds are two images. */
const image = (seed: number, side: number): Promise<Buffer> => {
  const cells = Buffer.alloc(24 * 24 * 3);
  for (let at = 0, state = seed; at < cells.length; at += 1) {
    state = (state * 48_271) % 2_147_483_647;
    cells[at] = state % 256;
  }
  return sharp(cells, { raw: { width: 24, height: 24, channels: 3 } })
    .resize(side, side, { kernel: 'cubic' })
    .png()
    .toBuffer();
};

const sit = async () => {
  const root = tempFolder();
  writeFiles(root, {
    'a.png': await image(7, 256),
    'a.txt': 'yvonne \\(arknights\\), arknights, @x, 1girl',
    'a_nl.txt': 'Yvonne from Arknights.',
    'b.png': await image(7, 200),
    'b.txt': 'yvonne \\(arknights\\), arknights, @x, 1girl, smile',
    'b_nl.txt': 'Yvonne from Arknights smiles.',
    'c.png': await image(99, 256),
    'c.txt': 'ember \\(arknights\\), arknights, @x, 1girl, 1girl',
    'c_nl.txt': 'Ember from Arknights.',
    'd.png': await image(12_345, 256),
    'd.txt': 'scenery',
    'd_nl.txt': 'A landscape.',
  });
  return startExports(root);
};

test('characters below the floor stay behind, and samples without a character do not', async () => {
  const { test: engine, plan } = await sit();
  await engine.call('POST /api/project', {
    body: { label: 'Set the floor', entries: [{ path: ['roster', 'floor'], value: 2 }] },
  });
  const { samples, skipped } = await plan({ what: { floor: true } });
  expect(samples).toBe(3);
  expect(skipped).toMatchObject({ findings: 1, first: [{ relPath: 'c.png', kind: 'findings' }] });
  expect(skipped.first[0]?.reason).toBe(
    'ember \\(arknights\\) has 1 of the 2 images that the roster asks for.',
  );
});

test('of duplicates only the best of those that are asked for goes along', async () => {
  const { test: engine, plan } = await sit();
  for (;;) {
    const { state } = await engine.call('GET /api/duplicates', { query: { from: 0, count: 0 } });
    if (state.phase === 'found') break;
    engine.mark();
    const { job } = await engine.call('POST /api/duplicates/find');
    await engine.until(
      (event) => event.type === 'job' && event.job.id === job.id && event.job.state !== 'running',
    );
  }
  const { skipped } = await plan({ what: { duplicates: 'one' } });
  expect(skipped.first).toEqual([
    { relPath: 'b.png', kind: 'findings', reason: 'It is a duplicate of a.png.' },
  ]);
  const view = await engine.call('POST /api/views', { body: { query: 'name:b' } });
  const alone = await plan({ what: { duplicates: 'one' } }, { scope: { view: view.id, ranges: [[0, 1]] } });
  expect(alone).toMatchObject({ asked: 1, samples: 1 });
});

test('samples with problems of the kinds that are named stay behind, once these have been looked for', async () => {
  const { test: engine, plan } = await sit();
  await engine.call('POST /api/problems/look', { body: { pictures: true } });
  const { skipped, samples } = await plan({ what: { problems: ['duplicate-tag'] } });
  expect(samples).toBe(3);
  expect(skipped.first).toMatchObject([{ relPath: 'c.png', kind: 'findings' }]);
  expect(skipped.first[0]?.reason).toMatch(/^It has a problem: /);
});
