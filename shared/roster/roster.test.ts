import { describe, expect, test } from 'vitest';
import { matchRoster, nearMisses, type PresentTag } from './matchRoster.ts';
import { parseRoster } from './parseRoster.ts';
import { distinctImages, statusOf, suggestedRepeats } from './roster.ts';

const tag = (key: string, count: number, character = key.endsWith('(arknights)')): PresentTag => ({
  key,
  count,
  character,
});
const apart = (): boolean => false;

describe('the status of a character', () => {
  const judged = { expected: true, listed: true, images: 12, floor: 10 };
  test('from the floor on there are enough', () => {
    expect(statusOf(judged)).toBe('ok');
    expect(statusOf({ ...judged, images: 10 })).toBe('ok');
    expect(statusOf({ ...judged, images: 9 })).toBe('few');
    expect(statusOf({ ...judged, images: 0 })).toBe('missing');
  });
  test('a character that is not on the list is unexpected, however many images there are; without a list none is', () => {
    expect(statusOf({ ...judged, expected: false })).toBe('unexpected');
    expect(statusOf({ ...judged, expected: false, listed: false, images: 3 })).toBe('few');
  });
});

test('a burst of 8 is one and a bit', () => {
  expect(distinctImages(8, [8])).toBe(1.7);
  expect(distinctImages(10, [])).toBe(10);
  expect(distinctImages(10, [2, 3])).toBe(7.3);
});

test('repeats bring a character to the target, up to a limit', () => {
  expect(suggestedRepeats(10, 25)).toBe(2.5);
  expect(suggestedRepeats(25, 25)).toBe(1);
  expect(suggestedRepeats(40, 25)).toBe(1);
  expect(suggestedRepeats(1, 25)).toBe(10);
  expect(suggestedRepeats(0, 25)).toBe(1);
});

describe('who is meant', () => {
  const present = [
    tag('perlica (arknights)', 16),
    tag('perlica (school) (arknights)', 3),
    tag('ember (arknights)', 3),
  ];
  const matched = (text: string) => [...matchRoster(parseRoster(text).entries, present).keys()];
  test('the same tag in another spelling', () => {
    expect(matched('Perlica_(arknights)')).toEqual(['perlica (arknights)']);
  });
  test('a name without qualifier, where only one character has it', () => {
    expect(matched('ember')).toEqual(['ember (arknights)']);
    expect(matched('perlica')).toEqual(['perlica']);
  });
  test('no character of the dataset: the name itself', () => {
    expect(matched('rossi (arknights)')).toEqual(['rossi (arknights)']);
  });
});

const slips = (present: readonly PresentTag[], known: readonly string[] = [], together = apart) =>
  nearMisses(present, new Set(known), together).map(({ key, like }) => `${key} > ${like}`);

describe('slips of the pen', () => {
  test('two letters swapped, a letter lost, a parenthesis lost', () => {
    const known = ['perlica (arknights)'];
    const present = [
      tag('perlica (arknights)', 16),
      tag('perlcia (arknights)', 3),
      tag('perlica arknights)', 1),
      tag('perlica', 1),
    ];
    expect(slips(present, known)).toEqual([
      'perlcia (arknights) > perlica (arknights)',
      'perlica > perlica (arknights)',
      'perlica arknights) > perlica (arknights)',
    ]);
  });
  test('without a list, only what is rare beside what it is like', () => {
    expect(slips([tag('perlica (arknights)', 16), tag('perlcia (arknights)', 3)])).toHaveLength(1);
    expect(slips([tag('perlica (arknights)', 16), tag('perlcia (arknights)', 12)])).toEqual([]);
  });
  test('a name that is missing altogether may stand in the captions only misspelled', () => {
    expect(slips([tag('lifng (arknights)', 4)], ['lifeng (arknights)'])).toHaveLength(1);
  });
  test('what stands together is two things; words, short names and other numbers are none of it', () => {
    const known = ['ember (arknights)', 'antal (arknights)', '2b (arknights)'];
    const present = [
      ...known.map((key) => tag(key, 20)),
      tag('embers', 2),
      tag('9b (arknights)', 1),
      tag('metal', 4),
    ];
    expect(slips(present, known)).toEqual([]);
    const pair = [tag('rossi (arknights)', 20), tag('rossa (arknights)', 2)];
    expect(slips(pair)).toHaveLength(1);
    expect(slips(pair, [], () => true)).toEqual([]);
  });
});
