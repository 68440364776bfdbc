import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bucketConfig, defaultBuckets, kohyaBuckets, pipeBuckets } from './bucketConfig.ts';
import { bucketing, bucketProblem, knownBuckets } from './bucketing.ts';
import { fit } from './crop.ts';
import { kohyaSizes } from './kohyaBuckets.ts';
import { aspectRatios, resolutionSides } from './pipeBuckets.ts';
import { bucketSteps } from './steps.ts';

const sizeOf = ({ width, height }: { width: number; height: number }): string => `${width}x${height}`;
const places = (config: object, width: number, height: number): readonly string[] =>
  bucketing(bucketConfig.parse(config))({ width, height }).map(({ bucket }) => sizeOf(bucket));

const sizesAt = (resolution: number): string =>
  knownBuckets(defaultBuckets)
    .filter((bucket) => bucket.resolution === resolution)
    .map(sizeOf)
    .join(' ');

describe('diffusion-pipe', () => {
  test('has these buckets from 0.5 to 2.0 in seven, at 1024 and 1280', () => {
    expect(aspectRatios(defaultBuckets)).toEqual([0.5, 0.63, 0.794, 1, 1.26, 1.587, 2]);
    expect(sizesAt(1024)).toBe('720x1456 816x1296 912x1152 1024x1024 1152x912 1296x816 1456x720');
    expect(sizesAt(1280)).toBe('912x1808 1008x1616 1136x1440 1280x1280 1440x1136 1616x1024 1808x912');
  });

  test('puts an image at every resolution into the nearest ratio by logarithm', () => {
    expect(places({}, 832, 1216)).toEqual(['816x1296', '1008x1616']);
    expect(places({}, 100, 1000)).toEqual(['720x1456', '912x1808']);
    // 1.122 is 1 and 1.26's middle by logarithm; by plain difference it would be at 1.13.
    expect(places({}, 1121, 1000)[0]).toBe('1024x1024');
    expect(places({}, 1124, 1000)[0]).toBe('1152x912');
    expect(places({}, 0, 0)).toEqual([]);
  });

  test('takes ratios and resolutions as they are given', () => {
    const config = pipeBuckets.parse({ resolutions: [[1280, 720], 512, 512], ar_buckets: [1.5, [2, 3], 1] });
    expect(aspectRatios(config)).toEqual([0.667, 1, 1.5]);
    expect(resolutionSides(config)).toEqual([512, 960]);
    expect(places(config, 600, 900)).toEqual(['416x624', '784x1168']);
    expect(places({ ...config, enable_ar_bucket: false }, 600, 900)).toEqual(['512x512', '960x960']);
  });

  test('takes sizes as they are given, one for each image', () => {
    const size_buckets = [
      [512, 1024, 1],
      [768, 768, 1],
      [1024, 512, 1],
    ];
    expect(places({ size_buckets }, 500, 500)).toEqual(['768x768']);
    expect(bucketProblem(pipeBuckets.parse({ size_buckets }))).toBeNull();
  });

  test('mixes given sizes up unless their ratios ascend, as the trainer does', () => {
    const size_buckets = [
      [1024, 512, 1],
      [768, 768, 1],
      [512, 1024, 1],
    ];
    expect(places({ size_buckets }, 1000, 500)).toEqual(['512x1024']);
    expect(bucketProblem(pipeBuckets.parse({ size_buckets }))).toContain('size_buckets');
  });
});

