import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { tempFolder } from '../testing.ts';
import { lockDataset, takeLock } from './lock.ts';
import { dataLockPlace, type LockPlace, lockPlaces, usualLockPlaces } from './lockFolders.ts';

/** Locks a dataset in another process, with another data folder, until the test ends. */
const lockElsewhere = async (id: string, env: Record<string, string>) => {
  const script = path.join(tempFolder(), 'lock.mjs');
  writeFileSync(
    script,
    `const { lockDataset } = await import(${JSON.stringify(import.meta.resolve('./lock.ts'))});
     const { dataLockPlace, usualLockPlaces } = await import(
       ${JSON.stringify(import.meta.resolve('./lockFolders.ts'))}
     );
     const places = [dataLockPlace(${JSON.stringify(tempFolder())}), ...usualLockPlaces()];
     try {
       globalThis.lock = lockDataset('/x', { id: '${id}', places, log: console.error });
       console.log('locked');
     } catch (error) {
       console.log(error.message);
     }
     process.stdin.on('end', () => globalThis.lock?.lock.release()).resume();`,
  );
  const child = spawn(process.execPath, [script], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  onTestFinished(async () => {
    const ended = once(child, 'exit');
    child.stdin.end();
    await ended;
  });
  return { pid: child.pid, said: String(await once(child.stdout, 'data')).trim() };
};

const surroundings = () => ({ HOME: tempFolder(), TMPDIR: tempFolder(), XDG_RUNTIME_DIR: tempFolder() });

test('engines with another data folder, home, runtime and temporary folder see one another', async () => {
  const id = randomUUID();
  onTestFinished(() => {
    for (const { folder } of usualLockPlaces()) rmSync(path.join(folder, `${id}.lock`), { force: true });
  });
  const first = await lockElsewhere(id, surroundings());
  expect(first.said).toBe('locked');
  const second = await lockElsewhere(id, surroundings());
  expect(second.said).toContain(`/x is open in another Proofsheet (process ${first.pid})`);
});

const foldersOn = (platform: NodeJS.Platform, runtimeDir?: string) =>
  lockPlaces({ platform, home: '/home/me', uid: 1000, runtimeDir }).map(({ folder }) => folder);

test('every platform has a place that does not go by the temporary folder', () => {
  expect(foldersOn('linux')).toEqual(['/run/user/1000/proofsheet', '/home/me/.local/state/proofsheet/locks']);
  expect(foldersOn('linux', '/run/user/1000')).toEqual(foldersOn('linux'));
  expect(foldersOn('linux', '/mine')[0]).toBe('/mine/proofsheet');
  expect(foldersOn('darwin')).toEqual(['/home/me/Library/Application Support/Proofsheet/locks']);
  expect(foldersOn('win32')).toEqual(['/home/me/AppData/Local/Proofsheet/locks']);
});

const runtime = (base: string): LockPlace => ({
  kind: 'runtime',
  base,
  folder: path.join(base, 'proofsheet'),
});
/** Locks with such a place beside the data folder. @returns the message for the user */
const said = (place: LockPlace): string => {
  const lines: string[] = [];
  const log = (line: string): void => void lines.push(line);
  const lock = takeLock({ id: 'abc', places: [dataLockPlace(tempFolder()), place], log });
  lock.release();
  return lines.join('\n');
};
const victim = (): string => {
  const file = path.join(tempFolder(), 'victim');
  writeFileSync(file, 'precious');
  return file;
};

describe('a place that others have a hand in', () => {
  test('of everybody: it is passed over, in words, and nothing is put there', () => {
    const base = tempFolder();
    chmodSync(base, 0o777);
    expect(said(runtime(base))).toContain(`${base} is passed over: other users may enter it`);
    expect(readdirSync(base)).toEqual([]);
  });

  test('of another user: it is passed over', () => {
    const base = process.getuid?.() === 0 ? tempFolder() : '/';
    if (base !== '/') chownSync(base, 65_534, 65_534);
    expect(said(runtime(base))).toContain('it belongs to another user');
  });

  test('below a folder where everybody may put another in its stead: it is passed over', () => {
    const open = tempFolder();
    const base = path.join(open, 'mine');
    mkdirSync(base, { mode: 0o700 });
    chmodSync(open, 0o777);
    expect(said(runtime(base))).toContain('everybody may write in a folder above it');
  });

  test('a link to another folder: it is passed over', () => {
    const [base, elsewhere] = [tempFolder(), tempFolder()];
    symlinkSync(elsewhere, path.join(base, 'proofsheet'));
    expect(said(runtime(base))).toContain('it is a link');
    expect(readdirSync(elsewhere)).toEqual([]);
  });

  test('a file, or nothing: it is passed over', () => {
    const file = victim();
    expect(said(runtime(file))).toContain('is not a folder');
    expect(said(runtime(path.join(tempFolder(), 'gone')))).toContain('ENOENT');
  });

  test('links planted under the names of the lock and of its owner are never written through', () => {
    const base = tempFolder();
    const folder = path.join(base, 'proofsheet');
    mkdirSync(folder);
    chmodSync(folder, 0o777);
    const [one, other] = [victim(), victim()];
    symlinkSync(one, path.join(folder, 'abc.lock'));
    symlinkSync(other, path.join(folder, 'abc.pid'));
    const lines: string[] = [];
    const places = [runtime(base)];
    const lock = takeLock({ id: 'abc', places, log: (line) => lines.push(line) });
    expect(() => lockDataset('/x', { id: 'abc', places, log: () => undefined })).toThrow(
      `process ${process.pid}`,
    );
    lock.release();
    expect(lines).toEqual([]);
    expect([one, other].map((file) => readFileSync(file, 'utf8'))).toEqual(['precious', 'precious']);
  });

  test('where nothing can be locked anywhere, nothing is opened', () => {
    const places = [runtime(path.join(tempFolder(), 'gone'))];
    expect(() => takeLock({ id: 'abc', places, log: () => undefined })).toThrow('No lock could be taken');
  });
});
