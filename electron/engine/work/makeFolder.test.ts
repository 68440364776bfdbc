import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../testing.ts';
import { makeFolder, ordinary, ownOnly } from './makeFolder.ts';

test('a folder is made with those above it, and one that is there stays', () => {
  const folder = join(tempFolder(), 'a/b/c');
  makeFolder(folder, ownOnly);
  makeFolder(folder, ordinary);
  expect(statSync(folder).isDirectory()).toBe(true);
  if (process.platform !== 'win32') expect(statSync(folder).mode & 0o777).toBe(0o700);
});

test('a file in its place is an error that names it', () => {
  const file = join(tempFolder(), 'a');
  writeFileSync(file, '');
  expect(() => makeFolder(file, ordinary)).toThrow(/EEXIST.*\ba\b/);
  expect(() => makeFolder(join(file, 'b'), ordinary)).toThrow('ENOTDIR');
});

test.runIf(process.platform === 'linux')('where no folder can be made, it ends at once', () => {
  expect(() => makeFolder('/proc/nope/folder', ordinary)).toThrow('ENOENT');
});
