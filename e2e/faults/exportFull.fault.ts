/** An export to a disk that is really full: a small tmpfs, in a separate mount namespace. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'proofsheet-export-full-'));
  mkdirSync(join(folder, 'small'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.runIf(process.platform === 'linux')(
  'a full disk leaves a folder that says that it is incomplete, and room again completes it',
  () => {
    const script = 'mount -t tmpfs -o size=2m tmpfs "$1" && exec "$2" "$3" "$1" "$4"';
    const child = join(import.meta.dirname, 'exportFullChild.ts');
    const run = spawnSync(
      'unshare',
      ['-rm', 'sh', '-c', script, 'sh', join(folder, 'small'), process.execPath, child, folder],
      { encoding: 'utf8' },
    );
    expect(run.stderr).toBe('');
    expect(JSON.parse(run.stdout)).toEqual({
      first: { state: 'failed', said: true },
      manifest: 'incomplete',
      planned: 'incomplete',
      second: { state: 'done', result: 'complete', verified: true, all: true, kept: true },
      sameBytes: true,
    });
  },
);
