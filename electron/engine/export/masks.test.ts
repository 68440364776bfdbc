/** Masks are exported with their image, under the names that the trainer expects, also where names follow a pattern. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'smol-toml';
import { expect, test } from 'vitest';
import { pngOf, tempFolder, writeFiles } from '../testing.ts';
import { startExports } from './testing.ts';

const image = await pngOf(8, 8);
const mask = await pngOf(4, 4);
const condition = await pngOf(2, 2);

const masked = (): string => {
  const folder = tempFolder();
  writeFiles(folder, {
    'a.png': image,
    'a.txt': 'solo',
    'a-masklabel.png': mask,
    'a-condlabel.png': condition,
    'b.png': image,
    'b.txt': 'solo',
  });
  return folder;
};

test('OneTrainer finds them beside the renamed image', async () => {
  const { plan, run, out } = await startExports(masked());
  const settings = { format: 'onetrainer', names: { pattern: 'image {n}' } } as const;
  expect((await plan(settings)).warnings.filter((words) => words.includes('mask'))).toEqual([]);
  expect(await run(settings)).toMatchObject({ samples: 2, verified: true });
  expect(readFileSync(join(out, 'image 1-masklabel.png')).equals(mask)).toBe(true);
  expect(readFileSync(join(out, 'image 1-condlabel.png')).equals(condition)).toBe(true);
});

test('diffusion-pipe finds them in the folder that its dataset.toml names; they are never converted', async () => {
  const { plan, run, out } = await startExports(masked());
  const settings = { format: 'diffusion-pipe', images: { as: 'jpeg' } } as const;
  expect((await plan(settings)).warnings).toContainEqual(
    '1 mask left out: the format has no place for them, or reads none of their type (a-condlabel.png).',
  );
  expect(await run(settings)).toMatchObject({ samples: 2, verified: true });
  expect(readFileSync(join(out, 'masks/images/a.png')).equals(mask)).toBe(true);
  expect(parse(readFileSync(join(out, 'dataset.toml'), 'utf8'))).toMatchObject({
    directory: [{ path: `${out}/images`, mask_path: `${out}/masks/images` }],
  });
});

test('other formats say how many they leave out', async () => {
  const { plan } = await startExports(masked());
  expect((await plan({ format: 'folder' })).warnings).toContainEqual(
    '2 masks left out: the format has no place for them, or reads none of their type (a-condlabel.png, a-masklabel.png).',
  );
});
