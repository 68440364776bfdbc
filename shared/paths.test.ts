import { expect, it } from 'vitest';
import { fileNameOf, folderOf, splitPath } from './paths.ts';

it('names a file without its folder, and the last folder of a path', () => {
  expect(fileNameOf('a/b/c.png')).toBe('c.png');
  expect(fileNameOf('c.png')).toBe('c.png');
  expect(fileNameOf('a/10_b')).toBe('10_b');
  expect(fileNameOf('')).toBe('');
});

it('splits a path into the folder with its slash and the file’s name', () => {
  expect(splitPath('a/b/c.png')).toEqual({ folder: 'a/b/', name: 'c.png' });
  expect(splitPath('c.png')).toEqual({ folder: '', name: 'c.png' });
  expect(splitPath('')).toEqual({ folder: '', name: '' });
});

it('gives the folder without its slash, up to the root', () => {
  expect(folderOf('a/b/c.png')).toBe('a/b');
  expect(folderOf('a/b')).toBe('a');
  expect(folderOf('c.png')).toBe('');
  expect(folderOf('')).toBe('');
});
