/** `preview` and `buckets` in other processes, as scripts see them. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bucketList, trainerPreview } from '../../../shared/api/trainer.ts';
import { pngOf, tempFolder, writeFiles } from '../../engine/testing.ts';
import { runCommand } from '../testing.ts';

const dataset = async (): Promise<string> => {
  const folder = tempFolder();
  writeFiles(folder, {
    'b/two.png': await pngOf(40, 60),
    'b/two.txt': 'perlica \\(arknights\\), arknights, solo, smile, boots',
    'b/two_nl.txt': 'Perlica stands alone.',
    'train.toml':
      "[model]\ncache_text_embeddings = false\ncaption_mode = 'mixed'\nmixed_weights = { tags = 0, nl = 0, tags_nl = 0 }\ntag_dropout_percent = 0.4\n",
    'wrong.toml': "[model]\ncaption_mode = 'both'\n",
  });
  return folder;
};

test('preview draws as many captions as asked for, by a file or without one', async () => {
  const folder = await dataset();
  const config = join(folder, 'train.toml');
  const words = ['preview', folder, './b/two.png', '--config', config, '-n', '4', '--seed', '5', '--json'];
  const { code, stdout } = await runCommand(words);
  const { draws, config: used } = trainerPreview.parse(JSON.parse(stdout));
  expect([code, used.file, draws.length]).toEqual([0, config, 4]);
  for (const { variant, text } of draws) {
    expect(variant).toBe('nl_tags');
    expect(text).toMatch(/^Perlica stands alone\.\. (?:[^,]+, ){2}[^,]+$/);
  }
  const plain = await runCommand(['preview', folder, 'b/two.png', '-n', '1']);
  expect(plain.stdout).toContain('perlica \\(arknights\\), arknights, solo, smile, boots');
});

test('preview says what it cannot use, and which image is not there', async () => {
  const folder = await dataset();
  const wrong = await runCommand([
    'preview',
    folder,
    'b/two.png',
    '--config',
    join(folder, 'wrong.toml'),
    '--json',
  ]);
  expect(wrong).toMatchObject({ code: 2, stdout: '' });
  expect(wrong.stderr).toContain('"tags", "nl" or "mixed"');
  const gone = await runCommand(['preview', folder, 'b/three.png']);
  expect([gone.code, gone.stderr.includes('b/three.png')]).toEqual([2, true]);
});

test('buckets tells the size of each image at each resolution', async () => {
  const words = ['--resolutions', '512,64', '--min-ar', '0.5', '--max-ar', '2', '--num-ar-buckets', '3'];
  const { code, stdout } = await runCommand(['buckets', await dataset(), ...words, '--json']);
  const { samples, buckets } = bucketList.parse(JSON.parse(stdout));
  expect(code).toBe(0);
  expect(samples).toEqual([
    {
      relPath: 'b/two.png',
      width: 40,
      height: 60,
      buckets: [
        [48, 96],
        [368, 720],
      ],
      upscaled: true,
    },
  ]);
  expect(buckets.filter(({ count }) => count > 0).map(({ resolution }) => resolution)).toEqual([64, 512]);
});
