/** Two copies of one image that were not found to be near each other are compared by way of that image. */
import { after, reversed, type Mapping } from './mapping.ts';

interface Link {
  readonly a: number;
  readonly b: number;
  /** From `a` to `b`. */
  readonly mapping: Mapping;
}

/** With more copies of one image than this, their pairs are left out: there would be too many. */
const most = 64;

type Neighbours = ReadonlyMap<number, ReadonlyMap<number, Mapping>>;

const neighboursOf = (links: readonly Link[]): Neighbours => {
  const near = new Map<number, Map<number, Mapping>>();
  const note = (from: number, to: number, mapping: Mapping): void => {
    const others = near.get(from) ?? new Map<number, Mapping>();
    near.set(from, others.set(to, mapping));
  };
  for (const { a, b, mapping } of links) {
    note(a, b, mapping);
    note(b, a, reversed(mapping));
  }
  return near;
};

/** Everything that can be reached over links, with the mapping along the fewest of them. */
const reached = (from: number, near: Neighbours): ReadonlyMap<number, Mapping> => {
  const found = new Map<number, Mapping>([[from, { xx: 1, xy: 0, x0: 0, yx: 0, yy: 1, y0: 0 }]]);
  for (const [at, mapping] of found) {
    for (const [to, step] of near.get(at) ?? []) if (!found.has(to)) found.set(to, after(mapping, step));
  }
  return found;
};

/**
 * Goes through all images that links join, the best first, and compares those that are joined only over
 * others.
 * @param look at `a` and `b` (the better first); true where they are one image
 */
export const followLeads = (
  links: readonly Link[],
  look: (a: number, b: number, mapping: Mapping) => boolean,
): void => {
  const near = neighboursOf(links);
  const gathered = new Set<number>();
  for (const best of [...near.keys()].toSorted((a, b) => a - b)) {
    if (gathered.has(best)) continue;
    const all = reached(best, near);
    if (all.size > most) continue;
    for (const [other, mapping] of all) {
      if (other <= best || gathered.has(other)) continue;
      if (near.get(best)?.has(other) === true || look(best, other, mapping)) gathered.add(other);
    }
  }
};
