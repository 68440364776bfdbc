import { expect, test } from 'vitest';
import { droppedWords, elsewhereWords, outfitTitle } from './traitLabels.ts';

test('a trait that is as frequent elsewhere is said to be', () => {
  expect(elsewhereWords({ share: 1, rest: 0.04 })).toBe('elsewhere 4 %');
  expect(elsewhereWords({ share: 0.9, rest: 0.8 })).toBe('as elsewhere (80 %)');
});

test('what is to be removed is said with its whole', () => {
  expect(droppedWords(1, 3)).toBe('Remove 1 dropped tag from captions of 3 images...');
});

test('an outfit without a name is called by its most frequent tags', () => {
  const tags = ['red cape', 'turtleneck', 'belt', 'gloves'].map((tag) => ({ tag, key: tag, count: 3 }));
  expect(outfitTitle({ name: null, tags })).toBe('red cape, turtleneck, belt, ...');
  expect(outfitTitle({ name: null, tags: tags.slice(0, 2) })).toBe('red cape, turtleneck');
  expect(outfitTitle({ name: 'Field dress', tags })).toBe('Field dress');
});
