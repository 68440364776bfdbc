import { expect, test } from 'vitest';
import { foldText } from './foldText.ts';

test('a caption of usual length is shown whole', () => {
  expect(foldText('A girl waves. '.repeat(70))).toBeNull();
  expect(foldText('line\n'.repeat(12))).toBeNull();
});

test('a long answer is folded at a word, and one of many lines at a line', () => {
  const folded = foldText('wordy '.repeat(30_000));
  expect(folded).toMatch(/^(wordy )+wordy$/);
  expect(folded?.length).toBeLessThanOrEqual(900);
  expect(foldText('line\n'.repeat(100))).toBe('line\n'.repeat(12).trimEnd());
  // Without a space there is no word to end at.
  expect(foldText('x'.repeat(5000))).toHaveLength(900);
});
