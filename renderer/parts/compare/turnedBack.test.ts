import { expect, test } from 'vitest';
import { turnIn } from '../../../shared/turns.ts';
import { turnedBack } from './turnedBack.ts';

test('an image that was turned is turned back, and another one left as it lies', () => {
  expect(turnedBack(0)).toBeUndefined();
  expect(turnedBack(turnIn(['mirrored', 'cropped']))).toBe('matrix(-1, 0, 0, 1, 0, 0)');
  expect(turnedBack(turnIn(['rotated by 90 degrees']))).toBe('matrix(0, -1, 1, 0, 0, 0)');
});
