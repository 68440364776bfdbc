/** Promise 3 on a disk that is really full: a small tmpfs, in a separate mount namespace. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'proofsheet-full-'));
  mkdirSync(join(folder, 'small'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.runIf(process.platform === 'linux')(
  'a full disk takes the edit, or the undo, back, and every caption is what it was',
  () => {
    const script = 'mount -t tmpfs -o size=1m tmpfs "$1" && exec "$2" "$3" "$1" "$4"';
    const child = join(import.meta.dirname, 'diskFullChild.ts');
    const run = spawnSync(
      'unshare',
      ['-rm', 'sh', '-c', script, 'sh', join(folder, 'small'), process.execPath, child, join(folder, 'data')],
      { encoding: 'utf8' },
    );
    expect(run.stderr).toBe('');
    expect(JSON.parse(run.stdout)).toEqual({
      state: 'reverted',
      written: 0,
      failures: [{ code: 'ENOSPC', named: true }],
      unchangedFiles: 100,
      strangers: [],
      worksAgain: 1,
      undo: { state: 'reverted', codes: ['ENOSPC'], undoTakenBack: true, undoneLater: true },
    });
  },
);
