import { describe, expect, test } from 'vitest';
import { bulkForm, bulkKinds, draftOf, editOf, newDraft } from './draft.ts';

const filled = (kind: (typeof bulkKinds)[number], more: Readonly<Record<string, unknown>> = {}) => {
  const draft = newDraft(kind, 'perlica');
  return { kind, values: { ...draft.values, other: 'yvonne', pattern: '(a)', text: 'a, b', ...more } };
};

describe('every kind of bulk edit', () => {
  test.each(bulkKinds)('%s is said by filled fields, and a kept rule fills them again', (kind) => {
    const said = editOf(filled(kind));
    const edit = 'edit' in said ? said.edit : expect.unreachable(said.lacks);
    expect(edit.kind).toBe(kind);
    const again = draftOf(edit) ?? expect.unreachable();
    expect(editOf(again)).toEqual(said);
  });
});

test('an empty tag, a wrong pattern and an edit of nothing are named, not sent', () => {
  expect(editOf(newDraft('rename-tag', null))).toEqual({ lacks: 'Enter the tag to rename.' });
  expect(editOf(filled('replace', { pattern: '(' }))).toHaveProperty('lacks');
  expect(editOf(filled('swap-tags', { tags: false, prose: false }))).toEqual({
    lacks: 'Choose tags, NL captions or both.',
  });
});

test('an order is said in words', () => {
  const [order] = bulkForm('sort-tags').fields;
  const said = order?.is === 'choice' ? order.about?.('activation') : undefined;
  expect(said).toBe('Character, copyright, @artist, general, meta, year, quality, rating.');
});
