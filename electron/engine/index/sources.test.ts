import { expect, test } from 'vitest';
import { createOrigins } from './origins.ts';
import { createSights } from './sights.ts';

const cancelled = expect.objectContaining({ code: 'cancelled' }) as unknown;

test('before any model was asked there are no origins and no sights; once they are closed, asking is cancelled', async () => {
  const [origins, sights] = [createOrigins(), createSights()];
  expect([origins.all(), await sights.seen()]).toEqual([new Map(), null]);
  const close = [
    origins.provide({
      all: () => new Map([[1, { tags: null, nl: null }]]),
      upToDate: () => Promise.resolve(),
    }),
    sights.provide({ seen: () => Promise.resolve(null) }),
  ];
  expect(origins.all().size).toBe(1);
  for (const each of close) each();
  expect(() => origins.all()).toThrow('The dataset was closed.');
  await expect(origins.upToDate()).rejects.toEqual(cancelled);
  await expect(sights.seen()).rejects.toEqual(cancelled);
});
