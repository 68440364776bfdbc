import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tagKey } from '../../caption/identity.ts';
import { defaultStyle } from '../../caption/style.ts';
import type { TaggerLabels } from './labels.ts';
import { sameThreshold } from './profile.ts';
import { encodeScores } from './scores.ts';
import { createSelector, type SelectorSetup } from './select.ts';
import { tagSelection, type TaggerCategory } from './taggerSpec.ts';
import type { z } from 'zod';

const all = {
  '1girl': 'general',
  solo: 'general',
  long_hair: 'general',
  silver_hair: 'general',
  grey_hair: 'general',
  o_o: 'general',
  ':>': 'general',
  g_2: 'general',
  'perlica_(arknights)': 'character',
  hatsune_miku: 'character',
  arknights: 'copyright',
  highres: 'meta',
  general: 'rating',
  sensitive: 'rating',
  'a,b': 'general',
} satisfies Record<string, TaggerCategory>;
type Name = keyof typeof all;
const labels: TaggerLabels = { names: Object.keys(all), categories: Object.values(all) };
const thresholds = { ...sameThreshold(0.35), character: 0.85, rating: 0 };

type Scores = Partial<Record<Name, number>>;
const encoded = (scores: Scores): Uint8Array =>
  encodeScores(labels.names.map((name) => scores[name as Name] ?? 0));

const selector = (selection: z.input<typeof tagSelection> = {}, more: Partial<SelectorSetup> = {}) =>
  createSelector({
    labels,
    thresholds,
    selection: tagSelection.parse(selection),
    style: defaultStyle,
    ...more,
  });

const proposed = (
  scores: Scores,
  present: readonly string[],
  selection: z.input<typeof tagSelection> = {},
  more: Partial<SelectorSetup> = {},
) => selector(selection, more).select(encoded(scores), present).proposed;

const girl: Scores = { '1girl': 0.99, solo: 0.9, long_hair: 0.6, general: 0.7, sensitive: 0.2 };

/** Ratings are proposed when they are asked for. */
const ratings = { thresholds: { rating: 0 } } as const;

describe('adding what is missing', () => {
  test('a caption without tags gets characters first, the rest by score, one rating last', () => {
    const scores = { ...girl, 'perlica_(arknights)': 0.9, arknights: 0.5, highres: 0.4 };
    expect(proposed(scores, [], ratings)).toEqual([
      'perlica \\(arknights\\)',
      'arknights',
      '1girl',
      'solo',
      'long hair',
      'highres',
      'general',
    ]);
  });

  test('what stands there stays in its order; characters go behind characters, ratings last', () => {
    const present = ['trigger', 'Hatsune_Miku', 'solo', 'rating:safe'];
    const scores = { ...girl, 'perlica_(arknights)': 0.9 };
    expect(
      proposed(scores, present, ratings, {
        categoryOf: (key) => (key === 'rating:safe' ? 'rating' : undefined),
      }),
    ).toEqual([
      'trigger',
      'Hatsune_Miku',
      'perlica \\(arknights\\)',
      'solo',
      '1girl',
      'long hair',
      'rating:safe',
    ]);
  });

  test('a tag that stands there in another spelling is not added', () => {
    expect(
      proposed({ 'perlica_(arknights)': 0.9, long_hair: 0.8 }, ['Perlica (Arknights)', 'LONG_HAIR']),
    ).toEqual(['Perlica (Arknights)', 'LONG_HAIR']);
  });

  test('tags that are always first go before all others where they are missing', () => {
    const first = ['my_trigger, masterpiece'];
    expect(proposed({ solo: 0.9 }, ['1girl', 'masterpiece'], { first })).toEqual([
      'my_trigger',
      '1girl',
      'masterpiece',
      'solo',
    ]);
  });
});

