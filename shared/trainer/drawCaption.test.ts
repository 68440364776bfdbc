import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawCaption, type MixSource } from './drawCaption.ts';
import {
  defaultMix,
  mixConfig,
  readMix,
  protectedTagsProblem,
  readProtectedTags,
  suggestedMix,
  type MixConfig,
} from './mixConfig.ts';
import { seededRandom } from './random.ts';
import { activationShare, survival } from './shares.ts';
import { dropCount, trainerTags } from './tagPart.ts';
import { variants, variantShares } from './variants.ts';

const noTags: ReadonlySet<string> = new Set();
const mix = (options: object): MixConfig => mixConfig.parse({ cache_text_embeddings: false, ...options });
const source = (options: Partial<MixSource>): MixSource => ({
  tags: 'a, b, c, d, e, f',
  nl: null,
  config: mix({}),
  protectedTags: noTags,
  ...options,
});
const numbered = (count: number): string => Array.from({ length: count }, (_, i) => `t${i}`).join(', ');

const reason = (model: object): string => {
  const read = readMix({ model });
  return read.ok ? '' : read.reason;
};

const only = (variant: string): MixConfig =>
  mix({
    caption_mode: 'mixed',
    mixed_weights: { tags: 0, nl: 0, tags_nl: 0, nl_tags: 0, [variant]: 1 },
  });

/** The texts of so many draws from one stream. */
const texts = (from: MixSource, count: number, seed = 1): readonly string[] => {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => drawCaption(from, random).text);
};

describe('the options', () => {
  test('are as the fork has them when nothing is set', () => {
    expect(readMix({})).toEqual({ ok: true, mix: defaultMix, protectedTagsFile: null });
    expect(defaultMix).toMatchObject({
      caption_mode: 'tags',
      mixed_weights: { tags: 50, nl: 10, tags_nl: 20, nl_tags: 20 },
      tag_delimiter: ', ',
      cache_text_embeddings: true,
    });
  });

  test('fall back weight by weight, and leave unknown keys alone', () => {
    const read = readMix({
      model: {
        type: 'anima',
        caption_mode: 'mixed',
        mixed_weights: { nl: 0 },
        protected_tags_file: 'keep.txt',
      },
    });
    expect(read).toMatchObject({
      ok: true,
      protectedTagsFile: 'keep.txt',
      mix: { mixed_weights: { tags: 50, nl: 0, tags_nl: 20, nl_tags: 20 } },
    });
  });

  test('refuse another mode and fractions above one, and say which', () => {
    expect(reason({ caption_mode: 'both' })).toContain('"tags", "nl" or "mixed"');
    expect(reason({ tag_dropout_percent: 30 })).toContain('tag_dropout_percent');
    expect(reason({ mixed_weights: { nl: -1 } })).toContain('mixed_weights.nl');
  });

  test('a list of protected tags has one a line, and comments', () => {
    expect([...readProtectedTags('# who\r\nperlica \\(arknights\\)\n\n solo \n#end')]).toEqual([
      'perlica \\(arknights\\)',
      'solo',
    ]);
  });

  test('a list that begins with a byte order mark protects another tag than its first, and that is said', () => {
    const list = '\uFEFFsolo\r\nsmile\n';
    expect([...readProtectedTags(list)]).toEqual(['\uFEFFsolo', 'smile']);
    expect(protectedTagsProblem(list)).toContain('“solo” is not protected');
    expect(protectedTagsProblem('\uFEFF# who\nsolo')).not.toContain('protected');
    expect(protectedTagsProblem('solo\n')).toBeNull();
  });

  test('nothing is drawn from encoded captions: the text stands as it is', () => {
    const cached = { ...suggestedMix, cache_text_embeddings: true };
    const from = source({ tags: ' a,b ,  c\r\n', nl: 'N.', config: cached });
    expect(texts(from, 3)).toEqual(['a,b ,  c', 'a,b ,  c', 'a,b ,  c']);
    expect(variantShares(true, cached).tags).toBe(1);
  });
});

