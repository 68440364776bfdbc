import { expect, test } from 'vitest';
import { nameParts, verdict } from './labels.ts';

test('a qualifier is told from the name, and a name of parentheses alone is a name', () => {
  expect(nameParts('perlica (arknights)')).toEqual(['perlica', ' (arknights)']);
  expect(nameParts('perlica')).toEqual(['perlica', '']);
  expect(nameParts(' (perlica)')).toEqual([' (perlica)', '']);
});

test('the verdict counts what keeps characters from being learnt, and says so when nothing does', () => {
  const all = [{ status: 'missing' }, { status: 'few' }, { status: 'few' }, { status: 'ok' }] as const;
  const ok = all.slice(3);
  expect(verdict({ characters: all, floor: 10, listed: true })).toBe(
    '4 characters: 1 missing, 2 below 10 images',
  );
  expect(verdict({ characters: ok, floor: 10, listed: true })).toBe(
    '1 character, all here, none below 10 images',
  );
  expect(verdict({ characters: ok, floor: 10, listed: false })).toBe('1 character, none below 10 images');
});
