/** An edit whose journal has no room, on a disk of its own: a small tmpfs, in a separate mount namespace. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'proofsheet-journal-'));
  for (const name of ['small', 'dataset']) mkdirSync(join(folder, name));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.runIf(process.platform === 'linux')(
  'a disk that is full in the middle of a plan leaves captions and history as they were; with room, one changed file stays',
  () => {
    const script = 'mount -t tmpfs -o size=64m tmpfs "$1" && exec "$2" "$3" "$1" "$4"';
    const child = join(import.meta.dirname, 'journalFullChild.ts');
    const words = [join(folder, 'small'), process.execPath, child, join(folder, 'dataset')];
    const run = spawnSync('unshare', ['-rm', 'sh', '-c', script, 'sh', ...words], { encoding: 'utf8' });
    expect(run.stderr).toBe('');
    expect(JSON.parse(run.stdout)).toEqual({
      says: expect.stringMatching(
        /^The disk that holds .*journal\.db is full: make room on it, or /,
      ) as string,
      unchanged: 3000,
      edits: 0,
      written: 2999,
      conflicts: ['2500.txt'],
      theirs: 'written by another program',
      undone: 3000,
    });
  },
);