describe('replacing', () => {
  test('only syntax of prompts stays of what was not found, and spellings stay', () => {
    const present = ['trigger', '(smile:1.2)', 'Long_Hair', 'long hair', '<lora:x:1>'];
    expect(proposed(girl, present, { ...ratings, mode: 'replace' })).toEqual([
      '1girl',
      'solo',
      'Long_Hair',
      '(smile:1.2)',
      '<lora:x:1>',
      'general',
    ]);
  });

  test('a rating stays where the model is not asked for one', () => {
    const present = ['general', 'x', '(smile:1.2)'];
    expect(proposed(girl, present, { mode: 'replace' })).toEqual([
      '1girl',
      'solo',
      'long hair',
      '(smile:1.2)',
      'general',
    ]);
    expect(proposed({ sensitive: 0.9 }, present, { ...ratings, mode: 'replace' })).toEqual([
      '(smile:1.2)',
      'sensitive',
    ]);
  });

  test('what goes is listed behind what stays', () => {
    const { tags } = selector({ mode: 'replace' }).select(encoded({ solo: 0.9, '1girl': 0.2 }), [
      '1girl',
      'x',
    ]);
    expect(tags).toEqual([
      { text: 'solo', score: 230 / 255, change: 'added' },
      { text: '1girl', score: 51 / 255, change: 'removed' },
      { text: 'x', score: null, change: 'removed' },
    ]);
  });
});

test('comparing writes nothing, and shows what the model knows and did not find', () => {
  const present = ['trigger', '1girl', 'solo'];
  const { tags, proposed: written } = selector({ mode: 'compare', first: ['y'] }).select(
    encoded({ solo: 0.9, long_hair: 0.8 }),
    present,
  );
  expect(written).toEqual(present);
  expect(tags.map(({ text, change }) => `${text} ${change}`)).toEqual([
    'trigger kept',
    '1girl removed',
    'solo kept',
    'long hair added',
  ]);
});

describe('what is taken', () => {
  test('thresholds by category and by tag, in any spelling; null takes nothing', () => {
    const scores: Scores = { '1girl': 0.3, solo: 0.3, long_hair: 0.9, hatsune_miku: 0.8 };
    expect(
      proposed(scores, [], {
        thresholds: { general: null, character: 0.7 },
        tagThresholds: { Long_Hair: 0.85, solo: 0.31 },
      }),
    ).toEqual(['hatsune miku', 'long hair']);
  });

  test('a score is compared as it is kept: what reaches a threshold before it is rounded reaches it after', () => {
    expect(proposed({ solo: 0.35 }, [])).toEqual(['solo']);
  });

  test('MCut raises a threshold to the widest gap, and never lowers it', () => {
    const scores: Scores = { '1girl': 0.95, solo: 0.9, long_hair: 0.5, silver_hair: 0.4 };
    expect(proposed(scores, [], { mcut: ['general'] })).toEqual(['1girl', 'solo']);
    expect(proposed({ solo: 0.3 }, [], { mcut: ['general'] })).toEqual([]);
  });

  test('the highest rating alone, and none where that is undesired', () => {
    expect(proposed({ general: 0.3, sensitive: 0.5 }, [], ratings)).toEqual(['sensitive']);
    expect(proposed({ general: 0.3, sensitive: 0.5 }, [])).toEqual([]);
    expect(proposed({ general: 0.3, sensitive: 0.5 }, [], { ...ratings, undesired: ['Sensitive'] })).toEqual(
      [],
    );
    expect(proposed({ general: 0.3 }, [], { thresholds: { rating: 0.4 } })).toEqual([]);
  });

  test('replacements, to one tag, to several and to none', () => {
    const replacements = [
      { from: 'grey hair', to: 'silver hair' },
      { from: '1girl', to: 'one_Woman, female' },
      { from: 'solo', to: '' },
    ];
    const scores: Scores = { grey_hair: 0.9, silver_hair: 0.8, '1girl': 0.7, solo: 0.6 };
    expect(proposed(scores, [], { replacements })).toEqual(['silver hair', 'one_Woman', 'female']);
    expect(proposed({ grey_hair: 0.9 }, ['grey hair'], { replacements })).toEqual(['grey hair']);
  });

  test('a label that cannot stand in a caption is not proposed', () => {
    expect(proposed({ 'a,b': 0.9 }, [])).toEqual([]);
  });
});

