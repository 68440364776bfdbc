import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { namedOnce } from './namedOnce.ts';

test('a path is said once, whether or not the reason has it', () => {
  expect(namedOnce('a.txt', 'It is read-only.')).toBe('a.txt: It is read-only.');
  expect(namedOnce('a.txt', 'a.txt: It is read-only.')).toBe('a.txt: It is read-only.');
  expect(namedOnce('a.txt', 'a.txt was changed.')).toBe('a.txt was changed.');
  expect(namedOnce('a.txt', 'a.txt2 is another file.')).toBe('a.txt: a.txt2 is another file.');
});

test('said again, it stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.string(), (path, reason) => {
      const once = namedOnce(path, reason);
      expect(namedOnce(path, once)).toBe(once);
    }),
  );
});
