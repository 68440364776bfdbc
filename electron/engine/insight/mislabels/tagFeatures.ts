/** Which tags are evidence: those that say what is seen, never those that say who it is. */
import { proseName } from '../../../../shared/caption/mentions.ts';
import type { Cast, SampleList } from './cast.ts';
import { tagRows, type TagRows } from './tagRows.ts';

/** A tag that occurs beside one label's name wherever that occurs, and nowhere else, is a trigger word for it. */
const triggerShare = 0.98;
const triggerDistance = 3;
const fewestForTrigger = 5;

interface Stand {
  rows: number;
  /** The one class that it occurs in, or -1. */
  label: number;
  /** Always this close to the character's tag. */
  beside: boolean;
}

const triggersOf = (list: SampleList, cast: Cast): ReadonlySet<number> => {
  const sizes = new Map<number, number>();
  const stands = new Map<number, Stand>();
  for (const [row, sample] of cast.samples.entries()) {
    const label = cast.given[row] ?? 0;
    sizes.set(label, (sizes.get(label) ?? 0) + 1);
    const own = list.tags.subarray(list.start[sample], list.start[sample + 1]);
    const name = own.findIndex((tag) => list.categories[tag] === 'character');
    for (const tag of new Set(own)) {
      const beside = Math.abs(own.indexOf(tag) - name) <= triggerDistance;
      const stand = stands.get(tag);
      if (stand === undefined) stands.set(tag, { rows: 1, label, beside });
      else {
        stand.rows++;
        if (stand.label !== label) stand.label = -1;
        stand.beside &&= beside;
      }
    }
  }
  const triggers = new Set<number>();
  for (const [tag, { rows, label, beside }] of stands) {
    const size = sizes.get(label);
    if (size === undefined || !beside || rows < fewestForTrigger) continue;
    if (rows >= triggerShare * size) triggers.add(tag);
  }
  return triggers;
};

export const tagFeatures = (list: SampleList, cast: Cast): TagRows => {
  const names = new Set(cast.labels.flatMap((label) => [label, proseName(label)]));
  const triggers = triggersOf(list, cast);
  const speaks = list.keys.map(
    (key, tag) => list.categories[tag] === 'general' && !names.has(key) && !triggers.has(tag),
  );
  const lists = Array.from(cast.samples, (sample) =>
    list.tags.subarray(list.start[sample], list.start[sample + 1]).filter((tag) => speaks[tag]),
  );
  return tagRows(lists, list.keys);
};
