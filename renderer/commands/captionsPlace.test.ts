import { expect, test } from 'vitest';
import { captionsPlace, otherPlace } from './captionsPlace.ts';

test('the window decides until the user does', () => {
  expect(captionsPlace('auto', true)).toBe('beside');
  expect(captionsPlace('auto', false)).toBe('below');
  expect(captionsPlace('below', true)).toBe('below');
  expect(captionsPlace('beside', false)).toBe('beside');
});

test('twice the other place is the first one, and follows the window again', () => {
  for (const wide of [true, false]) {
    const once = otherPlace('auto', wide);
    expect(captionsPlace(once, wide)).not.toBe(captionsPlace('auto', wide));
    expect(otherPlace(once, wide)).toBe('auto');
  }
});
