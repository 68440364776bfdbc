import { describe, expect, test } from 'vitest';
import { edit, type EditInput } from './edit.ts';
import { labelOf } from './label.ts';

const labelled = (input: EditInput): string => labelOf(edit.parse(input));
const add = (tag: string) => ({ kind: 'add-tag', tag, place: { at: 'end' } }) as const;
const remove = (tag: string) => ({ kind: 'remove-tag', tag }) as const;

describe('a sequence is called', () => {
  test('by its steps, as long as they are one or two', () => {
    expect(labelled({ kind: 'sequence', steps: [add('hat')] })).toBe('Add “hat” at the end');
    expect(labelled({ kind: 'sequence', steps: [add('hat'), remove('cap')] })).toBe(
      'Add “hat” at the end; Remove “cap”',
    );
  });

  test('by the number of tags, where all are added or all are removed', () => {
    expect(labelled({ kind: 'sequence', steps: ['a', 'b', 'c'].map(add) })).toBe('Add 3 tags');
    expect(labelled({ kind: 'sequence', steps: ['a', 'b', 'c', 'd'].map(remove) })).toBe('Remove 4 tags');
  });

  test('by its first step and the number of the others, where they differ', () => {
    const replace = { kind: 'replace', caption: 'nl', pattern: 'a+', replacement: 'b' } as const;
    expect(labelled({ kind: 'sequence', steps: [replace, add('hat'), remove('cap')] })).toBe(
      'Replace /a+/ by “b” in NL captions; and 2 more steps',
    );
  });
});

test.each([
  [{ kind: 'rename-tag', from: 'a', to: 'b', prose: true }, 'Rename “a” to “b” in tags and NL captions'],
  [{ kind: 'rename-tag', from: 'a', to: 'b', prose: false }, 'Rename “a” to “b”'],
  [{ kind: 'rename-tag', from: 'a', to: 'b', tags: false, prose: true }, 'Rename “a” to “b” in NL captions'],
  [{ kind: 'swap-tags', a: 'a', b: 'b', prose: true }, 'Swap “a” and “b” in tags and NL captions'],
  [{ kind: 'add-tag', tag: 'hat', place: { at: 'after', tag: 'solo' } }, 'Add “hat” after “solo”'],
  [{ kind: 'add-tag', tag: 'hat', place: { at: 'position', position: 3 } }, 'Add “hat” at position 3'],
  [
    { kind: 'move-tag', tag: 'hat', place: { at: 'after-activation' } },
    'Move “hat” after the activation tags',
  ],
  [{ kind: 'clear', caption: 'nl' }, 'Clear NL captions'],
  [{ kind: 'convert', caption: 'tags', encoding: 'big5' }, 'Convert tags from big5 to UTF-8'],
] satisfies (readonly [EditInput, string])[])('%j is called %s', (input, label) => {
  expect(labelled(input)).toBe(label);
});
