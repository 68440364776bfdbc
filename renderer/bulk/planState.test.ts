import { expect, test } from 'vitest';
import type { PlannedChange } from '../../shared/api/edits.ts';
import { patched } from './planState.ts';

const word = (on: boolean) => ({ start: 0, end: 6, text: 'Mi Fu', replacement: 'Mi', on });

const change: PlannedChange = {
  n: 3,
  relPath: 'a.txt',
  kind: 'nl',
  sample: null,
  before: 'Mi Fu',
  after: 'Mi',
  included: true,
  missed: null,
  merged: false,
  mentions: [word(true), word(true)],
};

/** Which mentions are on after a patch. */
const on = (patch: Parameters<typeof patched>[0]) => patched(patch)(change).mentions.map((each) => each.on);

test('a file, or all of them, are taken out of a plan; other files stay as they are', () => {
  expect(patched({ include: { n: 3, included: false } })(change).included).toBe(false);
  expect(patched({ include: { n: null, included: false } })(change).included).toBe(false);
  expect(patched({ include: { n: 4, included: false } })(change)).toBe(change);
});

test('one mention, or all of a file, are switched', () => {
  expect(on({ mention: { n: 3, index: 1, on: false } })).toEqual([true, false]);
  expect(on({ mention: { n: 3, index: null, on: false } })).toEqual([false, false]);
  expect(on({ mention: { n: 4, index: null, on: false } })).toEqual([true, true]);
});
