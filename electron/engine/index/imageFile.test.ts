import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../scan/testing.ts';
import { realFile } from './imageFile.ts';

test('a file of the dataset is found where it really lies', () => {
  const root = tempFolder();
  writeFileSync(path.join(root, 'a.png'), 'x');
  symlinkSync('a.png', path.join(root, 'b.png'));
  expect(realFile(root, 'a.png')).toBe(path.join(root, 'a.png'));
  expect(realFile(root, 'b.png')).toBe(path.join(root, 'a.png'));
});

test('a path that leads out, by links or by dots, is refused; one whose name only begins like the root too', () => {
  const root = tempFolder();
  const beside = `${root}-beside`;
  writeFileSync(beside, 'secret');
  symlinkSync(beside, path.join(root, 'out.png'));
  for (const relPath of ['out.png', `../${path.basename(beside)}`, '../../../../etc/passwd']) {
    expect(() => realFile(root, relPath)).toThrow('leads out of the dataset');
  }
  rmSync(beside);
  expect(() => realFile(root, 'gone.png')).toThrow('gone.png is no longer there.');
  expect(() => realFile(root, '')).toThrow('This sample is no longer in the dataset.');
});
