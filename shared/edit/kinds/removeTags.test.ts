/** Several tags removed at once: as one after the other. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { removeTagEverywhere } from '../tagEdits.ts';
import { removeTags } from './removeTags.ts';

const after = (tags: readonly string[], text: string): string =>
  tags.reduce((left, tag) => removeTagEverywhere(left, tag), text);

test('the fields are tags separated by commas, in any spelling', () => {
  expect(removeTags.bulk?.input({ tagList: 'red hair, Belt ,' })).toEqual({ tags: ['red hair', 'Belt'] });
  expect(removeTags.schema.safeParse({ kind: 'remove-tags', tags: [] }).success).toBe(false);
  expect(after(['red hair', 'Belt'], 'ember, Red_hair, solo, belt\n')).toBe('ember, solo\n');
});

test('their order does not matter', () => {
  const tags = fc.uniqueArray(fc.constantFrom('a', 'b', 'c d', 'e'));
  const text = fc.array(fc.constantFrom('a', 'b', 'c_d', 'E', 'f')).map((list) => list.join(', '));
  fc.assert(
    fc.property(tags, text, (list, caption) => {
      expect(after(list.toReversed(), caption)).toBe(after(list, caption));
    }),
  );
});
