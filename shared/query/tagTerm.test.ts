import { expect, test } from 'vitest';
import { tagTerm } from './tagTerm.ts';

test('a tag is asked for by its key, in the field of its category', () => {
  expect(tagTerm('perlica \\(arknights\\)', 'character')).toBe('char:"perlica (arknights)"');
  expect(tagTerm('@channel_(caststation)', 'artist')).toBe('artist:"@channel (caststation)"');
  expect(tagTerm('arknights', 'copyright')).toBe('copyright:arknights');
  expect(tagTerm('Long_Hair', 'general')).toBe('tag:"long hair"');
  expect(tagTerm('safe', 'rating')).toBe('tag:safe');
});
