import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder, writeFiles } from '../testing.ts';
import { isUpToDate } from './built.mjs';

test('what was built is up to date until a source is newer, tests aside', () => {
  const root = tempFolder();
  const build = { sources: ['from', 'lock.json'], products: ['to/a.js'] };
  const at = (file: string, seconds: number): void => utimesSync(join(root, file), seconds, seconds);
  writeFiles(root, { 'from/deep/a.ts': '', 'from/a.test.ts': '', 'lock.json': '' });
  for (const file of ['from/deep/a.ts', 'lock.json']) at(file, 1000);
  expect(isUpToDate(root, build)).toBe(false);
  writeFiles(root, { 'to/a.js': '' });
  at('to/a.js', 1001);
  at('from/a.test.ts', 2000);
  expect(isUpToDate(root, build)).toBe(true);
  at('lock.json', 1002);
  expect(isUpToDate(root, build)).toBe(false);
  at('to/a.js', 1003);
  at('from/deep/a.ts', 1004);
  expect(isUpToDate(root, build)).toBe(false);
});

test('what was built is up to date where there is nothing to build it from, as in an installed package', () => {
  const root = tempFolder();
  const build = { sources: ['from', 'lock.json'], products: ['to/a.js'] };
  writeFiles(root, { 'to/a.js': '' });
  utimesSync(join(root, 'to/a.js'), 1000, 1000);
  writeFiles(root, { 'from/launcher.mjs': '' });
  expect(isUpToDate(root, build)).toBe(true);
  expect(isUpToDate(root, { ...build, products: ['to/b.js'] })).toBe(false);
});
