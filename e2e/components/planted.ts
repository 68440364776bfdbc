/** A component test that fails on purpose: see `planted.config.ts`. */
import { expect, test } from 'vitest';

test('planted', () => {
  expect(navigator.userAgent).toBe('no browser');
});
