/** Which character is in how many pictures, and the pictures themselves, before mistakes are planted in them. */
import { createPlaces } from './backdrops.ts';
import type { Character } from './character.ts';
import { characters } from './characters.ts';
import { createLayouts } from './layout.ts';
import { drawPair, drawSolo, type Picture } from './picture.ts';
import { createRandom, type Random } from './random.ts';

/** Characters with too few pictures, whatever the size of the dataset. */
export const rare = { name: 'ember', images: 3 } as const;

/** Shares as whole numbers that add up to `total`, by largest remainder. */
const apportion = (total: number, shares: readonly number[]): readonly number[] => {
  const sum = shares.reduce((a, b) => a + b, 0);
  const exact = shares.map((share) => (share * total) / sum);
  const whole = exact.map(Math.floor);
  const order = exact
    .map((value, i) => ({ i, rest: value - Math.floor(value) }))
    .toSorted((a, b) => b.rest - a.rest || a.i - b.i);
  let left = total - whole.reduce((a, b) => a + b, 0);
  for (const { i } of order) {
    if (left <= 0) break;
    whole[i] = (whole[i] ?? 0) + 1;
    left -= 1;
  }
  return whole;
};

const countsOf = (solos: number): ReadonlyMap<Character, number> => {
  const rares = Math.min(rare.images, solos);
  const others = characters.filter(({ name }) => name !== rare.name);
  const counts = apportion(
    solos - rares,
    others.map(({ share }) => share),
  );
  return new Map(characters.map((c) => [c, c.name === rare.name ? rares : (counts[others.indexOf(c)] ?? 0)]));
};

/** Pictures of one character each, in different places and layouts as long as there are any. */
export const drawSolos = (seed: number, total: number): readonly Picture[] =>
  [...countsOf(total)].flatMap(([character, count]) => {
    const places = createPlaces(createRandom(seed, `places/${character.name}`));
    const layouts = createLayouts(createRandom(seed, `layouts/${character.name}`));
    return Array.from({ length: count }, (_, i) => {
      const key = `${character.name}/${i}`;
      return drawSolo(key, character, places(), layouts(), createRandom(seed, `picture/${key}`));
    });
  });

/** Pictures of two girls side by side; never of the rare one, whose number is fixed. */
export const drawPairs = (seed: number, total: number, random: Random): readonly Picture[] => {
  const pool = random.shuffled(characters.filter(({ sex, name }) => sex === 'girl' && name !== rare.name));
  const places = createPlaces(createRandom(seed, 'places/pairs'));
  return Array.from({ length: total }, (_, i) => {
    const left = pool[(2 * i) % pool.length];
    const right = pool[(2 * i + 1) % pool.length];
    if (left === undefined || right === undefined)
      throw new RangeError('There are too few characters for a pair.');
    const key = `pair/${i}`;
    return drawPair(key, [left, right], places(), createRandom(seed, `picture/${key}`));
  });
};
