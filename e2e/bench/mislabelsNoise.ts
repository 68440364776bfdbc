/** Labels that are wrong on purpose, in the ways in which people get them wrong. */
import type { World } from './mislabelsWorld.ts';
import { createRandom, type Random } from './random.ts';

export type Noise =
  /** A part of all images is given to random other characters. */
  | { readonly kind: 'uniform'; readonly part: number }
  /** A part of all images is given to the characters that they look most like. */
  | { readonly kind: 'look-alike'; readonly part: number }
  /** Whole batches: 30 % of one character after another are given to its look-alike, until a part of all is wrong. */
  | { readonly kind: 'systematic'; readonly part: number }
  /** One whole batch: 30 % of a single character, drawn at random or as far as possible from one other outfit. */
  | { readonly kind: 'batch' | 'outfit batch' };

const batchPart = 0.3;

const shuffled = (count: number, random: Random): number[] => {
  const order = Array.from({ length: count }, (_, at) => at);
  for (let last = count - 1; last > 0; last--) {
    const other = random.below(last + 1);
    [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
  }
  return order;
};

/**
 * @param smallest images of a character of which a batch is taken: with fewer there is none
 * @returns by image: the character that its caption names
 */
export const mislabel = (world: World, noise: Noise, seed: number, smallest = 20): number[] => {
  const random = createRandom(seed ^ 0x5eed);
  const { images, lookAlike, characters } = world;
  const given = images.map(({ shown }) => shown);
  const order = shuffled(images.length, random);
  if (noise.kind === 'uniform' || noise.kind === 'look-alike') {
    for (const at of order.slice(0, Math.round(noise.part * images.length))) {
      const shown = given[at] ?? 0;
      const other = (shown + 1 + random.below(characters - 1)) % characters;
      given[at] = noise.kind === 'uniform' ? other : (lookAlike[shown] ?? other);
    }
    return given;
  }
  const wornAt = (at: number): number => images[at]?.outfit ?? 0;
  let left = noise.kind === 'systematic' ? Math.round(noise.part * images.length) : 1;
  for (const character of shuffled(characters, random)) {
    const own = order.filter((at) => images[at]?.shown === character);
    if (left <= 0) break;
    if (own.length < smallest) continue;
    const inOrder = noise.kind === 'outfit batch' ? own.toSorted((a, b) => wornAt(b) - wornAt(a)) : own;
    const batch = inOrder.slice(0, Math.round(batchPart * own.length));
    for (const at of batch) given[at] = lookAlike[character] ?? character;
    left -= batch.length;
  }
  return given;
};
