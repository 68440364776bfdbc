/** Images that cannot be decoded to their end are left out by name, in every way of exporting the others. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { pngOf, tempFolder, writeFiles } from '../testing.ts';
import { startExports } from './testing.ts';

const cutJpeg = async (): Promise<Uint8Array> => {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 60 };
  const whole = await sharp({
    create: { width: 256, height: 256, channels: 3, background: '#000', noise },
  })
    .jpeg()
    .toBuffer();
  return whole.subarray(0, Math.floor(whole.length / 2));
};

test(
  'copies, links and shards leave out an image that is cut off, and its captions',
  { timeout: 120_000 },
  async () => {
    const root = tempFolder();
    writeFiles(root, {
      'cut.jpg': await cutJpeg(),
      'cut.txt': 'solo',
      'good.png': await pngOf(8, 8),
      'good.txt': 'smile',
    });
    const { run } = await startExports(root);
    const ways = [
      { format: 'folder' },
      { format: 'folder', images: { copy: 'link' } },
      { format: 'webdataset' },
      { format: 'folder', images: { as: 'webp' } },
    ] as const;
    for (const settings of ways) {
      const out = join(tempFolder(), 'out');
      const { samples, files, written, removed, skipped, verified } = await run(settings, { out });
      expect([samples, verified]).toEqual([1, true]);
      // Its captions were written before its image was read: this does not matter.
      expect({ written, removed }).toEqual({ written: files, removed: 0 });
      expect(skipped).toMatchObject([{ relPath: 'cut.jpg', kind: 'unreadable' }]);
      expect(skipped[0]?.reason).toContain('cut.jpg is cut off');
      expect([existsSync(join(out, 'cut.jpg')), existsSync(join(out, 'cut.txt'))]).toEqual([false, false]);
    }
  },
);

test('a plan knows what was found before, in an earlier engine too, and counts images not looked at yet', async () => {
  const root = tempFolder();
  const dataDir = tempFolder();
  writeFiles(root, { 'cut.jpg': await cutJpeg(), 'good.png': await pngOf(8, 8) });
  const first = await startExports(root, dataDir);
  const early = await first.plan({ format: 'folder' });
  // Small datasets are measured unasked: that may have happened by now.
  expect(early.unchecked).toBe(early.samples === 2 ? 2 : 0);
  expect((await first.plan({ format: 'csv' })).unchecked).toBe(0);
  await first.test.call('POST /api/problems/look', { body: { pictures: true } });
  await first.test.close();

  const { plan } = await startExports(root, dataDir);
  const { samples, unchecked, skipped } = await plan({ format: 'folder' });
  expect({ samples, unchecked, unreadable: skipped.unreadable }).toEqual({
    samples: 1,
    unchecked: 0,
    unreadable: 1,
  });
});
