import { expect, test } from 'vitest';
import { dayText, momentText, shortDayText, shortMomentText } from './dates.ts';

test('days and times are written day first, with or without their year', () => {
  const at = new Date(2026, 10, 9, 22, 5).getTime();
  expect(momentText(at)).toBe('9 Nov 2026, 22:05');
  expect(dayText(at)).toBe('9 Nov 2026');
  expect(shortMomentText(at)).toBe('9 Nov, 22:05');
  expect(shortDayText(at)).toBe('9 Nov');
});
