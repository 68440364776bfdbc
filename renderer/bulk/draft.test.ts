import { describe, expect, test } from 'vitest';
import { bulkForm, bulkKinds, draftOf, editOf, newDraft } from './draft.ts';

const filled = (kind: (typeof bulkKinds)[number], more: Readonly<Record<string, unknown>> = {}) => {
  const draft = newDraft(kind, 'perlica');
  return {
    kind,
    values: { ...draft.values, other: 'yvonne', pattern: '(a)', text: 'a, b', tagList: 'a, b', ...more },
  };
};

describe('every kind of bulk edit', () => {
  test.each(bulkKinds)('%s is said by filled fields, and a kept rule fills them again', (kind) => {
    const parsed = editOf(filled(kind));
    const edit = 'edit' in parsed ? parsed.edit : expect.unreachable(parsed.missing);
    expect(edit.kind).toBe(kind);
    const again = draftOf(edit) ?? expect.unreachable();
    expect(editOf(again)).toEqual(parsed);
  });
});

test('an empty tag, a wrong pattern and an edit of nothing are named, not sent', () => {
  expect(editOf(newDraft('rename-tag', null))).toEqual({ missing: 'Enter the tag to rename.' });
  expect(editOf(filled('replace', { pattern: '(' }))).toHaveProperty('missing');
  expect(editOf(filled('swap-tags', { tags: false, prose: false }))).toEqual({
    missing: 'Choose tags, NL captions or both.',
  });
});

test('an order is said in words', () => {
  const [order] = bulkForm('sort-tags').fields;
  const about = order?.is === 'choice' ? order.about?.('activation') : undefined;
  expect(about).toBe('Character, copyright, @artist, general, meta, year, quality, rating.');
});
