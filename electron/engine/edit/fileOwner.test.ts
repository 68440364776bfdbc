/** Files of other users: what they are like once this one has written them, and when they are left alone. */
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, lstatSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { tempFolder } from '../testing.ts';
import { type Kept, modeOf } from './fileOwner.ts';

const [me, them, shared] = [60_001, 60_002, 60_003];

test('owner and group are kept: the mode is the very same', () => {
  expect(modeOf(0o2664, { owner: true, group: true })).toBe(0o2664);
  expect(modeOf(0o600, { owner: true, group: true })).toBe(0o600);
});

/** By name: mode of the file, what can be kept, and the mode afterwards (null: it is left alone). */
const decisions: readonly (readonly [number, Kept, number | null])[] = [
  [0o664, { owner: false, group: true }, 0o664],
  [0o660, { owner: false, group: true }, 0o660],
  [0o666, { owner: false, group: false }, 0o666],
  [0o664, { owner: false, group: false }, 0o644],
  [0o606, { owner: false, group: false }, 0o666],
  [0o660, { owner: false, group: false }, null],
  [0o602, { owner: false, group: false }, null],
  [0o2664, { owner: false, group: true }, 0o664],
  [0o640, { owner: true, group: false }, 0o600],
];

test.each(decisions)('mode %i with %o kept', (mode, kept, after) => {
  expect(modeOf(mode, kept)).toBe(after);
});

interface Try {
  readonly mode: number;
  readonly owner?: number;
  readonly group?: number;
  readonly folder?: number;
  readonly after?: string | null;
}

const script = (root: string, after: string | null): string => `
  const { createFileWriter } = await import(${JSON.stringify(import.meta.resolve('./fileWrite.ts'))});
  process.setgroups([${shared}]);
  process.setgid(${me});
  process.setuid(${me});
  const after = ${after === null ? 'null' : `Buffer.from(${JSON.stringify(after)})`};
  const change = { relPath: 'a.txt', before: Buffer.from('old'), after, temporary: '.t.tmp' };
  console.log(JSON.stringify(createFileWriter(${JSON.stringify(root)}).write(change)));`;

/** Writes `a.txt` of another user in a process of this one, which is in the group `shared`. */
const tryOne = ({ mode, owner = them, group = them, folder = 0o777, after = 'new' }: Try) => {
  const root = tempFolder();
  const path = join(root, 'a.txt');
  writeFileSync(path, 'old');
  chownSync(path, owner, group);
  chmodSync(path, mode);
  chmodSync(root, folder);
  const child = spawnSync(process.execPath, ['--input-type=module', '-e', script(root, after)], {
    encoding: 'utf8',
  });
  const stats = lstatSync(path, { throwIfNoEntry: false });
  return {
    result: JSON.parse(child.stdout) as unknown,
    names: readdirSync(root),
    file: stats && {
      text: readFileSync(path, 'utf8'),
      uid: stats.uid,
      gid: stats.gid,
      mode: stats.mode & 0o7777,
    },
  };
};

const refused = (words: string) => ({
  kind: 'failed',
  code: 'EACCES',
  message: `a.txt: It belongs to another user (${them}), ${words}.`,
});

// Only root can make files of other users; the decisions above are tested for every user.
describe.runIf(process.getuid?.() === 0)('in a process of another user', () => {
  test('in a group of both, it keeps mode and group, and becomes this user’s', () => {
    const { result, file, names } = tryOne({ mode: 0o664, group: shared });
    expect(result).toEqual({ kind: 'written' });
    expect(file).toEqual({ text: 'new', uid: me, gid: shared, mode: 0o664 });
    expect(names).toEqual(['a.txt']);
  });

  test('one that everybody may write keeps its mode', () => {
    const { result, file } = tryOne({ mode: 0o666 });
    expect(result).toEqual({ kind: 'written' });
    expect(file).toEqual({ text: 'new', uid: me, gid: me, mode: 0o666 });
  });

  test('one’s own of a foreign group is written as well', () => {
    const { result, file } = tryOne({ mode: 0o640, owner: me, group: them });
    expect(result).toEqual({ kind: 'written' });
    expect(file).toEqual({ text: 'new', uid: me, gid: me, mode: 0o600 });
  });

  test.each(['new', null])(
    'one that only its owner may write is neither replaced nor removed: %s',
    (after) => {
      const { result, file, names } = tryOne({ mode: 0o644, after });
      expect(result).toEqual(refused('and you may not write it'));
      expect(file).toMatchObject({ text: 'old', uid: them });
      expect(names).toEqual(['a.txt']);
    },
  );

  test('in a folder where only the owner may replace it, it stays', () => {
    const { result, file, names } = tryOne({ mode: 0o666, folder: 0o1777 });
    expect(result).toEqual(refused('and only its owner may replace it in its folder'));
    expect(file).toMatchObject({ text: 'old', uid: them });
    expect(names).toEqual(['a.txt']);
  });
});
