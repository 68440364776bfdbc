import { expect, test } from 'vitest';
import { historyWords, type Outcome } from './historyWords.ts';

const none = { failed: 0, skipped: 0, conflicts: 0, left: 0 };
const entry = (given: Partial<Outcome>): Outcome => ({
  kind: 'edit',
  state: 'done',
  inForce: true,
  reach: 5,
  missed: none,
  ...given,
});

test.each([
  [{}, ''],
  [{ inForce: false }, 'undone'],
  [{ state: 'applying' }, 'under way'],
  [{ state: 'reverted', inForce: false }, 'stopped and undone'],
  [
    { inForce: false, missed: { ...none, failed: 2 } },
    'undone in 3 of 5 files; 2 could not be written: try again',
  ],
  [
    { inForce: false, missed: { ...none, conflicts: 1, left: 1 } },
    'undone in 3 of 5 files; 1 changed since, 1 left as they are',
  ],
  [{ missed: { ...none, failed: 5 } }, 'written in 0 of 5 files; 5 could not be written: try again'],
  [
    { kind: 'undo', reach: 1200, missed: { ...none, skipped: 1199 } },
    'written in 1 of 1,200 files; 1,199 not reached',
  ],
] satisfies [Partial<Outcome>, string][])('%j: %s', (given, words) => {
  expect(historyWords(entry(given))).toBe(words);
});
