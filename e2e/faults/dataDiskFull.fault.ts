/** A data folder on a full disk: a small tmpfs, in a separate mount namespace. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { program } from '../support/paths.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'proofsheet-full-'));
  for (const name of ['small', 'dataset']) mkdirSync(join(folder, name));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.runIf(process.platform === 'linux').each([['16k'], ['96k'], ['192k']])(
  'with %s of room for data, nothing is opened, in a sentence',
  (size) => {
    const script = 'mount -t tmpfs -o "size=$1" tmpfs "$2" && shift 2 && exec "$@"';
    const small = join(folder, 'small');
    const words = [process.execPath, program, 'stats', join(folder, 'dataset'), '--data-dir', small];
    const run = spawnSync('unshare', ['-rm', 'sh', '-c', script, 'sh', size, small, ...words], {
      encoding: 'utf8',
    });
    expect(run.stderr).toMatch(/^proofsheet: The disk that holds .* is full: make room on it, or .*\n$/);
    expect(run.status).toBe(3);
    expect(run.stdout).toBe('');
  },
);
