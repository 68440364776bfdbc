import { expect, test } from 'vitest';
import { stateInRow, stateWords, tagState } from './tagStates.ts';

test('a sample has a tag in whatever spelling', () => {
  const of = stateInRow({
    tags: { state: 'present', tags: [{ text: 'Long_Hair', category: 'general' }] },
  });
  expect(of('long hair').has).toBe('all');
  expect(of('smile').has).toBe('none');
  expect(stateInRow({ tags: { state: 'missing' } })('smile').has).toBe('none');
});

test('how many of a selection have it is said with their whole', () => {
  expect(stateWords(tagState(3, 12))).toBe('3 of 12 samples have it');
  expect(stateWords(tagState(12, 12))).toBe('all 12 samples have it');
  expect(stateWords(tagState(0, 12))).toBe('none of 12 samples has it');
  expect(stateWords(tagState(1, 1))).toBe('the sample has it');
  expect(stateWords(null)).toBeNull();
});