describe('spelling', () => {
  test('is the dataset’s; faces and names of up to three characters keep theirs', () => {
    const scores: Scores = { long_hair: 0.9, o_o: 0.8, ':>': 0.7, g_2: 0.6, 'perlica_(arknights)': 0.9 };
    const spaces = { escaped: false, underscores: false, lowercase: true };
    expect(proposed(scores, [], {}, { style: spaces })).toEqual([
      'perlica (arknights)',
      'long hair',
      'o_o',
      ':>',
      'g_2',
    ]);
    expect(proposed(scores, [], {}, { style: { ...defaultStyle, underscores: true } })).toEqual([
      'perlica_\\(arknights\\)',
      'long_hair',
      'o_o',
      ':>',
      'g_2',
    ]);
  });

  test('a tag that the dataset has already is spelled as it spells it', () => {
    const spellings = new Map([['long hair', 'Long-Hair']]);
    expect(proposed({ long_hair: 0.9 }, [], {}, { spellingOf: (key) => spellings.get(key) })).toEqual([
      'Long-Hair',
    ]);
  });
});

const keys = (tags: readonly string[]) => tags.map(tagKey);

describe('for all scores, captions and selections', () => {
  const name = fc.constantFrom(...(labels.names.filter((one) => one !== 'a,b') as Name[]));
  const score = fc.float({ min: 0, max: 1, noNaN: true });
  const scores = fc.dictionary(name, score, { maxKeys: 12 });
  const tag = fc.oneof(
    name,
    name.map((text) => text.replaceAll('_', ' ').toUpperCase()),
    fc.constantFrom('trigger', 'BREAK', '(smile:1.2)', 'rating:safe', 'x_x'),
  );
  const present = fc.array(tag, { maxLength: 10 });
  const selection = fc.record({
    thresholds: fc.dictionary(
      fc.constantFrom('general', 'character', 'rating', 'copyright'),
      fc.option(score),
    ),
    mcut: fc.subarray<TaggerCategory>(['general', 'character']),
    tagThresholds: fc.dictionary(tag, score, { maxKeys: 2 }),
    undesired: fc.array(tag, { maxLength: 2 }),
    replacements: fc.array(fc.record({ from: tag, to: tag }), { maxLength: 2 }),
    first: fc.array(tag, { maxLength: 2 }),
  });

  test('missing keeps what is there, in its order, adds no tag twice, and a second time nothing', () => {
    fc.assert(
      fc.property(scores, present, selection, (found, before, how) => {
        const made = selector(how);
        const { tags, proposed: after } = made.select(encoded(found), before);
        expect(tags.flatMap(({ text, change }) => (change === 'kept' ? [text] : []))).toEqual(before);
        const added = keys(tags.flatMap(({ text, change }) => (change === 'added' ? [text] : [])));
        expect(new Set(added).size).toBe(added.length);
        expect(keys(before).some((key) => added.includes(key))).toBe(false);
        expect(made.select(encoded(found), after).proposed).toEqual(after);
      }),
    );
  });

  test('replace gives each tag once, and a second time the same', () => {
    fc.assert(
      fc.property(scores, present, selection, (found, before, how) => {
        const made = selector({ ...how, mode: 'replace' });
        const { proposed: after } = made.select(encoded(found), before);
        const plain = keys(after).filter((key) => key !== 'BREAK' && key !== '(smile:1.2)');
        expect(new Set(plain).size).toBe(plain.length);
        expect(made.select(encoded(found), after).proposed).toEqual(after);
      }),
    );
  });

  test('what is counted is what is shown, and nothing undesired is added', () => {
    const mode = fc.constantFrom('missing', 'replace', 'compare');
    fc.assert(
      fc.property(scores, present, selection, mode, (found, before, how, way) => {
        const made = selector({ ...how, mode: way });
        const { tags } = made.select(encoded(found), before);
        const texts = (change: string) => tags.flatMap((one) => (one.change === change ? [one.text] : []));
        expect(made.count(encoded(found), before)).toEqual({
          added: texts('added').length,
          removed: texts('removed').length,
        });
        const asked = [...how.first, ...how.replacements.map(({ to }) => to)];
        const undesired = new Set(keys(how.undesired).filter((key) => !keys(asked).includes(key)));
        expect(keys(texts('added')).some((key) => undesired.has(key))).toBe(false);
        expect(tags.length - texts('added').length).toBe(before.length);
      }),
    );
  });

  test('a higher threshold takes nothing that a lower one does not take', () => {
    fc.assert(
      fc.property(scores, score, score, (found, a, b) => {
        const at = (threshold: number) =>
          proposed(found, [], { thresholds: { general: threshold, character: threshold } });
        const low = new Set(at(Math.min(a, b)));
        expect(at(Math.max(a, b)).every((text) => low.has(text))).toBe(true);
      }),
    );
  });
});
