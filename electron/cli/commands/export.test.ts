/** `proofsheet export` in another process. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exportOutcome } from '../../../shared/api/export.ts';
import { pngOf, tempFolder, writeFiles } from '../../engine/testing.ts';
import { runCommand, type Ended } from '../testing.ts';

const run = (...words: readonly string[]): Promise<Ended> => runCommand(['export', ...words, '--quiet']);

const dataset = async (): Promise<string> => {
  const folder = tempFolder();
  const png = await pngOf(8, 8);
  writeFiles(folder, {
    'one.png': png,
    'one.txt': 'solo, perlica \\(arknights\\), arknights',
    'two.png': png,
    'two.txt': 'smile',
    'proofsheet.json': JSON.stringify({
      marks: { 'two.png': { mark: 'excluded' } },
      export: { profiles: { mine: { format: 'kohya', captions: { tags: { trigger: 'ohwx' } } } } },
    }),
  });
  return folder;
};

test('writes, says what it left out, and ends with 0 when all that was asked for is there', async () => {
  const out = join(tempFolder(), 'out');
  const { code, stdout, stderr } = await run(
    await dataset(),
    out,
    '--format',
    'folder',
    '--json',
    '--set',
    'captions.tags.order=mission',
  );
  const outcome = exportOutcome.parse(JSON.parse(stdout));
  expect([code, stderr]).toEqual([0, 'left out: two.png: It is marked as excluded.\n']);
  expect(outcome).toMatchObject({
    samples: 1,
    files: 2,
    verified: true,
    manifest: join(out, 'manifest.json'),
  });
  expect(readFileSync(join(out, 'one.txt'), 'utf8')).toBe('perlica \\(arknights\\), arknights, solo');
});

test('takes a profile of the dataset, and what is set over it', async () => {
  const out = join(tempFolder(), 'out');
  const { code } = await run(await dataset(), out, '--profile', 'mine', '--set', 'training.repeats=4');
  expect(code).toBe(0);
  const caption = readFileSync(join(out, '4_perlica_(arknights)/one.txt'), 'utf8');
  expect(caption).toBe('ohwx, solo, perlica \\(arknights\\), arknights');
});

test('shows a plan and writes nothing', async () => {
  const out = join(tempFolder(), 'out');
  const { code, stdout } = await run(
    await dataset(),
    out,
    '--format',
    'diffusion-pipe',
    '--dry-run',
    '--json',
    '--where',
    'solo',
  );
  expect(code).toBe(0);
  expect(exportOutcome.parse(JSON.parse(stdout))).toMatchObject({
    samples: 1,
    files: 3,
    state: 'planned',
    manifest: null,
  });
  expect(existsSync(out)).toBe(false);
});

test('ends with 1 when something could not be read, and with 2 for what cannot be asked', async () => {
  const folder = await dataset();
  writeFiles(folder, { 'one.txt': new Uint8Array([0xff, 0xfe]) });
  const out = join(tempFolder(), 'out');
  expect((await run(folder, out, '--format', 'folder')).code).toBe(1);
  const inside = await run(folder, join(folder, 'out'), '--format', 'folder');
  expect([inside.code, inside.stderr]).toEqual([2, expect.stringMatching(/lies in the dataset/)]);
  for (const words of [
    [],
    ['--format', 'word'],
    ['--profile', 'nobody'],
    ['--format', 'csv', '--set', 'x=1'],
  ]) {
    expect((await run(folder, out, ...words)).code).toBe(2);
  }
});
