import { expect, test } from 'vitest';
import type { ProposedTag } from '../../shared/api/proposals.ts';
import { proposedTexts } from '../../shared/captioning/tagger/proposedTexts.ts';
import { shownTags, toggledTag } from './proposedTags.ts';
import { parseReplacements, parseTagThresholds, replacementsText, tagThresholdsText } from './tagLists.ts';

const tags: readonly ProposedTag[] = [
  { text: 'solo', score: 0.9, change: 'kept' },
  { text: 'blonde hair', score: null, change: 'removed' },
  { text: 'silver hair', score: 0.8, change: 'added' },
];

const included = (edited?: readonly string[]): readonly string[] =>
  shownTags(tags, edited)
    .filter((tag) => tag.included)
    .map(({ text }) => text);

test('the proposed caption has all but what is removed', () => {
  expect(proposedTexts(tags)).toEqual(['solo', 'silver hair']);
  expect(included()).toEqual(['solo', 'silver hair']);
});

test('a tag is taken out and put back in its place', () => {
  const without = toggledTag(tags, undefined, 'silver hair');
  expect(without).toEqual(['solo']);
  expect(toggledTag(tags, without ?? undefined, 'silver hair')).toBeNull();
  expect(toggledTag(tags, undefined, 'blonde hair')).toEqual(['solo', 'blonde hair', 'silver hair']);
});

test('what was typed stands behind, as added', () => {
  expect(included(['solo', 'silver hair', 'smile'])).toEqual(['solo', 'silver hair', 'smile']);
  expect(shownTags(tags, ['solo', 'silver hair', 'smile']).at(-1)).toMatchObject({ change: 'added' });
});

test('replacements are typed as pairs', () => {
  expect(parseReplacements('grey hair > gray hair, ')).toEqual([{ from: 'grey hair', to: 'gray hair' }]);
  expect(parseReplacements('grey hair')).toBeNull();
  expect(replacementsText([{ from: 'a', to: 'b' }])).toBe('a > b');
});

test('thresholds of single tags are typed as pairs', () => {
  expect(parseTagThresholds('smile > .6, hat > 1')).toEqual({ smile: 0.6, hat: 1 });
  expect(parseTagThresholds('smile')).toBeNull();
  expect(parseTagThresholds('smile > 2')).toBeNull();
  expect(tagThresholdsText({ smile: 0.6 })).toBe('smile > 0.6');
});
