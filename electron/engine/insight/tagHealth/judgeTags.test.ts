import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TagCategory } from '../../../../shared/api/caption.ts';
import { combine } from './combine.ts';
import { forgottenShare, missingTier, wrongTier } from './claims.ts';
import { fewestImages, featuresOf, type CaptionLists } from './features.ts';
import { judgeTags } from './judgeTags.ts';
import { reliabilityOf } from './reliability.ts';

const listsOf = (
  captions: readonly (readonly string[])[],
  more: Partial<Pick<CaptionLists, 'nlOf' | 'seenOf'>> = {},
): CaptionLists => {
  const keys = [...new Set(captions.flat())];
  const start = [0];
  for (const tags of captions) start.push((start.at(-1) ?? 0) + tags.length);
  return {
    start: Int32Array.from(start),
    tags: Int32Array.from(captions.flat(), (tag) => keys.indexOf(tag)),
    keys,
    categories: keys.map((key): TagCategory => (key.startsWith('@') ? 'artist' : 'general')),
    nlOf: () => null,
    seenOf: () => null,
    ...more,
  };
};

const judged = (lists: CaptionLists) => {
  const { sparse, targets } = featuresOf(lists);
  const tags = judgeTags({ rows: lists.start.length - 1, sparse, dense: null }, targets, () => undefined);
  return new Map(targets.map(({ tag }, at) => [lists.keys[tag] ?? '', tags[at]]));
};

/** Forty people in two uniforms: who wears the hat wears the coat. */
const uniforms = (): string[][] =>
  Array.from({ length: 40 }, (_, at) =>
    at % 2 === 0 ? ['hat', 'coat', 'boots', `@artist ${at % 3}`] : ['scarf', 'skirt', `@artist ${at % 3}`],
  );

const nlOf = (row: number): string => (row % 2 === 0 ? 'She wears a tall hat.' : 'She stands there.');

const seenOf = (row: number) =>
  row % 2 === 0 ? [{ key: 'hat', score: 0.9 }] : [{ key: 'tree', score: 0.5 }];

describe('the tags of a dataset', () => {
  it('rank first the caption that lacks a tag which goes with its others', () => {
    const captions = uniforms();
    captions[4] = ['coat', 'boots'];
    const hat = judged(listsOf(captions)).get('hat');
    expect(hat?.missing.rows[0]).toBe(4);
    expect(hat?.missing.probabilities[0]).toBeGreaterThan(0.6);
  });

  it('rank first the caption that has a tag which does not go with its others', () => {
    const captions = uniforms();
    captions[5] = ['scarf', 'skirt', 'hat'];
    const hat = judged(listsOf(captions)).get('hat');
    expect(hat?.wrong.rows[0]).toBe(5);
  });

  it('are told by the NL caption where the tags say nothing', () => {
    const captions = Array.from({ length: 60 }, (_, at) =>
      at % 2 === 0 && at !== 6 ? ['hat', 'x'] : ['x', 'y'],
    );
    expect(judged(listsOf(captions, { nlOf })).get('hat')?.missing.rows[0]).toBe(6);
  });

  it('are told by a tagger where captions say nothing', () => {
    const captions = Array.from({ length: 60 }, (_, at) =>
      at % 2 === 0 && at !== 6 ? ['hat', 'x'] : ['x', 'y'],
    );
    expect(judged(listsOf(captions, { seenOf })).get('hat')?.missing.rows[0]).toBe(6);
  });

  it('are judged from eight images on, artists never', () => {
    const captions = [
      ...uniforms(),
      ...Array.from({ length: fewestImages - 1 }, () => ['rare', '@artist 1']),
      ...Array.from({ length: fewestImages }, () => ['often']),
    ];
    const names = [...judged(listsOf(captions)).keys()];
    expect(names).toEqual(['boots', 'coat', 'hat', 'often', 'scarf', 'skirt']);
  });

  it('are ranked in the same way whatever the order of samples and tags', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...uniforms().keys()], { minLength: 40 }), (order) => {
        const captions = uniforms();
        captions[4] = ['coat', 'boots'];
        captions[5] = ['scarf', 'skirt', 'hat'];
        const hat = judged(listsOf(order.map((at) => (captions[at] ?? []).toReversed()))).get('hat');
        expect(order[hat?.missing.rows[0] ?? -1]).toBe(4);
        expect(order[hat?.wrong.rows[0] ?? -1]).toBe(5);
      }),
      { numRuns: 20 },
    );
  });

  it('claim nothing that is random', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.boolean()), (coins) => {
        const captions = Array.from({ length: 200 }, () =>
          ['a', 'b', 'c', 'd'].filter(() => coins.next().value),
        );
        for (const tag of judged(listsOf(captions)).values())
          expect([tag?.missing.probable, tag?.wrong.probable]).toEqual([0, 0]);
      }),
      { numRuns: 20, endOnFailure: true, seed: 7 },
    );
  });
});