describe('tags', () => {
  test('are split at exactly the delimiter: a comma alone makes no second tag', () => {
    expect(trainerTags(' a,b, c ,  d, , e\r\n', ', ')).toEqual(['a,b', 'c', 'd', 'e']);
  });

  test('a byte order mark stays at the first tag, as it does in Python', () => {
    expect(trainerTags('\ufeff1girl, solo', ', ')).toEqual(['\ufeff1girl', 'solo']);
  });

  test.each([
    [6, 0],
    [7, 1],
    [10, 2],
    [15, 3],
    [20, 4],
    [25, 6],
    [30, 8],
    [35, 9],
    [40, 10],
  ])('of %i with the first five kept, %i are dropped at 0.3', (count, dropped) => {
    expect(dropCount(count - 5, count, 0.3)).toBe(dropped);
    const config = mix({ shuffle_keep_first_n: 5, tag_dropout_percent: 0.3 });
    for (const text of texts(source({ tags: numbered(count), config }), 20)) {
      const tags = text.split(', ');
      expect(tags).toHaveLength(count - dropped);
      expect(tags.slice(0, 5)).toEqual(['t0', 't1', 't2', 't3', 't4']);
      expect(tags).toEqual(tags.toSorted((a, b) => Number(a.slice(1)) - Number(b.slice(1))));
    }
  });

  test('at least three survive', () => {
    const config = mix({ tag_dropout_percent: 1 });
    expect(texts(source({ config }), 5).map((text) => text.split(', ').length)).toEqual([3, 3, 3, 3, 3]);
    expect(texts(source({ tags: 'a, b', config }), 2)).toEqual(['a, b', 'a, b']);
  });

  test('protected ones survive only when they are spelled exactly so', () => {
    const config = mix({ tag_dropout_percent: 1 });
    const protectedTags = new Set(['e', 'f', 'A']);
    for (const text of texts(source({ config, protectedTags }), 20)) {
      expect(text.split(', ')).toEqual(expect.arrayContaining(['e', 'f']));
    }
    expect(texts(source({ config, protectedTags }), 50).some((text) => !text.split(', ').includes('a'))).toBe(
      true,
    );
  });

  test('the first keep their place while the rest are shuffled', () => {
    const config = mix({ shuffle_tags: true, shuffle_keep_first_n: 2 });
    const drawn = texts(source({ config }), 50);
    expect(drawn.every((text) => text.startsWith('a, b, '))).toBe(true);
    expect(new Set(drawn).size).toBeGreaterThan(10);
  });

  test.each([0, 6, 7])('all are shuffled when %i of six are to be kept', (kept) => {
    const config = mix({ shuffle_tags: true, shuffle_keep_first_n: kept });
    const first = new Set(texts(source({ config }), 100).map((text) => text.split(', ')[0]));
    expect(first).toEqual(new Set(['a', 'b', 'c', 'd', 'e', 'f']));
  });

  test('as many kept as there are protects all from dropout, though they are shuffled', () => {
    const config = mix({ shuffle_tags: true, shuffle_keep_first_n: 6, tag_dropout_percent: 1 });
    expect(texts(source({ config }), 5).map((text) => text.split(', ').length)).toEqual([6, 6, 6, 6, 6]);
  });
});

describe('sentences', () => {
  const nl = 'Dr. Ratio stands. He smiles! It rains.';

  test('are cut at every full stop and space, also inside of a name', () => {
    const config = mix({ caption_mode: 'nl', nl_shuffle_sentences: true });
    const drawn = new Set(texts(source({ nl, config }), 200));
    expect(drawn).toContain('Ratio stands. Dr. He smiles! It rains.');
    expect(drawn.size).toBe(6);
    expect([...drawn].every((text) => text.endsWith('.') && !text.endsWith('..'))).toBe(true);
  });

  test('the first stays first when asked for', () => {
    const config = mix({ caption_mode: 'nl', nl_shuffle_sentences: true, nl_keep_first_sentence: true });
    expect(new Set(texts(source({ nl: 'One. Two. Three', config }), 50))).toEqual(
      new Set(['One. Two. Three.', 'One. Three. Two.']),
    );
  });

  test('a single one is left as it is', () => {
    const config = mix({ caption_mode: 'nl', nl_shuffle_sentences: true });
    expect(texts(source({ nl: ' Who? Nobody... \n', config }), 1)).toEqual(['Who? Nobody...']);
  });
});

describe('variants', () => {
  test.each([
    ['tags', 'a, b'],
    ['nl', 'She smiles.'],
    ['tags_nl', 'a, b. She smiles.'],
    ['nl_tags', 'She smiles.. a, b'],
  ])('%s gives %s', (variant, text) => {
    const from = source({ tags: 'a, b', nl: 'She smiles.\n', config: only(variant) });
    expect(drawCaption(from, seededRandom(1))).toMatchObject({ variant, text });
  });

  test('without an NL there are only tags; without tags every draw is the NL caption only', () => {
    for (const variant of ['tags', 'nl', 'tags_nl', 'nl_tags']) {
      const config = only(variant);
      expect(texts(source({ tags: 'a, b', nl: ' \n', config }), 1)).toEqual(['a, b']);
      expect(texts(source({ tags: null, nl: 'N.', config }), 1)).toEqual(['N.']);
      expect(texts(source({ tags: ' ', nl: null, config }), 1)).toEqual(['']);
    }
    expect(texts(source({ tags: 'a, b', config: mix({ caption_mode: 'nl' }) }), 1)).toEqual(['a, b']);
  });

  test('weights that are all nothing mean tags', () => {
    expect(variantShares(true, only('none'))).toMatchObject({ tags: 1 });
  });

  test('the same seed draws the same captions, another seed others', () => {
    const from = source({ tags: numbered(20), nl: 'A. B. C.', config: suggestedMix });
    expect(texts(from, 8, 7)).toEqual(texts(from, 8, 7));
    expect(texts(from, 8, 7)).not.toEqual(texts(from, 8, 8));
  });
});

