import { expect, test } from 'vitest';
import { messageOf } from './found.ts';
import { kindRow } from './kinds.ts';
import { defaultStyle } from '../caption/style.ts';
import type { SeenTag } from './sample.ts';
import { check } from './testing.ts';

const character = (key: string): SeenTag => ({ key, category: 'character', score: 0.93 });
const general = (key: string): SeenTag => ({ key, category: 'general', score: 0.8 });

const seenIn = (tags: string, seen: readonly SeenTag[] | null) =>
  check([{ tags, more: { seen } }], {}, ['perlica (arknights)', 'chen (arknights)']).filter(
    ({ kind }) => kind === 'unnamed-character' || kind === 'contradicted-tags',
  );

test('a character that a tagger sees and the tags do not name is told, with what adds it', () => {
  const [found, ...more] = seenIn('1girl, solo', [character('perlica (arknights)'), general('1girl')]);
  if (found === undefined) throw new Error('nothing was found');
  expect(more).toEqual([]);
  expect(messageOf(found)).toBe('A tagger sees “perlica (arknights)”, whom the tags do not name.');
  expect(found.number).toBe(93);
  expect(kindRow('unnamed-character').fix?.(found, defaultStyle)).toEqual({
    kind: 'add-tag',
    tag: 'perlica \\(arknights\\)',
    place: { at: 'end' },
  });
});

test('a character in other clothes is the same; an image that no tagger has scored has nothing', () => {
  expect(seenIn('perlica (swimsuit) (arknights), 1girl', [character('perlica (arknights)')])).toEqual([]);
  expect(seenIn('Perlica_(arknights), 1girl', [character('perlica (arknights)')])).toEqual([]);
  expect(seenIn('1girl', null)).toEqual([]);
});

test('a colour and a number of people that a tagger sees otherwise are told as they are spelled', () => {
  const found = seenIn('1girl, solo, Silver_Hair', [general('1girl'), general('solo'), general('red hair')]);
  expect(found.map(messageOf)).toEqual(['The tags say “Silver_Hair”; a tagger sees “red hair”.']);
  expect(seenIn('1girl, solo', [general('2girls')]).map(({ kind }) => kind)).toEqual(['contradicted-tags']);
  expect(seenIn('1girl, solo, grey hair', [general('1girl'), general('solo'), general('grey hair')])).toEqual(
    [],
  );
});