const rowsOf = fc
  .array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean()), { minLength: 2, maxLength: 60 })
  .filter((rows) => rows.some(([, has]) => has));

describe('the reliability of a tag', () => {
  it('is the average precision of its probabilities above that of chance, ties counted as found late', () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        const has = Uint8Array.from(rows, ([, of]) => Number(of));
        const count = has.filter((of) => of === 1).length;
        const own = rows
          .filter(([, of]) => of)
          .map(([value]) => value)
          .toSorted((a, b) => b - a);
        const precisions = own.map((value, rank) => {
          const before = rows.filter(([other, of]) => !of && other >= value).length;
          return (rank + 1) / (rank + 1 + before);
        });
        const { precision, lacking } = reliabilityOf(
          Float64Array.from(rows, ([value]) => value),
          has,
          count,
        );
        const mean = precisions.reduce((sum, of) => sum + of, 0) / count;
        const chance = count / rows.length;
        if (chance < 1) expect(precision).toBeCloseTo(Math.max(0, (mean - chance) / (1 - chance)), 9);
        expect(lacking).toBeGreaterThanOrEqual(0);
        expect(lacking).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('channels together', () => {
  it('give probabilities, in the order of the one channel that is right', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 40, maxLength: 80 }),
        (noise) => {
          const has = Uint8Array.from(noise, (_, at) => at % 2);
          const right = Float64Array.from(has, (of, at) => of + at / 1000);
          const found = combine([Float64Array.from(noise), right], has, has.filter((of) => of === 1).length);
          for (const [at, probability] of found.entries()) {
            expect(probability).toBeGreaterThan(0);
            expect(probability).toBeLessThan(1);
            if (has[at] === 1) expect(probability).toBeGreaterThan(0.5);
          }
        },
      ),
    );
  });
});

describe('claims', () => {
  const unit = fc.double({ min: 0, max: 1, noNaN: true });
  it('are never fewer for a likelier doubt', () => {
    const rank = { probable: 2, look: 1 } as const;
    const of = (tier: 'probable' | 'look' | null): number => (tier === null ? 0 : rank[tier]);
    fc.assert(
      fc.property(
        unit,
        unit,
        unit,
        unit,
        fc.double({ min: 0.005, max: 0.5, noNaN: true }),
        (a, b, precision, lacking, forgotten) => {
          const [less, more] = a < b ? [a, b] : [b, a];
          const tag = { precision, lacking };
          expect(of(missingTier(more, tag, forgotten))).toBeGreaterThanOrEqual(
            of(missingTier(less, tag, forgotten)),
          );
          expect(of(wrongTier(less, tag))).toBeGreaterThanOrEqual(of(wrongTier(more, tag)));
        },
      ),
    );
  });

  it('are none of a tag that cannot be told', () => {
    fc.assert(
      fc.property(unit, fc.double({ min: 0, max: 0.59, noNaN: true }), (probability, precision) => {
        const tag = { precision, lacking: 0 };
        expect([missingTier(probability, tag, 0.1), wrongTier(probability, tag)]).toEqual([null, null]);
      }),
    );
  });

  it('measure how much a dataset forgets by its best tags', () => {
    const tags = [0.1, 0.12, 0.5, 0.6, 0.7].map((lacking) => ({ precision: 0.9, lacking }));
    expect(forgottenShare(tags)).toBe(0.12);
    expect(forgottenShare([])).toBe(0.005);
    expect(forgottenShare([{ precision: 0.9, lacking: 0.6 }])).toBe(0.25);
  });
});
