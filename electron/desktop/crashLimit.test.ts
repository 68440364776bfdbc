import { expect, test } from 'vitest';
import { createCrashLimit } from './crashLimit.ts';

test('three crashes in a minute are mended, the fourth is asked about, and then it is counted anew', () => {
  let now = 0;
  const mayStartAgain = createCrashLimit(() => now);
  const crash = (after: number): boolean => {
    now += after;
    return mayStartAgain();
  };
  expect([crash(0), crash(1000), crash(1000), crash(1000)]).toEqual([true, true, true, false]);
  expect(crash(0)).toBe(true);
});

test('crashes that are far apart are mended for ever', () => {
  let now = 0;
  const mayStartAgain = createCrashLimit(() => now);
  for (let count = 0; count < 20; count++) {
    now += 25_000;
    expect(mayStartAgain()).toBe(true);
  }
});
