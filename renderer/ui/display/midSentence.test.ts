import { expect, test } from 'vitest';
import { midSentence } from './midSentence.ts';

test('only the first letter becomes small, and no abbreviation does', () => {
  expect(midSentence('Tags, then NL caption')).toBe('tags, then NL caption');
  expect(midSentence('NL caption alone')).toBe('NL caption alone');
  expect(midSentence('')).toBe('');
});
