import { expect, test } from 'vitest';
import { pipeBuckets } from './bucketConfig.ts';
import { epochCounter, type EpochConfig, type EpochSample } from './epoch.ts';
import { defaultMix, mixConfig } from './mixConfig.ts';

const config = (options: Partial<EpochConfig>): EpochConfig => ({
  mix: defaultMix,
  protectedTags: new Set(),
  buckets: pipeBuckets.parse({ resolutions: [512, 1024], ar_buckets: [0.5, 1, 2] }),
  repeats: 1,
  batch: 4,
  smallBuckets: 'drop',
  ...options,
});

const image = (relPath: string, options: Partial<EpochSample> = {}): EpochSample => ({
  relPath,
  width: 1024,
  height: 1024,
  tags: 'ember \\(arknights\\), solo',
  nl: null,
  unreadable: [],
  orientation: 1,
  ...options,
});

const summed = (from: EpochConfig, samples: readonly EpochSample[]) => {
  const counter = epochCounter(from, new Set(['ember (arknights)', 'perlica (arknights)']));
  for (const sample of samples) counter.add(sample);
  return counter.finish();
};

const nine = Array.from({ length: 9 }, (_, i) => image(`${i}.png`));

test('every image is shown at every resolution, in whole batches of its bucket', () => {
  const { steps, shown, characters, buckets } = summed(config({}), nine);
  // 9 images in batches of 4: two steps at each of two resolutions, one image left over.
  expect({ steps, shown }).toEqual({ steps: 4, shown: 16 });
  expect(characters).toMatchObject([{ key: 'ember (arknights)', images: 9, share: 1 }]);
  expect(characters[0]?.seen).toBeCloseTo(16, 9);
  expect(buckets.map(({ width, height, images, dropped }) => [width, height, images, dropped])).toEqual([
    [368, 720, 0, 0],
    [512, 512, 9, 1],
    [720, 368, 0, 0],
    [720, 1456, 0, 0],
    [1024, 1024, 9, 1],
    [1456, 720, 0, 0],
  ]);
});

test('a bucket under a batch is not seen at all, or seen more often, as the trainer has it', () => {
  const few = [...nine, image('wide.png', { width: 2000, height: 1000, tags: 'perlica_(arknights), solo' })];
  const seen = (smallBuckets: EpochConfig['smallBuckets']) =>
    summed(config({ smallBuckets }), few).characters.find(({ key }) => key === 'perlica (arknights)')?.seen;
  expect(seen('drop')).toBe(0);
  expect(seen('repeat')).toBe(8);
  expect(seen('smaller')).toBe(2);
});

test('the mix decides how often a tag is seen, and which captions are drawn', () => {
  const mix = mixConfig.parse({
    cache_text_embeddings: false,
    caption_mode: 'mixed',
    mixed_weights: { tags: 1, nl: 1, tags_nl: 0, nl_tags: 0 },
  });
  const samples = nine.slice(0, 8).map((sample, i) => image(sample.relPath, { nl: i < 4 ? 'N' : ' ' }));
  const { variants, characters, withNl, quirks } = summed(config({ mix, repeats: 2 }), samples);
  expect(withNl).toBe(4);
  expect(variants).toEqual({ tags: 0.75, nl: 0.25, tags_nl: 0, nl_tags: 0, empty: 0 });
  expect(characters[0]).toEqual({ key: 'ember (arknights)', images: 8, seen: 24, share: 0.75 });
  expect(quirks).toEqual([
    {
      kind: 'nl-missing',
      samples: 4,
      sentence: 'There is no NL caption: every draw is tags only.',
      varied: false,
      first: ['4.png', '5.png', '6.png', '7.png'],
    },
  ]);
});

test('images of unknown size are left out, as the trainer leaves them out', () => {
  const { samples, skipped, characters } = summed(config({}), [image('broken.png', { width: 0, height: 0 })]);
  expect({ samples, skipped, characters }).toEqual({ samples: 1, skipped: 1, characters: [] });
});

test('a bucket leads to its images, and to those that are enlarged', () => {
  const samples = [
    image('a.png', { width: 400, height: 400 }),
    image('b.png', { width: 1040, height: 1000 }),
    image('c.png', { width: 3000, height: 1500 }),
  ];
  const told = summed(config({}), samples).buckets.filter(({ images }) => images > 0);
  expect(
    told.map(({ width, upscaled, query, upscaledQuery, exact }) => [
      width,
      upscaled,
      query,
      upscaledQuery,
      exact,
    ]),
  ).toEqual([
    [512, 1, 'ratio:1..1.04', 'ratio:1..1.04 (width:<512 OR height:<512)', true],
    [720, 0, 'ratio:2', null, true],
    [1024, 2, 'ratio:1..1.04', 'ratio:1..1.04 (width:<1024 OR height:<1024)', true],
    [1456, 0, 'ratio:2', null, true],
  ]);
});