describe('kohya', () => {
  const config = kohyaBuckets.parse({ trainer: 'kohya', max_bucket_reso: 1024 });

  test('has sizes in steps of 64 with no more pixels than the square', () => {
    const sizes = kohyaSizes(
      512,
      kohyaBuckets.parse({ trainer: 'kohya', resolutions: [512], max_bucket_reso: 1024 }),
    );
    expect(sizes.map(sizeOf).join(' ')).toBe(
      '256x832 256x896 256x960 256x1024 320x704 320x768 384x640 448x576 512x512 576x448 640x384 704x320 768x320 832x256 896x256 960x256 1024x256',
    );
  });

  test('moves the least side down and the greatest up to whole steps before it makes a size', () => {
    const odd = { resolutions: [512], min_bucket_reso: 250, max_bucket_reso: 1000 };
    const sizes = kohyaSizes(512, kohyaBuckets.parse({ trainer: 'kohya', ...odd }));
    // What sd-scripts' own make_bucket_resolutions gives for 192 to 1024, to which it moves 250 to 1000.
    expect(sizes.map(sizeOf).join(' ')).toBe(
      '192x1024 256x832 256x896 256x960 256x1024 320x704 320x768 384x640 448x576 512x512 576x448 640x384 704x320 768x320 832x256 896x256 960x256 1024x192 1024x256',
    );
    expect(bucketProblem(kohyaBuckets.parse({ trainer: 'kohya', ...odd, resolutions: [1010] }))).toBeNull();
    expect(bucketProblem(kohyaBuckets.parse({ trainer: 'kohya', min_bucket_reso: 60 }))).toContain('a step');
  });

  /**
   * The rule stated otherwise than in the code, from sd-scripts' `make_bucket_resolutions` (library/model_util.py) and
   * `BucketManager` (library/train_util.py): both sides are whole steps between the bounds, and of a pair one side is as
   * long as the area and the bound let it be; and there is a square.
   */
  test('has exactly the sizes of which no side can grow, whatever bounds and steps are', () => {
    const some = fc.record({
      resolution: fc.integer({ min: 256, max: 1536 }),
      min: fc.integer({ min: 128, max: 256 }),
      over: fc.integer({ min: 0, max: 1200 }),
      step: fc.constantFrom(8, 16, 32, 64, 96, 128),
    });
    fc.assert(
      fc.property(some, ({ resolution, min, over, step }) => {
        const max = resolution + over;
        const sides: number[] = [];
        for (let side = step; side < max + step; side += step) if (side > min - step) sides.push(side);
        const fits = (a: number, b: number): boolean => sides.includes(b) && a * b <= resolution * resolution;
        const square = resolution - (resolution % step);
        const wanted = new Set([`${square}x${square}`]);
        for (const width of sides)
          for (const height of sides)
            if (fits(width, height) && !(fits(width, height + step) && fits(height, width + step)))
              wanted.add(`${width}x${height}`);
        const config = kohyaBuckets.parse({
          trainer: 'kohya',
          resolutions: [resolution],
          min_bucket_reso: min,
          max_bucket_reso: max,
          bucket_reso_steps: step,
        });
        expect(new Set(kohyaSizes(resolution, config).map(sizeOf))).toEqual(wanted);
      }),
    );
  });

  test('takes the nearest by plain ratio, and a size that is there as it is', () => {
    const wide = { ...config, max_bucket_reso: 2048 };
    expect(places(wide, 832, 1216)).toEqual(['832x1216']);
    expect(places(wide, 2000, 2000)).toEqual(['1024x1024']);
  });

  test('without upscaling cuts a small image to whole steps', () => {
    const place = bucketing({ ...config, bucket_no_upscale: true });
    expect(place({ width: 700, height: 500 })[0]).toMatchObject({
      bucket: { width: 640, height: 448 },
      fit: { scale: 1, crop: { x: 30, y: 26, width: 640, height: 448 } },
    });
    expect(place({ width: 2000, height: 2000 })[0]).toMatchObject({ bucket: { width: 1024, height: 1024 } });
    expect(place({ width: 50, height: 500 })).toEqual([]);
  });

  test('says what kohya would refuse', () => {
    expect(bucketProblem({ ...config, resolutions: [1280] })).toContain('1024');
    expect(bucketProblem(config)).toBeNull();
    expect(bucketProblem({ ...config, resolutions: [128] })).toContain('256');
  });
});

test('an image covers its bucket, and is cut at the centre', () => {
  expect(fit({ width: 1000, height: 500 }, { width: 500, height: 500 })).toEqual({
    crop: { x: 250, y: 0, width: 500, height: 500 },
    scale: 1,
    lost: 0.5,
  });
  expect(fit({ width: 512, height: 512 }, { width: 1024, height: 1024 })).toMatchObject({
    scale: 2,
    lost: 0,
  });
});

test('what is kept lies inside of the image, and has the proportions of the bucket', () => {
  const side = fc.integer({ min: 64, max: 9000 });
  fc.assert(
    fc.property(side, side, (width, height) => {
      for (const {
        bucket,
        fit: { crop },
      } of bucketing(defaultBuckets)({ width, height })) {
        expect(crop.width / crop.height).toBeCloseTo(bucket.width / bucket.height, 6);
        expect(crop.x).toBeGreaterThanOrEqual(-1e-9);
        expect(crop.y).toBeGreaterThanOrEqual(-1e-9);
        expect(crop.x * 2 + crop.width).toBeCloseTo(width, 6);
        expect(crop.y * 2 + crop.height).toBeCloseTo(height, 6);
      }
    }),
  );
});

test.each([
  ['drop', 10, 2, 8, { steps: 2, dropped: 4, few: false }],
  ['drop', 3, 2, 8, { steps: 0, dropped: 6, few: true }],
  ['repeat', 3, 2, 8, { steps: 1, dropped: 0, few: true }],
  ['repeat', 10, 1, 8, { steps: 1, dropped: 2, few: false }],
  ['smaller', 10, 1, 8, { steps: 2, dropped: 0, few: false }],
  ['smaller', 0, 1, 8, { steps: 0, dropped: 0, few: true }],
  ['drop', 7, 1.5, 4, { steps: 2, dropped: 2, few: false }],
] as const)('%s: %i images x %f in batches of %i', (small, images, repeats, batch, result) => {
  expect(bucketSteps(images, repeats, batch, small)).toMatchObject(result);
});
