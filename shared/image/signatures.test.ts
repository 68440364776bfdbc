import { describe, expect, test } from 'vitest';
import { contentOf, misnamed } from './signatures.ts';

const bytes = (latin1: string): Uint8Array => Uint8Array.from(latin1, (character) => character.charCodeAt(0));

describe('content', () => {
  test('of an image is told by its signature', () => {
    expect(contentOf(bytes('\xff\xd8\xff\xe0\0\x10JFIF'))).toEqual({ kind: 'image', format: 'jpeg' });
    expect(contentOf(bytes('\xff\x0a\0\0'))).toEqual({ kind: 'image', format: 'jxl' });
    expect(contentOf(bytes('\0\0\0\x1cftypmif1\0\0\0\0mif1avif'))).toEqual({ kind: 'image', format: 'avif' });
    expect(contentOf(bytes('\0\0\0\x18ftypheic\0\0\0\0mif1heic'))).toMatchObject({ kind: 'other' });
  });

  test('that is no image is named, with what to do', () => {
    const lfs = contentOf(bytes('version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n'));
    expect(lfs).toMatchObject({ kind: 'other', what: expect.stringContaining('Git LFS pointer') as string });
    expect(lfs).toMatchObject({ todo: expect.stringContaining('git lfs pull') as string });
    const page = contentOf(bytes('\n<!DOCTYPE html><title>404</title>'));
    expect(page).toMatchObject({ what: 'an HTML page, not an image' });
    expect(contentOf(bytes('BM is a text'))).toEqual({ kind: 'unknown' });
    expect(contentOf(bytes(''))).toEqual({ kind: 'unknown' });
  });
});

test('a name that says another format than the content is told', () => {
  expect(misnamed('a/b.png', 'jpeg')).toBe('a JPEG named .png');
  expect(misnamed('a/b.JPEG', 'jpeg')).toBeNull();
  expect(misnamed('a.b/c', 'png')).toBe('a PNG without a type in its name');
  expect(misnamed('c.foo', 'png')).toBe('a PNG named .foo');
  expect(misnamed('c.png', 'unknown')).toBeNull();
});
