import { expect, test } from 'vitest';
import { edit as editSchema, type EditInput } from './edit.ts';
import { whyNothing } from './nothing.ts';

const why = (input: EditInput, scope: number, having: number | null, unreadable = 0): string =>
  whyNothing(editSchema.parse(input), { scope, having, unreadable });
const rename = (from: string, to: string): EditInput => ({ kind: 'rename-tag', from, to, prose: false });

test('a rename that finds nothing is told from one that is done already', () => {
  expect(why(rename('vu', 'vue'), 9, 0)).toBe('No caption here has the tag “vu”.');
  expect(why({ ...rename('vu', 'vue'), prose: true } as EditInput, 9, 0)).toBe(
    'No caption here has the tag “vu”, and no NL caption names it.',
  );
  expect(why(rename('vue', 'vue'), 9, 4)).toBe('“vue” is spelled so already, in all 4 samples that have it.');
  expect(why(rename('vue', 'vue'), 0, 0)).toBe('No sample matches.');
});

test('captions that could not be read are told, and not counted among those that were', () => {
  expect(why(rename('vu', 'vue'), 9, 0, 1)).toBe(
    'No caption here has the tag “vu”. 1 caption could not be read.',
  );
  const add: EditInput = { kind: 'add-tag', tag: 'b', place: { at: 'end' } };
  expect(why(add, 5, null, 2)).toBe('All 3 samples have “b” already. 2 captions could not be read.');
  expect(why(add, 2, null, 2)).toBe('2 captions could not be read.');
});

test('each step of several says its own', () => {
  const steps: EditInput = {
    kind: 'sequence',
    steps: [
      { kind: 'remove-tag', tag: 'a' },
      { kind: 'add-tag', tag: 'b', place: { at: 'end' } },
    ],
  };
  expect(why(steps, 2, null)).toBe('No caption here has the tag “a”. All 2 samples have “b” already.');
});
