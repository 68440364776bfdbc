import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TagCategory } from '../api/caption.ts';
import { queries, samples } from './arbitraries.ts';
import { matches, type PlainSample } from './naive.ts';
import { parseQuery } from './parse.ts';

const sample: PlainSample = {
  relPath: 'Batch 2/img_01.PNG',
  width: 1024,
  height: 1536,
  fileSize: 1000,
  tags: {
    state: 'present',
    text: 'perlica \\(arknights\\), arknights, @channel \\(caststation\\), 1girl, Long_Hair, >_<, a*b',
  },
  nl: { state: 'present', text: 'Perlica’s long hair glows;\nher embers, smiling. Café.\n' },
  broken: false,
  animated: false,
  transparent: true,
  mark: 'needs-work',
};
const empty: PlainSample = {
  relPath: 'empty.webp',
  width: 0,
  height: 0,
  fileSize: 1000,
  tags: { state: 'missing' },
  nl: { state: 'present', text: ' \n' },
  broken: true,
  animated: false,
  transparent: false,
};

const categories: ReadonlyMap<string, TagCategory> = new Map([
  ['perlica (arknights)', 'character'],
  ['arknights', 'copyright'],
  ['@channel (caststation)', 'artist'],
]);

const finds = (text: string, where: PlainSample = sample): boolean => {
  const parsed = parseQuery(text);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return matches(parsed.query, where, (key) => categories.get(key) ?? 'general');
};

describe('a sample is found by', () => {
  test.each([
    '',
    'tag:Perlica_(Arknights)',
    'tag:perlica \\(arknights\\)',
    'tag:long_hair',
    'tag:>_<',
    'tag:"> <"',
    'tag:long*',
    'tag:*_hair',
    'tag:1gir?',
    'tag:a\\*b',
    'tag:>?<',
    'char:perlica',
    'char:perlica_(arknights)',
    'char:per*',
    'artist:channel',
    'artist:@channel_(caststation)',
    'copyright:arknights',
    'ong_hai',
    '"ong hai"',
    '>_<',
    'perl*ights',
    'smil',
    'glow',
    'nl:emb',
    'nl:"long hair"',
    'nl:perlica',
    'nl:"perlica s long"',
    'nl:cafe',
    'nl:sm?l*g',
    'nl:"long h"*',
    'path:batch',
    'path:"batch 2/"*',
    'path:*/img_0?.png',
    'name:IMG',
    'name:img_*',
    'ext:png',
    'ext:.PNG',
    'ext:p*',
    'width:1024',
    'height:>1024',
    'ratio:2/3',
    'ratio:0.6..0.7',
    'mp:1.57',
    'tags:7',
    'chars:1',
    'is:transparent',
    '-is:broken',
    'mark:needs-work',
    '-mark:none',
    '-missing:nl',
    'nosuch OR solo OR 1girl',
    '-(1girl missing:nl)',
    'sort:name',
  ])('%s', (text) => {
    expect(finds(text)).toBe(true);
  });
});

describe('a sample is not found by', () => {
  test.each([
    'tag:perlica',
    'tag:hair',
    'tag:1girl?',
    'char:arknights',
    'artist:perlica',
    'nl:ong',
    'nl:"smil"',
    'nl:"hair long"',
    'nl:>_<',
    '"hai"x',
    'path:batch/*',
    'name:2/img',
    'name:batch',
    'ext:pn',
    'width:!=1024',
    'tags:>7',
    'missing:tags',
    'empty:nl',
    'is:unreadable',
    'mark:reviewed',
    '1girl -arknights',
  ])('%s', (text) => {
    expect(finds(text)).toBe(false);
  });
});

test('unknown sizes match no comparison; captions that are not there have no tags and no characters', () => {
  expect(finds('width:>=0', empty)).toBe(false);
  expect(finds('width:!=5', empty)).toBe(false);
  expect(finds('ratio:0..9', empty)).toBe(false);
  expect(finds('tags:0 chars:0 missing:tags empty:nl is:broken', empty)).toBe(true);
  expect(finds('empty:tags', empty)).toBe(false);
  expect(finds('*', empty)).toBe(false);
});

test('a sample of which nothing is said has no mark', () => {
  expect(finds('mark:none', empty)).toBe(true);
  expect(finds('mark:outdated OR mark:reviewed', empty)).toBe(false);
});

test('random queries tell samples of random datasets apart', () => {
  // Guards the arbitraries: a property that never finds anything would prove nothing about an evaluator.
  const seen = { found: 0, left: 0 };
  fc.assert(
    fc.property(queries, samples, (query, dataset) => {
      for (const one of dataset) {
        const kind: keyof typeof seen = matches(query, one, () => 'character') ? 'found' : 'left';
        seen[kind] += 1;
      }
    }),
    { numRuns: 500, seed: 1 },
  );
  expect(seen.found).toBeGreaterThan(300);
  expect(seen.left).toBeGreaterThan(300);
});
