import { expect, test } from 'vitest';
import { edit as editSchema, type EditInput } from './edit.ts';
import { editProblem, tagProblem } from './oneTag.ts';

test('a tag holds no comma and no line break', () => {
  expect(tagProblem('long hair')).toBeNull();
  expect(tagProblem('perlica \\(arknights\\)')).toBeNull();
  expect(tagProblem('a, b')).toBe('“a, b” is 2 tags: name one at a time.');
  expect(tagProblem('a\nb, c')).toBe('“a\nb, c” is 3 tags: name one at a time.');
  expect(tagProblem('a,')).toBe('“a,” is not a tag: a comma or a line break ends a tag.');
});

const two = 'a, b';
const edits: readonly EditInput[] = [
  { kind: 'add-tag', tag: two, place: { at: 'end' } },
  { kind: 'add-tag', tag: 'c', place: { at: 'after', tag: two } },
  { kind: 'move-tag', tag: two, place: { at: 'end' } },
  { kind: 'remove-tag', tag: two },
  { kind: 'rename-tag', from: two, to: 'c', prose: false },
  { kind: 'rename-tag', from: 'c', to: two, prose: false },
  { kind: 'swap-tags', a: 'c', b: two, prose: false },
  { kind: 'merge-spellings', spelling: two },
  { kind: 'set-tags', tags: ['c', two], expected: [] },
  { kind: 'sequence', steps: [{ kind: 'remove-tag', tag: two }] },
];

test.each(edits)('%o names two tags as one', (edit) => {
  expect(editProblem(editSchema.parse(edit))).toBe('“a, b” is 2 tags: name one at a time.');
});
