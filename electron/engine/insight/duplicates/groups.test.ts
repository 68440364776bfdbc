import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupsOf, type Pair } from './groups.ts';

const pair = (a: number, b: number, distance: number, closeness: Pair['closeness'] = 'same'): Pair => ({
  a,
  b,
  closeness,
  distance,
  changes: ['cropped'],
  back: ['shows more'],
});

const shown = (count: number, pairs: readonly Pair[]): string =>
  groupsOf(count, pairs)
    .map(
      ({ kind, members }) =>
        `${kind}: ${members.map(({ image, distance }) => `${image}/${distance}`).join(' ')}`,
    )
    .join('; ');

test('a group has its best image first, and is as near as its farthest member', () => {
  expect(shown(5, [pair(1, 3, 4), pair(3, 4, 0, 'equal'), pair(1, 4, 60, 'similar')])).toBe(
    'similar: 1/0 3/4 4/60',
  );
});

test('how a member differs is said of it, also where the pair was found the other way round', () => {
  expect(groupsOf(2, [pair(0, 1, 50, 'similar')])[0]?.members[1]?.how).toEqual(['cropped']);
  expect(groupsOf(2, [pair(1, 0, 50, 'similar')])[0]?.members[1]?.how).toEqual(['shows more']);
});

test('a chain of crops does not join its ends', () => {
  expect(shown(4, [pair(0, 1, 50, 'similar'), pair(1, 2, 50, 'similar'), pair(2, 3, 50, 'similar')])).toBe(
    'similar: 0/0 1/50; similar: 2/0 3/50',
  );
});

test('the nearer of two ways to be alike counts', () => {
  expect(shown(2, [pair(0, 1, 70, 'similar'), pair(0, 1, 12), pair(1, 0, 30)])).toBe('same: 0/0 1/12');
});

test('no image is in two groups, and every member was compared with the first', () => {
  const pairs = fc.array(
    fc.tuple(fc.nat(19), fc.nat(19), fc.nat(80)).filter(([a, b]) => a !== b),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(pairs, (list) => {
      const groups = groupsOf(
        20,
        list.map(([a, b, d]) => pair(a, b, d)),
      );
      const all = groups.flatMap(({ members }) => members.map(({ image }) => image));
      expect(new Set(all).size).toBe(all.length);
      for (const { members } of groups) {
        const first = members[0]?.image ?? -1;
        for (const { image } of members.slice(1)) {
          expect(image).toBeGreaterThan(first);
          expect(list.some(([a, b]) => (a === first && b === image) || (a === image && b === first))).toBe(
            true,
          );
        }
      }
    }),
  );
});
