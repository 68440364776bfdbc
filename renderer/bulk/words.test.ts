import { expect, test } from 'vitest';
import { blockedWords } from './words.ts';

test('a preview says how many captions could not be read, and what else cannot be edited', () => {
  expect(blockedWords({ blockedFiles: 2, unreadable: 2 })).toBe('2 captions could not be read');
  expect(blockedWords({ blockedFiles: 1, unreadable: 0 })).toBe('1 file cannot be edited');
  expect(blockedWords({ blockedFiles: 3, unreadable: 1 })).toBe(
    '1 caption could not be read, and 2 files cannot be edited',
  );
});
