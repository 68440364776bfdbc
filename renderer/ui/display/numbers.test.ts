import { expect, test } from 'vitest';
import { amount, byteText, countText } from './numbers.ts';

test('counts are grouped, and their noun agrees', () => {
  expect(countText(12410)).toBe('12,410');
  expect(amount(1, 'sample')).toBe('1 sample');
  expect(amount(2318, 'sample')).toBe('2,318 samples');
  expect(amount(2, 'copy', 'copies')).toBe('2 copies');
});

test('sizes take the unit that reads best', () => {
  expect(byteText(0)).toBe('0 bytes');
  expect(byteText(999)).toBe('999 bytes');
  expect(byteText(1404210)).toBe('1.4 MB');
  expect(byteText(25_600)).toBe('25.6 kB');
  expect(byteText(3_000_000_000)).toBe('3 GB');
});
