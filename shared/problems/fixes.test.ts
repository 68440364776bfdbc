import { expect, test } from 'vitest';
import { defaultStyle } from '../caption/style.ts';
import { fixesOf, fixOf } from './fixes.ts';
import { messageOf, type Found } from './found.ts';
import { kindRow, problemKinds } from './kinds.ts';

const found = (kind: Found['kind'], sample: number, words: string[] = [], against: string[] = []): Found => ({
  kind,
  sample,
  relPath: `${sample}.png`,
  words,
  against,
});

test('samples with the same slip share one fix, and the most frequent comes first', () => {
  const slips = [
    found('near-miss-name', 1, ['perlcia'], ['perlica']),
    found('near-miss-name', 2, ['yvone'], ['yvonne']),
    found('near-miss-name', 3, ['perlcia'], ['perlica']),
    found('near-miss-name', 3, ['perlcia'], ['perlica']),
  ];
  expect(fixesOf(slips, defaultStyle)).toEqual([
    {
      edit: { kind: 'rename-tag', from: 'perlcia', to: 'perlica', tags: true, prose: true },
      samples: [1, 3],
    },
    { edit: { kind: 'rename-tag', from: 'yvone', to: 'yvonne', tags: true, prose: true }, samples: [2] },
  ]);
});

test('parentheses are escaped also where most of the dataset does not', () => {
  const bare = found('unescaped-parentheses', 1, ['a (b)']);
  expect(fixOf(bare, defaultStyle)).toEqual({ kind: 'normalise', style: null });
  expect(fixOf(bare, { ...defaultStyle, escaped: false })).toEqual({
    kind: 'normalise',
    style: defaultStyle,
  });
});

test('a caption in another encoding is converted by itself', () => {
  expect(fixOf(found('not-utf8', 1, ['nl']), defaultStyle)).toMatchObject({ kind: 'convert', caption: 'nl' });
  expect(fixOf(found('not-utf8', 1, ['tags']), defaultStyle)).toMatchObject({ caption: 'tags' });
});

test('of several wrong names in an NL caption none is renamed', () => {
  expect(fixOf(found('nl-names-other', 1, ['Xaihi'], ['Last Rite']), defaultStyle)).toMatchObject({
    kind: 'rename-tag',
    from: 'Xaihi',
    to: 'Last Rite',
    tags: false,
  });
  expect(fixOf(found('nl-names-other', 1, ['Xaihi', 'Ember'], ['Last Rite']), defaultStyle)).toBeNull();
});

test('exactly the kinds that say so have an edit', () => {
  const words = ['tags'];
  for (const kind of problemKinds) {
    const edit = fixOf(found(kind, 1, words, ['other']), defaultStyle);
    expect(edit === null, kind).toBe(kindRow(kind).mend === 'person');
  }
});

test('every kind says what it found in one sentence', () => {
  for (const kind of problemKinds) {
    const sentence = messageOf({ ...found(kind, 1, ['a', 'b'], ['It is broken.', 'd']), number: 3 });
    expect(sentence, kind).toMatch(/^\S.* .*\.$/);
  }
  expect(messageOf({ ...found('activation-not-first', 1, ['perlica'], ['1girl']), number: 12 })).toBe(
    '“perlica” is the 12th tag; “1girl” stands first.',
  );
});
