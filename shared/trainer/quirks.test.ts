import { expect, test } from 'vitest';
import { analyse } from './analyse.ts';
import type { MixSource } from './drawCaption.ts';
import { mixConfig } from './mixConfig.ts';
import { quirkFinder, type TrainerFiles } from './quirks.ts';
import { trainerTags } from './tagPart.ts';
import { estimateTokens } from './tokens.ts';

const told = (
  options: object,
  from: Partial<MixSource & Omit<TrainerFiles, 'tags' | 'nl'>> = {},
): readonly string[] =>
  quirkFinder(
    mixConfig.parse({ cache_text_embeddings: false, ...options }),
    from.protectedTags ?? new Set(),
  )({
    tags: trainerTags(from.tags === undefined ? 'a, b, c, d, e, f, g' : (from.tags ?? ''), ', '),
    nl: from.nl ?? null,
    unreadable: from.unreadable ?? [],
    turned: from.turned ?? false,
    folderRepeats: from.folderRepeats ?? null,
  }).map(({ kind, sentence }) => `${kind}: ${sentence}`);

test('a plain caption has none', () => {
  expect(told({})).toEqual([]);
  expect(told({ shuffle_tags: true, shuffle_keep_first_n: 3, tag_dropout_percent: 0.5 })).toEqual([]);
});

test('nothing bites where captions are encoded once', () => {
  const config = {
    cache_text_embeddings: true,
    shuffle_tags: true,
    tag_dropout_percent: 0.3,
    caption_mode: 'nl',
  };
  expect(told(config, { tags: 'a,b, c' })).toEqual([]);
});

test.each([
  ['tags-unreadable', {}, { unreadable: ['tags'] }, 'training stops'],
  ['turned', {}, { turned: true }, 'EXIF'],
  ['folder-repeats', {}, { folderRepeats: 10 }, '10 repeats'],
  ['no-caption', { caption_mode: 'mixed' }, { tags: ' ' }, 'nothing to draw'],
  ['tags-missing', { caption_mode: 'mixed' }, { tags: null, nl: 'N' }, 'every draw is the NL caption only'],
  ['nl-missing', { caption_mode: 'nl' }, {}, 'tags only'],
  ['all-shuffled', { shuffle_tags: true, shuffle_keep_first_n: 7 }, {}, 'All 7 tags'],
  ['all-shuffled', { shuffle_tags: true }, {}, 'shuffle_keep_first_n is 0'],
  ['drop-nothing', { tag_dropout_percent: 0.07 }, {}, '0.49 is rounded to none'],
  ['drop-rounded', { tag_dropout_percent: 0.5, shuffle_keep_first_n: 2 }, {}, '2 are dropped each time: 2.5'],
  ['drop-capped', { tag_dropout_percent: 0.9 }, {}, 'Only 4 of 7 tags'],
  [
    'protected-spelling',
    { tag_dropout_percent: 0.3 },
    { tags: 'perlica_(arknights), b, c, d, e', protectedTags: new Set(['perlica \\(arknights\\)']) },
    '"perlica_(arknights)" may be dropped',
  ],
  ['comma-in-tag', {}, { tags: 'a,b, c' }, '"a,b": one tag'],
  ['byte-order-mark', {}, { tags: '\ufeffa, b' }, 'byte order mark'],
  ['double-stop', { caption_mode: 'mixed' }, { nl: 'She smiles.' }, '".."'],
  [
    'cut-sentence',
    { caption_mode: 'nl', nl_shuffle_sentences: true },
    { nl: 'Dr. Ratio smiles. He waves.' },
    '"Dr. Ratio"',
  ],
  ['too-long', {}, { tags: Array.from({ length: 300 }, (_, i) => `word${i}`).join(', ') }, 'an estimate'],
] as const)('%s is told where it bites', (kind, options, from, words) => {
  const sentences = told(options, from);
  expect(sentences).toHaveLength(1);
  expect(sentences[0]).toContain(`${kind}: `);
  expect(sentences[0]).toContain(words);
});

test('what never and what always appears is known', () => {
  const { tags, nlSeen } = analyse(
    {
      tags: 'who, b, c, d, e',
      nl: 'N.',
      config: mixConfig.parse({
        cache_text_embeddings: false,
        shuffle_keep_first_n: 3,
        tag_dropout_percent: 1,
        caption_mode: 'tags',
      }),
      protectedTags: new Set(),
    },
    { unreadable: [], turned: false, folderRepeats: null },
  );
  expect(tags.map(({ seen, keptBy }) => [seen, keptBy])).toEqual([
    [1, 'place'],
    [1, 'place'],
    [1, 'place'],
    [0, null],
    [0, null],
  ]);
  expect(nlSeen).toBe(0);
});

test('a token is about a short word, a digit or a sign', () => {
  expect(estimateTokens('')).toBe(1);
  expect(estimateTokens('1girl, solo')).toBe(5);
});
