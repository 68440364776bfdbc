/** A folder that becomes read-only in the middle of an edit and of an undo, for a user with limited permissions. */
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const nobody = 65534;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'proofsheet-read-only-'));
  chmodSync(folder, 0o755);
  for (const name of ['dataset', 'data']) {
    mkdirSync(join(folder, name));
    if (process.getuid?.() === 0) chownSync(join(folder, name), nobody, nobody);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.runIf(process.platform === 'linux')(
  'what could be written before the folder turned read-only is told from the rest, and ends when it is writable again',
  () => {
    const child = join(import.meta.dirname, 'readOnlyChild.ts');
    const command = [process.execPath, child, join(folder, 'dataset'), join(folder, 'data')];
    const asNobody = ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups', ...command];
    const [program = '', ...words] = process.getuid?.() === 0 ? asNobody : command;
    const run = spawnSync(program, words, { encoding: 'utf8', env: { ...process.env, HOME: folder } });
    expect(run.stderr).toBe('');
    expect(JSON.parse(run.stdout)).toEqual({ wrong: [], halfEdit: true, halfUndo: true, strangers: [] });
  },
);
