import { expect, test } from 'vitest';
import { usualCaptions } from './usualCaptions.ts';

test('a caption that no sample has is missing nowhere; without any captions, tags are missing', () => {
  expect(usualCaptions({ tags: 40, nl: 0 })).toEqual({ tags: true, nl: false });
  expect(usualCaptions({ tags: 0, nl: 3 })).toEqual({ tags: false, nl: true });
  expect(usualCaptions({ tags: 40, nl: 1 })).toEqual({ tags: true, nl: true });
  expect(usualCaptions({ tags: 0, nl: 0 })).toEqual({ tags: true, nl: false });
});
