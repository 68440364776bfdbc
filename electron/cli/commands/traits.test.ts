/** `traits` and `export --absorb` in other processes, as scripts see them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { characterTraits } from '../../../shared/api/traits.ts';
import { pngOf, tempFolder, writeFiles } from '../../engine/testing.ts';
import { runCommand } from '../testing.ts';

const ember = 'ember \\(arknights\\)';
const text = `${ember}, arknights, 1girl, red hair, red cape, belt`;

const dataset = async (): Promise<string> => {
  const folder = tempFolder();
  const png = await pngOf();
  for (const name of ['a', 'b', 'c']) writeFiles(folder, { [`${name}.png`]: png, [`${name}.txt`]: text });
  return folder;
};

test('traits are listed, chosen, and left out of an export that asks for it', async () => {
  const folder = await dataset();
  const out = join(tempFolder(), 'out');
  const none = await runCommand(['export', folder, out, '--format', 'folder', '--absorb']);
  expect([none.code, none.stderr.includes('No trait is chosen')]).toEqual([2, true]);

  const chosen = await runCommand([
    'traits',
    folder,
    'ember',
    '--absorb',
    'Red_hair',
    '--drop',
    'belt',
    '--json',
  ]);
  const { traits, outfits } = characterTraits.parse(JSON.parse(chosen.stdout));
  expect(traits.map(({ key, choice }) => [key, choice])).toEqual([
    ['red hair', 'absorb'],
    ['belt', 'drop'],
    ['red cape', 'keep'],
    ['1girl', 'keep'],
  ]);
  expect(outfits.map(({ images }) => images)).toEqual([3]);
  const kept: unknown = JSON.parse(readFileSync(join(folder, 'proofsheet.json'), 'utf8'));
  expect(kept).toEqual({
    traits: { choices: { 'ember (arknights)': { 'red hair': 'absorb', belt: 'drop' } } },
  });
  const shown = await runCommand(['traits', folder, ember]);
  expect(shown.stdout).toMatch(/absorb +100 % +0 % +red hair +hair/);

  await runCommand(['export', folder, out, '--format', 'folder', '--absorb']);
  expect(readFileSync(join(out, 'a.txt'), 'utf8')).toBe(`${ember}, arknights, 1girl, red cape, belt`);
  expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe(text);
});

test('a character that no image has is said to be unknown', async () => {
  const { code, stderr } = await runCommand(['traits', await dataset(), 'nobody']);
  expect([code, stderr.includes('No image has the character “nobody”.')]).toEqual([2, true]);
});
