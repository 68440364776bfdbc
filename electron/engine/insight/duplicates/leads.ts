/** What is known of copies of one image leads from one to another that was not found to be near it. */
import { after, reversed, type Mapping } from './mapping.ts';

interface Link {
  readonly a: number;
  readonly b: number;
  /** From `a` to `b`. */
  readonly mapping: Mapping;
}

/** More copies of one image than this are not led to one another: all their pairs would be looked at. */
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

/** Everything that links lead to, and how, by the fewest of them. */
const reached = (from: number, near: Neighbours): ReadonlyMap<number, Mapping> => {
  const found = new Map<number, Mapping>([[from, { xx: 1, xy: 0, x0: 0, yx: 0, yy: 1, y0: 0 }]]);
  for (const [at, mapping] of found) {
    for (const [to, step] of near.get(at) ?? []) if (!found.has(to)) found.set(to, after(mapping, step));
  }
  return found;
};

/**
 * Goes through all images that links join, the best first, and looks at those that only others lead to.
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
