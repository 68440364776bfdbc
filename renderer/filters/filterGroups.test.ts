import { describe, expect, test } from 'vitest';
import type { Facet, FacetItem } from '../../shared/api/view.ts';
import { askedIn, barOf, chosenAmong, clicked, hasFilter, isFew, isUseful, shownOf } from './filterGroups.ts';

const item = (label: string, count: number, total = count): FacetItem => ({
  label,
  term: `tag:${label}`,
  count,
  total,
});
const groupOf = (name: Facet['name'], count: number, more = 0): Facet => ({
  name,
  items: Array.from({ length: count }, (_, index) => item(`t${index}`, count - index)),
  more,
});

test('a long group shows its first items and says how many more there are', () => {
  const tags = groupOf('tags', 40, 1160);
  expect(shownOf(tags, false).items).toHaveLength(12);
  expect(shownOf(tags, false).hidden).toBe(1188);
  expect(shownOf(tags, true).hidden).toBe(1160);
  expect(hasFilter(tags)).toBe(true);
});

test('all characters are shown at once', () => {
  const characters = groupOf('characters', 30);
  expect(shownOf(characters, false)).toEqual({ items: characters.items, hidden: 0 });
});

test('an empty group of filters is left out', () => {
  expect(isUseful(groupOf('folders', 1))).toBe(true);
  expect(isUseful(groupOf('tags', 0))).toBe(false);
});

test('a character with fewer than ten images stands out, by the whole dataset and not by the query', () => {
  expect(isFew('characters', item('ember', 3), 10)).toBe(true);
  expect(isFew('characters', item('perlica', 2, 31), 10)).toBe(false);
  expect(isFew('characters', item('alesh', 10), 10)).toBe(false);
  expect(isFew('tags', item('smile', 3), 10)).toBe(false);
  expect(isFew('characters', item('alesh', 10), 12)).toBe(true);
});

test('bars compare with the largest of the whole dataset', () => {
  const items = [item('a', 10, 40), item('b', 10, 20)];
  expect(items.map((one) => barOf(one, items))).toEqual([
    { view: 0.25, whole: 1 },
    { view: 0.25, whole: 0.5 },
  ]);
});

test('an item shows whether the query asks for it or against it', () => {
  const term = 'char:"perlica (arknights)"';
  expect(askedIn('', term)).toBe('no');
  expect(askedIn('smile char:perlica_(arknights)', term)).toBe('with');
  expect(askedIn('smile -char:"perlica (arknights)"', term)).toBe('without');
  expect(askedIn('char:"ember (arknights)"', term)).toBe('no');
});

test('what is chosen is known where others stay in sight', () => {
  expect(chosenAmong([item('a', 0, 4), item('b', 2), item('c', 1)])).toBe(1);
  expect(chosenAmong([item('a', 4), item('b', 2)])).toBeNull();
  expect(chosenAmong([item('a', 0, 4)])).toBeNull();
});

describe('a click on an item', () => {
  const ember = item('ember', 3);

  test('asks for it, and a second one no longer', () => {
    expect(clicked('smile', ember, [ember])).toBe('smile tag:ember');
    expect(clicked('smile tag:ember', ember, [ember])).toBe('smile');
  });

  test('takes the place of what is asked for where no sample has both, and joins it where some have', () => {
    const items = [ember, item('yvonne', 0, 9), item('perlica', 2, 9)];
    expect(clicked('tag:ember smile', item('yvonne', 0, 9), items)).toBe('smile tag:yvonne');
    expect(clicked('tag:ember smile', item('perlica', 2, 9), items)).toBe('tag:ember smile tag:perlica');
  });

  test('takes the place of a part of a name, too', () => {
    const yvonne = { ...item('yvonne', 0, 9), term: 'char:"yvonne (arknights)"' };
    expect(clicked('char:ember smile', yvonne, [])).toBe('smile char:"yvonne (arknights)"');
  });

  test('takes an exclusion back', () => {
    expect(clicked('-tag:ember smile', item('ember', 0, 3), [])).toBe('smile');
  });
});
