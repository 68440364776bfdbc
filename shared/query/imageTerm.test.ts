import { expect, test } from 'vitest';
import { imageTerm } from './imageTerm.ts';
import { matches, type PlainSample } from './naive.ts';
import { parseQuery } from './parse.ts';

const sampleAt = (relPath: string): PlainSample => ({
  relPath,
  width: 1,
  height: 1,
  fileSize: 1,
  tags: { state: 'missing' },
  nl: { state: 'missing' },
  broken: false,
  animated: false,
  transparent: false,
});

const finds = (term: string, relPath: string): boolean => {
  const parsed = parseQuery(term);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return matches(parsed.query, sampleAt(relPath), () => 'general');
};

test('an image is found by its path, and not the one of the same name in a folder', () => {
  expect(imageTerm('a.png')).toBe('path:a.png*');
  expect(finds(imageTerm('a.png'), 'a.png')).toBe(true);
  expect(finds(imageTerm('a.png'), 'sub/a.png')).toBe(false);
});

test.each(['batch 2/a (1).png', 'what?/*.png', 'says "hi"\\.png', '-a OR b.png', 'Ä/ä.PNG'])(
  '%s finds itself, whatever signs are in it',
  (relPath) => {
    expect(finds(imageTerm(relPath), relPath)).toBe(true);
    expect(finds(imageTerm(relPath), 'other.png')).toBe(false);
  },
);