const anyMix = fc
  .record({
    caption_mode: fc.constantFrom('tags', 'nl', 'mixed'),
    mixed_weights: fc.record({ tags: fc.nat(9), nl: fc.nat(9), tags_nl: fc.nat(9), nl_tags: fc.nat(9) }),
    shuffle_tags: fc.boolean(),
    shuffle_keep_first_n: fc.integer({ min: -1, max: 9 }),
    tag_dropout_percent: fc.double({ min: 0, max: 1, noNaN: true }),
    nl_shuffle_sentences: fc.boolean(),
    caption_dropout_percent: fc.double({ min: 0, max: 1, noNaN: true }),
    cache_text_embeddings: fc.boolean(),
  })
  .map((options) => mixConfig.parse(options));

test('the shares of the variants always sum to one', () => {
  fc.assert(
    fc.property(anyMix, fc.boolean(), (config, hasNl) => {
      const sum = variants.reduce((total, variant) => total + variantShares(hasNl, config)[variant], 0);
      expect(sum).toBeCloseTo(1, 9);
    }),
  );
});

test('every draw is made of the tags there are, each no more often than it is written', () => {
  fc.assert(
    fc.property(anyMix, fc.nat(12), fc.nat(), (config, count, seed) => {
      const { tags, text } = drawCaption(source({ tags: numbered(count), config }), seededRandom(seed));
      expect(tags.map(({ index }) => index).toSorted((a, b) => a - b)).toEqual(tags.map((_, i) => i));
      const parts = text === '' ? [] : text.split(', ');
      expect(new Set(parts).size).toBe(parts.length);
      expect(parts.every((part) => /^t\d+$/.test(part))).toBe(true);
      if (config.caption_dropout_percent < 1 && text !== '') {
        expect(parts.length).toBeGreaterThanOrEqual(Math.min(3, count));
      }
    }),
  );
});

describe('over 20,000 draws', () => {
  const draws = 20_000;
  const nl = 'One. Two. Three.';
  const cases: readonly (readonly [string, MixSource])[] = [
    ['of the suggested mix', source({ tags: numbered(20), nl, config: suggestedMix })],
    [
      'with some captions left out, and protected tags',
      source({
        tags: numbered(12),
        nl,
        config: mix({ caption_mode: 'mixed', tag_dropout_percent: 0.5, caption_dropout_percent: 0.1 }),
        protectedTags: new Set(['t3']),
      }),
    ],
    [
      'where a tag is written twice',
      source({ tags: `t0, ${numbered(9)}`, config: mix({ tag_dropout_percent: 0.4, shuffle_tags: true }) }),
    ],
  ];

  test.each(cases)('%s, what is seen is what was computed', (_, from) => {
    const random = seededRandom(42);
    const variantCounts = new Map<string, number>();
    const tagCounts = new Map<string, number>();
    for (let i = 0; i < draws; i += 1) {
      const { variant, text } = drawCaption(from, random);
      variantCounts.set(variant, (variantCounts.get(variant) ?? 0) + 1);
      for (const tag of new Set(text.match(/t\d+/g))) tagCounts.set(tag, (tagCounts.get(tag) ?? 0) + 1);
    }
    const hasNl = from.nl !== null;
    // Five standard deviations of a share at most one half.
    const near = 5 * Math.sqrt(0.25 / draws);
    for (const variant of variants) {
      const share = (variantCounts.get(variant) ?? 0) / draws;
      expect(Math.abs(share - variantShares(hasNl, from.config)[variant]), variant).toBeLessThan(near);
    }
    const tags = trainerTags(from.tags ?? '', ', ');
    for (const [index, tag] of tags.entries()) {
      const share = (tagCounts.get(tag) ?? 0) / draws;
      const computed = activationShare(tags, hasNl, from.config, index, from.protectedTags);
      expect(Math.abs(share - computed), tag).toBeLessThan(near);
    }
  });
});

test('the chance of a tag is known without drawing', () => {
  const tags = numbered(20).split(', ');
  // 50 + 20 + 20 of 100 have tags; 4 of the 15 behind the first five are dropped.
  expect(activationShare(tags, true, suggestedMix, 0)).toBeCloseTo(0.9, 12);
  expect(activationShare(tags, true, suggestedMix, 5)).toBeCloseTo(0.9 * (11 / 15), 12);
  expect(activationShare(tags, false, suggestedMix, 5)).toBeCloseTo(11 / 15, 12);
  expect(activationShare(tags, true, suggestedMix, 20)).toBe(0);
  expect(survival(tags, suggestedMix, 5, new Set(['t5']))).toBe(1);
});
