/** `duplicates` in another process, as scripts see it. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { duplicatesOutcome } from '../../../shared/api/duplicates.ts';
import { pngOf, tempFolder, writeFiles } from '../../engine/testing.ts';

const command = join(import.meta.dirname, '../../proofsheet.mjs');

const run = (words: readonly string[]): Promise<{ code: number | null; stdout: string; stderr: string }> =>
  new Promise((resolve) => {
    const env = { ...process.env, PROOFSHEET_DATA: tempFolder() };
    const child = spawn(process.execPath, [command, 'duplicates', ...words], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });

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
