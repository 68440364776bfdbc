import { expect, test } from 'vitest';
import { blockedWords, tableWords } from './labels.ts';

test('a preview says how many captions could not be read, and what else cannot be edited', () => {
  expect(blockedWords({ blockedFiles: 2, unreadable: 2 })).toBe('2 captions could not be read');
  expect(blockedWords({ blockedFiles: 1, unreadable: 0 })).toBe('1 file cannot be edited');
  expect(blockedWords({ blockedFiles: 3, unreadable: 1 })).toBe(
    '1 caption could not be read, and 2 files cannot be edited',
  );
});

test('a table says how many samples and files would change, without the files that are taken out', () => {
  const plan = { samples: 37, scope: 412, files: 71, excluded: 1 };
  expect(tableWords(plan)).toBe('37 of 412 samples would change, in 70 files.');
  expect(tableWords({ ...plan, samples: 0, files: 0, excluded: 0 })).toBe(
    'Nothing would change in 412 samples: all captions match the table already.',
  );
});
