import { expect, test } from 'vitest';
import { currentBoot, isSameBoot, parseBoot, printBoot } from './boot.ts';

test('a boot is itself, also when its time is read again a little later', () => {
  const boot = currentBoot();
  expect(isSameBoot(boot, currentBoot())).toBe(true);
  expect(parseBoot(printBoot(boot))).toEqual(boot);
});

test.each([
  ['another id, whatever the clock says', { id: 'b', at: 0 }, false],
  ['the same id, after the clock was set', { id: 'a', at: 9e9 }, true],
  ['without an id: the same minute', { id: null, at: 60_000 }, true],
  ['without an id: an hour later', { id: null, at: 3_600_000 }, false],
])('%s', (_, other, same) => {
  expect(isSameBoot({ id: 'a', at: 0 }, other)).toBe(same);
});
