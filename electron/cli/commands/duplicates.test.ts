/** `duplicates` in another process, as scripts see it. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { duplicatesOutcome } from '../../../shared/api/duplicates.ts';
import { pngOf, tempFolder, writeFiles } from '../../engine/testing.ts';
import { runCommand, type Ended } from '../testing.ts';

const run = (words: readonly string[]): Promise<Ended> => runCommand(['duplicates', ...words]);

test('duplicates looks at what has not been looked at, and prints groups for people and programs', async () => {
  const folder = tempFolder();
  const png = await pngOf(40, 60);
  writeFiles(folder, { 'a.png': png, 'sub/b.png': png, 'b.png': await pngOf(41, 300), 'broken.png': 'text' });
  const json = await run([folder, '--json']);
  expect(json.code).toBe(0);
  const { groups } = duplicatesOutcome.parse(JSON.parse(json.stdout));
  expect(groups).toHaveLength(1);
  expect(groups[0]).toEqual({
    kind: 'equal',
    members: [
      { relPath: 'a.png', distance: 0, mirrored: false, how: [] },
      { relPath: 'sub/b.png', distance: 0, mirrored: false, how: [] },
    ],
  });
  const text = await run([folder, '--quiet']);
  expect(text.stdout).toContain('  keep a.png\n       sub/b.png\n');
  expect(text.stdout).toContain('1 group, 1 redundant image.');
  expect(text.stderr).toBe('');
});

test('a folder without duplicates says so, and one that is not there cannot be opened', async () => {
  const folder = tempFolder();
  writeFiles(folder, { 'a.png': await pngOf(40, 60) });
  expect(await run([folder, '--quiet'])).toEqual({ code: 0, stdout: 'No duplicates.\n', stderr: '' });
  expect((await run([join(folder, 'nowhere'), '--quiet'])).code).toBe(3);
});
