import { expect, test } from 'vitest';
import { complete, type CompletionRequest } from './completion.ts';
import { makeTestDataset } from './testing.ts';

const dataset = () =>
  makeTestDataset([
    { relPath: '1.png', tags: 'long hair, hair, hairband, pubic_hair, chair, @hairo \\(x\\), ^_^' },
    { relPath: '2.png', tags: 'long_hair, hairband, chair, perlica \\(arknights\\), arknights' },
    { relPath: '3.png', tags: 'long_hair, Perlica_(arknights), arknights, chair, hairpin' },
    { relPath: '4.png', tags: 'perlica \\(arknights\\)' },
    { relPath: '5.png', tags: 'gone hair' },
  ]);

const keys = (request: Partial<CompletionRequest> & { text: string }): string[] => {
  const of = dataset();
  of.remove('5.png');
  return complete(of.columns.tags, { categories: null, limit: 20, ...request }).map(({ key }) => key);
};

test('the tag itself comes first, then what begins with it, then words of tags, then anything; each by count', () => {
  expect(keys({ text: 'hair' })).toEqual([
    'hair',
    'hairband',
    '@hairo (x)',
    'hairpin',
    'long hair',
    'pubic hair',
    'chair',
  ]);
});

test('spelling does not matter, and the most frequent one is offered', () => {
  const of = dataset();
  const [first] = complete(of.columns.tags, { text: 'Perlica_\\(ark', categories: null, limit: 1 });
  expect(first).toEqual({
    text: 'perlica \\(arknights\\)',
    key: 'perlica (arknights)',
    category: 'character',
    count: 3,
  });
  expect(keys({ text: 'Long_H' })).toEqual(['long hair']);
  expect(keys({ text: '^_' })).toEqual(['^_^']);
});

test('categories and limit narrow; no text finds the most frequent tags', () => {
  expect(keys({ text: 'a', categories: new Set(['character', 'copyright']) })).toEqual([
    'arknights',
    'perlica (arknights)',
  ]);
  expect(keys({ text: '', limit: 3 })).toEqual(['chair', 'long hair', 'perlica (arknights)']);
  expect(keys({ text: 'hair', limit: 0 })).toEqual([]);
  expect(keys({ text: 'nothing like it' })).toEqual([]);
});
