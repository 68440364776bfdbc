import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { WriteResult } from './writeResult.ts';
import { asideFolder, createMove, placesOf, unpackPlace, type FilePlace } from './moveFile.ts';

let folder: string;
let root: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'proofsheet-move-')));
  root = join(folder, 'set');
  mkdirSync(join(root, 'a'), { recursive: true });
  writeFileSync(join(root, 'a/1.png'), 'picture');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const aside = (relPath: string): string => join(asideFolder(root), relPath);

/** The ends of a move as a plan would journal them now. */
const plan = (relPath: string): { readonly from: FilePlace; readonly to: FilePlace } => {
  const { before, after } = placesOf(root, relPath, lstatSync(join(root, relPath)));
  return { from: unpackPlace(before), to: unpackPlace(after) };
};
const move = (relPath: string, { from, to }: ReturnType<typeof plan>): WriteResult =>
  createMove(root)({ relPath, from, to, temporary: '.t.tmp' });
const back = ({ from, to }: ReturnType<typeof plan>): ReturnType<typeof plan> => ({ from: to, to: from });

test('a file goes to the same place beside the dataset, and back, and leaves no empty folders there', () => {
  const planned = plan('a/1.png');
  const { mtimeMs } = lstatSync(join(root, 'a/1.png'));
  expect(move('a/1.png', planned)).toEqual({ kind: 'written' });
  expect(existsSync(join(root, 'a/1.png'))).toBe(false);
  expect(readFileSync(aside('a/1.png'), 'utf8')).toBe('picture');
  expect(move('a/1.png', back(planned))).toEqual({ kind: 'written' });
  expect(lstatSync(join(root, 'a/1.png')).mtimeMs).toBe(mtimeMs);
  expect(readdirSync(folder)).toEqual(['set']);
});

test('done once more it changes nothing: recovery runs the same loop again', () => {
  const planned = plan('a/1.png');
  move('a/1.png', planned);
  expect(move('a/1.png', planned)).toEqual({ kind: 'unchanged' });
  expect(move('a/1.png', back(planned))).toEqual({ kind: 'written' });
  expect(move('a/1.png', back(planned))).toEqual({ kind: 'unchanged' });
});

test('a folder that was removed meanwhile is made again for what comes back', () => {
  const planned = plan('a/1.png');
  move('a/1.png', planned);
  rmSync(join(root, 'a'), { recursive: true });
  expect(move('a/1.png', back(planned))).toEqual({ kind: 'written' });
  expect(readFileSync(join(root, 'a/1.png'), 'utf8')).toBe('picture');
});

test('a file that another program has changed stays where it is', () => {
  const planned = plan('a/1.png');
  writeFileSync(join(root, 'a/1.png'), 'another picture');
  expect(move('a/1.png', planned)).toEqual({
    kind: 'conflict',
    reason: 'a/1.png was changed by another program since it was read.',
  });
  writeFileSync(join(root, 'a/1.png'), 'picturE');
  utimesSync(join(root, 'a/1.png'), 1e9, 1e9);
  expect(move('a/1.png', planned)).toMatchObject({ kind: 'conflict' });
  expect(existsSync(asideFolder(root))).toBe(false);
});

test('nothing is moved over another file, in either direction', () => {
  const planned = plan('a/1.png');
  mkdirSync(dirname(aside('a/1.png')), { recursive: true });
  writeFileSync(aside('a/1.png'), 'earlier');
  expect(move('a/1.png', planned)).toEqual({
    kind: 'conflict',
    reason: 'set - set aside/a/1.png is there already, and is another file.',
  });
  rmSync(aside('a/1.png'));
  move('a/1.png', planned);
  writeFileSync(join(root, 'a/1.png'), 'newer');
  expect(move('a/1.png', back(planned))).toMatchObject({ kind: 'conflict' });
  expect(readFileSync(join(root, 'a/1.png'), 'utf8')).toBe('newer');
  expect(readFileSync(aside('a/1.png'), 'utf8')).toBe('picture');
});

test('what a crash between copying and removing leaves is finished', () => {
  const planned = plan('a/1.png');
  mkdirSync(dirname(aside('a/1.png')), { recursive: true });
  writeFileSync(aside('a/1.png'), 'picture');
  const { atime, mtime } = lstatSync(join(root, 'a/1.png'));
  utimesSync(aside('a/1.png'), atime, mtime);
  expect(move('a/1.png', planned)).toEqual({ kind: 'written' });
  expect(existsSync(join(root, 'a/1.png'))).toBe(false);
  expect(readFileSync(aside('a/1.png'), 'utf8')).toBe('picture');
});

test('a file that is gone from both places is a conflict that says so', () => {
  const planned = plan('a/1.png');
  rmSync(join(root, 'a/1.png'));
  expect(move('a/1.png', planned)).toEqual({
    kind: 'conflict',
    reason: 'a/1.png is no longer there: another program has taken it.',
  });
});

test('nothing is moved through a link that leads elsewhere', () => {
  const planned = plan('a/1.png');
  mkdirSync(join(folder, 'elsewhere'));
  mkdirSync(asideFolder(root));
  symlinkSync(join(folder, 'elsewhere'), aside('a'));
  expect(move('a/1.png', planned)).toMatchObject({ kind: 'failed', code: 'outside' });
  expect(readdirSync(join(folder, 'elsewhere'))).toEqual([]);
  expect(readFileSync(join(root, 'a/1.png'), 'utf8')).toBe('picture');
});
