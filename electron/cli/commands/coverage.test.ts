/** `coverage` in another process, as scripts see it. */
import { expect, test } from 'vitest';
import { coverageTable } from '../../../shared/api/coverage.ts';
import { pngOf, tempFolder, writeFiles } from '../../engine/testing.ts';
import { runCommand } from '../testing.ts';

const dataset = async (): Promise<string> => {
  const folder = tempFolder();
  const png = await pngOf();
  const text = 'ember \\(arknights\\), arknights, 1girl, solo, red cape, belt, upper body, smile';
  for (const name of ['a', 'b', 'c']) writeFiles(folder, { [`${name}.png`]: png, [`${name}.txt`]: text });
  writeFiles(folder, { 'd.png': png, 'd.txt': 'ember \\(arknights\\), arknights, 1girl, solo, portrait' });
  return folder;
};

test('the map is a table, a list of what to look for, or JSON; and what it would be without some', async () => {
  const folder = await dataset();
  const shown = await runCommand(['coverage', folder]);
  expect(shown.stdout).toMatch(/4\/10 +ember \(arknights\) +0\/3 +0\/2 +3 +1\/3/);
  expect(shown.stdout).toMatch(/3\/5 + red cape, belt/);
  const next = await runCommand(['coverage', folder, '--next']);
  expect(next.stdout).toContain('- ember (arknights): 4 of 10 images, full body 0 of 3');
  const without = await runCommand(['coverage', folder, '--without', 'tag:portrait', '--json']);
  const { rows } = coverageTable.parse(JSON.parse(without.stdout));
  expect(rows.map(({ images }) => images)).toEqual([3, 3]);
});
