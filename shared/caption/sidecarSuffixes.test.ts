import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasKnownSuffix, knownSuffixes, suffixesOf } from './sidecarSuffixes.ts';

const found = (name: string): string[] => suffixesOf(name).map(({ suffix }) => suffix);

test('the suffixes of a name are found whatever their case, the longest first', () => {
  expect(found('a.txt')).toEqual(['.txt']);
  expect(found('A_NL.TXT')).toEqual(['_nl.txt', '.txt']);
  expect(found('a.nl.txt')).toEqual(['.nl.txt', '.txt']);
  expect(found('a.PNG.txt')).toEqual(['.png.txt', '.txt']);
  expect(found('a.caption')).toEqual(['.caption']);
  expect(found('a_caption.txt')).toEqual(['_caption.txt', '.txt']);
  expect(found('a.md')).toEqual([]);
  expect(found('a.txt.md')).toEqual([]);
});

test('something stands before a suffix', () => {
  expect(found('.txt')).toEqual([]);
  expect(found('_nl.txt')).toEqual(['.txt']);
});

test('every known suffix is found behind any name', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.constantFrom(...knownSuffixes), (stem, { suffix }) => {
      expect(found(stem + suffix)).toContain(suffix);
      expect(hasKnownSuffix(stem + suffix)).toBe(true);
    }),
  );
});
