import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createMove, placesOf, unpackPlace, type FilePlace } from './moveFile.ts';
import { createTrashNames, trashFor } from './trash.ts';

let folder: string;
let root: string;
let trash: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'proofsheet-trash-')));
  root = join(folder, 'set');
  trash = join(folder, 'home', 'Trash');
  mkdirSync(join(root, 'a b'), { recursive: true });
  writeFileSync(join(root, 'a b/ü 1.png'), 'picture');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const relPath = 'a b/ü 1.png';
const plan = (): { readonly from: FilePlace; readonly to: FilePlace } => {
  const file = createTrashNames(trash)(relPath);
  const { before, after } = placesOf(root, relPath, lstatSync(join(root, relPath)), file);
  return { from: unpackPlace(before), to: unpackPlace(after) };
};
const move = ({ from, to }: ReturnType<typeof plan>) =>
  createMove(root)({ relPath, from, to, temporary: '.t.tmp' });
const back = ({ from, to }: ReturnType<typeof plan>): ReturnType<typeof plan> => ({ from: to, to: from });

const info = (name = 'ü 1.png'): string => readFileSync(join(trash, 'info', `${name}.trashinfo`), 'utf8');

test('a file goes to the trash as file managers expect it, and back', () => {
  const planned = plan();
  expect(move(planned)).toEqual({ kind: 'written' });
  expect(existsSync(join(root, relPath))).toBe(false);
  expect(readFileSync(join(trash, 'files', 'ü 1.png'), 'utf8')).toBe('picture');
  const [head, where, when] = info().split('\n');
  expect([head, where]).toEqual([
    '[Trash Info]',
    `Path=${root.split('/').map(encodeURIComponent).join('/')}/a%20b/%C3%BC%201.png`,
  ]);
  expect(when).toMatch(/^DeletionDate=\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
  expect(lstatSync(trash).mode & 0o777).toBe(0o700);

  expect(move(back(planned))).toEqual({ kind: 'written' });
  expect(readFileSync(join(root, relPath), 'utf8')).toBe('picture');
  expect([readdirSync(join(trash, 'files')), readdirSync(join(trash, 'info'))]).toEqual([[], []]);
});

test('what a kill leaves anywhere is completed, or taken back without a trace', () => {
  const planned = plan();
  // Killed while the name was being reserved.
  mkdirSync(join(trash, 'info'), { recursive: true });
  writeFileSync(join(trash, 'info', 'ü 1.png.trashinfo'), '');
  expect(move(planned)).toEqual({ kind: 'written' });
  expect(info()).toContain('Path=');
  expect(move(back(planned))).toEqual({ kind: 'written' });
  // Killed after the name was reserved.
  const said = `[Trash Info]\nPath=${root.split('/').map(encodeURIComponent).join('/')}/a%20b/%C3%BC%201.png\n`;
  writeFileSync(join(trash, 'info', 'ü 1.png.trashinfo'), said);
  expect(move(planned)).toEqual({ kind: 'written' });
  // Killed after it went there.
  expect(move(planned)).toEqual({ kind: 'unchanged' });
  expect(info()).toContain('Path=');
  expect(move(back(planned))).toEqual({ kind: 'written' });
  // Killed before it was said that it is back.
  writeFileSync(join(trash, 'info', 'ü 1.png.trashinfo'), said);
  expect(move(back(planned))).toEqual({ kind: 'unchanged' });
  expect(readdirSync(join(trash, 'info'))).toEqual([]);
});

test('a name that is taken in the trash gets a number, and no other file is touched', () => {
  const others = plan();
  move(others);
  writeFileSync(join(root, relPath), 'another');
  const planned = plan();
  expect(move(planned)).toEqual({ kind: 'written' });
  expect(readdirSync(join(trash, 'files')).toSorted()).toEqual(['ü 1.2.png', 'ü 1.png']);
  expect(move(back(planned))).toEqual({ kind: 'written' });
  expect(readdirSync(join(trash, 'info'))).toEqual(['ü 1.png.trashinfo']);

  // Taken between plan and move.
  const late = plan();
  writeFileSync(join(trash, 'info', 'ü 1.2.png.trashinfo'), '[Trash Info]\nPath=/elsewhere\n');
  expect(move(late)).toMatchObject({ kind: 'conflict' });
  expect(readFileSync(join(root, relPath), 'utf8')).toBe('another');
  expect(info('ü 1.2.png')).toContain('/elsewhere');
});

test('names of one plan differ from one another', () => {
  const nameOf = createTrashNames(trash);
  expect([nameOf('a/x.png'), nameOf('b/x.png'), nameOf('x')].map((file) => file.slice(trash.length))).toEqual(
    ['/files/x.png', '/files/x.2.png', '/files/x'],
  );
});

test('the trash is that of the home folder, where it is on the same file system', () => {
  expect(trashFor(root, join(folder, 'home'))).toBe(trash);
  expect(trashFor(root, null)).toBe(null);
});

test.runIf(process.platform === 'linux')('on another file system it is that of the volume', () => {
  // procfs is never that of a folder.
  expect(trashFor(root, '/proc')).toMatch(/\/\.Trash-\d+$/);
});

test('in the trash of a volume a path begins at its top', () => {
  trash = join(folder, '.Trash-7');
  const planned = plan();
  expect(move(planned)).toEqual({ kind: 'written' });
  expect(info()).toContain('\nPath=set/a%20b/%C3%BC%201.png\n');
  expect(move(back(planned))).toEqual({ kind: 'written' });
  expect(readdirSync(join(trash, 'info'))).toEqual([]);
});
