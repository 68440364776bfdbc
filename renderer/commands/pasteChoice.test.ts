import { expect, test } from 'vitest';
import type { TagCategory } from '../../shared/api/caption.ts';
import { chosenAtFirst, groupsOf } from './pasteChoice.ts';

const tag = (text: string, category: TagCategory = 'general', count = 0) => ({ text, category, count });
const pasted = [
  tag('perlica (arknights)', 'character'),
  tag('smile'),
  tag('@channel', 'artist'),
  tag('solo', 'general', 3),
  tag('hat', 'general', 2),
];

test('general tags are chosen, but for those that all samples have', () => {
  expect([...chosenAtFirst({ samples: 3, tags: pasted })]).toEqual(['smile', 'hat']);
});

test('where no general tag is missing, whatever is missing is chosen: it was copied on purpose', () => {
  const names = pasted.filter(({ category }) => category !== 'general');
  expect([...chosenAtFirst({ samples: 3, tags: names })]).toEqual(['perlica (arknights)', '@channel']);
  expect([...chosenAtFirst({ samples: 3, tags: [tag('solo', 'general', 3)] })]).toEqual([]);
});

test('they are grouped by category, general first, in the order of the clipboard', () => {
  expect(
    groupsOf(pasted).map(({ label, tags }) => `${label}: ${tags.map(({ text }) => text).join()}`),
  ).toEqual(['General: smile,solo,hat', 'Characters: perlica (arknights)', 'Artists: @channel']);
});
