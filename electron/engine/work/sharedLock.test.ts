/**
 * Two users' engines on one folder: the second is refused, and a user without write access cannot keep a
 * dataset locked.
 */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { tempFolder } from '../testing.ts';
import { lockShared } from './sharedLock.ts';

const name = '.proofsheet.lock';
const modeOf = (file: string): number => lstatSync(file).mode & 0o777;

/** A folder that other users may write. */
const sharedFolder = (mode = 0o777): string => {
  const root = tempFolder();
  chmodSync(root, mode);
  return root;
};

test('a folder that no other user may write holds no lock', () => {
  const root = tempFolder();
  const lock = lockShared(root);
  expect(lock).toMatchObject({ free: true, warning: null });
  expect(readdirSync(root)).toEqual([]);
  lock.release();
});

test('in one that others may write, a second engine is refused until the first has closed; nothing is left', () => {
  const root = sharedFolder();
  const first = lockShared(root);
  expect(first).toMatchObject({ free: true, warning: null });
  expect(readdirSync(root)).toEqual([name]);
  expect(lockShared(root).free).toBe(false);
  first.release();
  expect(readdirSync(root)).toEqual([]);
  const again = lockShared(root);
  expect(again.free).toBe(true);
  again.release();
});

test('what a crash left is used again, and goes', () => {
  const root = sharedFolder();
  writeFileSync(path.join(root, name), '');
  const lock = lockShared(root);
  expect(lock.free).toBe(true);
  lock.release();
  expect(readdirSync(root)).toEqual([]);
});

test('the lock may be opened by those alone who may write the folder: no reader can keep it', () => {
  for (const [folder, file] of [
    [0o777, 0o666],
    [0o775, 0o660],
    [0o757, 0o606],
  ] as const) {
    const root = sharedFolder(folder);
    const lock = lockShared(root);
    expect(modeOf(path.join(root, name))).toBe(file);
    lock.release();
  }
});

test('a link, a full file or a folder of that name is left alone, and said', () => {
  const victim = path.join(tempFolder(), 'victim');
  const absent = path.join(tempFolder(), 'absent');
  writeFileSync(victim, '');
  const plant: readonly ((file: string) => void)[] = [
    (file) => symlinkSync(victim, file),
    (file) => symlinkSync(absent, file),
    (file) => writeFileSync(file, 'mine'),
  ];
  for (const make of plant) {
    const root = sharedFolder();
    make(path.join(root, name));
    const lock = lockShared(root);
    expect(lock.free).toBe(true);
    expect(lock.warning).toContain('is not a lock of Proofsheet: a Proofsheet of another user');
    lock.release();
    expect(readdirSync(root)).toEqual([name]);
  }
  expect(readFileSync(victim, 'utf8')).toBe('');
  expect(existsSync(absent)).toBe(false);
});

test('links under the names of what SQLite puts beside a file are never written through', () => {
  const root = sharedFolder();
  const victim = path.join(tempFolder(), 'victim');
  writeFileSync(victim, 'precious');
  for (const suffix of ['-journal', '-wal', '-shm']) symlinkSync(victim, path.join(root, name + suffix));
  const lock = lockShared(root);
  expect(lock.free).toBe(true);
  lock.release();
  expect(readFileSync(victim, 'utf8')).toBe('precious');
});

const [alice, bob] = [60_001, 60_002];

/** What another user's engine finds there, in another process. */
const asUser = (uid: number, root: string): { readonly free: boolean; readonly warning: string | null } => {
  const script = `
    const { lockShared } = await import(${JSON.stringify(import.meta.resolve('./sharedLock.ts'))});
    process.setgroups([]);
    process.setgid(${uid});
    process.setuid(${uid});
    const lock = lockShared(${JSON.stringify(root)});
    console.log(JSON.stringify(lock));
    lock.release();`;
  const child = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  return JSON.parse(child.stdout) as ReturnType<typeof asUser>;
};

// Only root can act as another user; the lock between engines of one user is tested above.
describe.runIf(process.getuid?.() === 0)('processes of other users', () => {
  test('see the lock of this one, and it sees theirs', () => {
    const root = sharedFolder();
    chownSync(root, alice, alice);
    const lock = lockShared(root);
    expect([alice, bob].map((uid) => asUser(uid, root))).toEqual([
      { free: false, warning: null },
      { free: false, warning: null },
    ]);
    lock.release();
    expect([alice, bob].map((uid) => asUser(uid, root))).toEqual([
      { free: true, warning: null },
      { free: true, warning: null },
    ]);
    expect(readdirSync(root)).toEqual([]);
  });

  test('root in a folder of one user alone locks it for that user, and says what it cannot see', () => {
    const root = sharedFolder(0o755);
    chownSync(root, alice, alice);
    const lock = lockShared(root);
    expect(lock.warning).toContain(`This folder belongs to user ${alice}`);
    expect(asUser(alice, root)).toMatchObject({ free: false });
    // Bob can neither write the folder nor open the lock.
    expect(asUser(bob, root)).toEqual({ free: true, warning: null });
    lock.release();
    expect(readdirSync(root)).toEqual([]);
  });

  test('a lock that cannot be opened is a warning', () => {
    const root = sharedFolder();
    const file = path.join(root, name);
    writeFileSync(file, '');
    chownSync(file, alice, alice);
    chmodSync(file, 0o600);
    const { free, warning } = asUser(bob, root);
    expect(free).toBe(true);
    expect(warning).toContain('cannot be locked');
  });

  test('one who may only read the lock is kept out by its owner all the same', () => {
    const root = sharedFolder();
    const file = path.join(root, name);
    writeFileSync(file, '');
    chmodSync(file, 0o644);
    const lock = lockShared(root);
    expect(asUser(bob, root)).toEqual({ free: false, warning: null });
    lock.release();
  });
});
