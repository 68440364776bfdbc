import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createFileWriter } from './fileWrite.ts';
import { type FileContent } from './ordinaryFile.ts';
import { type WriteResult } from './writeResult.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'proofsheet-write-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const bytes = (text: string | null): FileContent => (text === null ? null : Buffer.from(text));
const write = (relPath: string, before: string | null, after: string | null): WriteResult =>
  createFileWriter(root).write({ relPath, before: bytes(before), after: bytes(after), temporary: '.t.tmp' });
const put = (name: string, text: string): string => {
  const path = join(root, name);
  writeFileSync(path, text);
  return path;
};

test('a file gets its new content, keeps its mode, and leaves nothing beside it', () => {
  const path = put('a.txt', 'old');
  chmodSync(path, 0o640);
  expect(write('a.txt', 'old', 'new')).toEqual({ kind: 'written' });
  expect(readFileSync(path, 'utf8')).toBe('new');
  expect(statSync(path).mode & 0o777).toBe(0o640);
  expect(readdirSync(root)).toEqual(['a.txt']);
});

test('the content is replaced as a whole, never in place: a hard link still holds the old one', () => {
  const path = put('a.txt', 'old');
  linkSync(path, join(root, 'link'));
  write('a.txt', 'old', 'new');
  expect(readFileSync(join(root, 'link'), 'utf8')).toBe('old');
});

test('a missing file is made, and an unwanted one removed', () => {
  expect(write('a.txt', null, 'new')).toEqual({ kind: 'written' });
  expect(write('a.txt', 'new', null)).toEqual({ kind: 'written' });
  expect(existsSync(join(root, 'a.txt'))).toBe(false);
});

test('what already holds the new content is not written', () => {
  const path = put('a.txt', 'new');
  const { ino } = statSync(path);
  expect(write('a.txt', 'old', 'new')).toEqual({ kind: 'unchanged' });
  expect(statSync(path).ino).toBe(ino);
});

describe('what another program did meanwhile stays', () => {
  test('a changed file', () => {
    put('a.txt', 'theirs');
    expect(write('a.txt', 'old', 'new')).toMatchObject({ kind: 'conflict' });
    expect(readFileSync(join(root, 'a.txt'), 'utf8')).toBe('theirs');
  });
  test('a removed file', () => {
    expect(write('a.txt', 'old', 'new')).toMatchObject({ kind: 'conflict' });
    expect(existsSync(join(root, 'a.txt'))).toBe(false);
  });
  test('a file that has come', () => {
    put('a.txt', 'theirs');
    expect(write('a.txt', null, 'new')).toMatchObject({ kind: 'conflict' });
  });
});

describe('failures name the file', () => {
  test('a read-only file', () => {
    chmodSync(put('a.txt', 'old'), 0o444);
    expect(write('a.txt', 'old', 'new')).toEqual({
      kind: 'failed',
      code: 'EACCES',
      message: 'a.txt: It is read-only.',
    });
  });
  test('a read-only folder', () => {
    mkdirSync(join(root, 'd'));
    put('d/a.txt', 'old');
    chmodSync(join(root, 'd'), 0o555);
    expect(write('d/a.txt', 'old', 'new')).toMatchObject({ kind: 'failed', code: 'EACCES' });
    chmodSync(join(root, 'd'), 0o755);
    expect(readFileSync(join(root, 'd/a.txt'), 'utf8')).toBe('old');
  });
  test('a folder that is gone', () => {
    expect(write('gone/a.txt', 'old', 'new')).toMatchObject({ kind: 'failed', code: 'ENOENT' });
  });
  test('a name that is too long for a temporary file of that length is written all the same', () => {
    const name = `${'n'.repeat(250)}.txt`;
    put(name, 'old');
    expect(write(name, 'old', 'new')).toEqual({ kind: 'written' });
  });
});

describe('links', () => {
  test('a folder that leads out of the dataset is not written through', () => {
    const outside = mkdtempSync(join(tmpdir(), 'proofsheet-outside-'));
    writeFileSync(join(outside, 'a.txt'), 'old');
    symlinkSync(outside, join(root, 'd'));
    expect(write('d/a.txt', 'old', 'new')).toMatchObject({ kind: 'failed', code: 'outside' });
    expect(write('../a.txt', null, 'new')).toMatchObject({ kind: 'failed', code: 'outside' });
    expect(readFileSync(join(outside, 'a.txt'), 'utf8')).toBe('old');
    rmSync(outside, { recursive: true });
  });
  test('a file that leads out is not written', () => {
    const outside = mkdtempSync(join(tmpdir(), 'proofsheet-outside-'));
    writeFileSync(join(outside, 'a.txt'), 'old');
    symlinkSync(join(outside, 'a.txt'), join(root, 'a.txt'));
    expect(write('a.txt', 'old', 'new')).toMatchObject({ kind: 'failed', code: 'outside' });
    expect(readFileSync(join(outside, 'a.txt'), 'utf8')).toBe('old');
    rmSync(outside, { recursive: true });
  });
  test('a link inside of the dataset stays a link, and its target is written', () => {
    put('real.txt', 'old');
    symlinkSync('real.txt', join(root, 'a.txt'));
    expect(write('a.txt', 'old', 'new')).toEqual({ kind: 'written' });
    expect(readFileSync(join(root, 'real.txt'), 'utf8')).toBe('new');
  });
});

test('a temporary file that a crash left behind does no harm', () => {
  put('a.txt', 'old');
  put('.t.tmp', 'half');
  expect(write('a.txt', 'old', 'new')).toEqual({ kind: 'written' });
  expect(readdirSync(root)).toEqual(['a.txt']);
});
