import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupOutfits } from './outfits.ts';

/** As names, for reading. */
const groups = (captions: readonly string[]): readonly string[] => {
  const lists = captions.map((caption) => caption.split(', '));
  const names = [...new Set(lists.flat())];
  const samples = lists.map((list) => list.map((name) => names.indexOf(name)));
  return groupOutfits(samples, names.length).map(
    ({ tags, samples: count }) => `${tags.map((tag) => names[tag]).join(' + ')}: ${count}`,
  );
};

test('what is worn together is one outfit, also where a framing hides a part of it', () => {
  expect(
    groups([
      'red cape, turtleneck, black pants, belt',
      'red cape, turtleneck',
      'red cape, black pants',
      'turtleneck, belt',
      'blue kimono, sash',
      'blue kimono',
      'blue kimono, sash',
    ]),
  ).toEqual(['red cape + turtleneck + black pants + belt: 4', 'blue kimono + sash: 3']);
});

test('a tag that two outfits share names neither', () => {
  expect(
    groups([
      'white shirt, red skirt',
      'white shirt, red skirt',
      'white shirt, red skirt',
      'white shirt, blue jacket',
      'white shirt, blue jacket',
    ]),
  ).toEqual(['red skirt: 3', 'blue jacket: 2']);
});

test('what was worn once is no outfit', () => {
  expect(groups(['red cape', 'red cape', 'yellow hoodie'])).toEqual(['red cape: 2']);
});

const wardrobes = fc.array(fc.uniqueArray(fc.nat(9), { maxLength: 6 }), { maxLength: 40 });

test('outfits have no tag in common, and count the samples that show one of their tags', () => {
  fc.assert(
    fc.property(wardrobes, (samples) => {
      const found = groupOutfits(samples, 10);
      const tags = found.flatMap(({ tags: own }) => own);
      expect(new Set(tags).size).toBe(tags.length);
      for (const { tags: own, samples: count } of found) {
        expect(samples.filter((sample) => sample.some((tag) => own.includes(tag))).length).toBe(count);
        expect(count).toBeGreaterThanOrEqual(2);
      }
    }),
  );
});

test('the order of the samples does not matter', () => {
  fc.assert(
    fc.property(wardrobes, (samples) => {
      expect(groupOutfits(samples.toReversed(), 10)).toEqual(groupOutfits(samples, 10));
    }),
  );
});
