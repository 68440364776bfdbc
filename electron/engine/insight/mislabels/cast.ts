/** Which character each caption names: the labels that are judged, and the samples that cannot be. */
import type { TagCategory } from '../../../../shared/api/caption.ts';
import { splitQualifier } from '../../../../shared/caption/identity.ts';
import { proseName } from '../../../../shared/caption/mentions.ts';
import { smallestJudged } from './judge.ts';

/** All samples, as columns: these cross a thread at little cost. */
export interface SampleList {
  readonly relPaths: readonly string[];
  /** Tags of sample `i`: `tags[start[i]] .. tags[start[i + 1] - 1]`. */
  readonly start: Int32Array;
  readonly tags: Int32Array;
  readonly keys: readonly string[];
  readonly categories: readonly TagCategory[];
}

/** A character whose name cannot be judged, or not everywhere. */
export interface Skipped {
  /** Identity key. */
  readonly tag: string;
  readonly reason: string;
}

export interface Cast {
  /** By class: identity key, ascending. */
  readonly labels: readonly string[];
  /** By row: index into the sample list, in the order of paths. */
  readonly samples: Int32Array;
  /** By row: its class. */
  readonly given: Int32Array;
  readonly skipped: readonly Skipped[];
}

/** `perlica (formal) (arknights)` is `perlica (arknights)` in other clothes: same name, same work. */
const personOf = (key: string): string => `${proseName(key)}\n${splitQualifier(key)?.qualifier ?? ''}`;

/** The characters of a caption, each person once, under the shortest of their tags. */
const peopleOf = (keys: readonly string[]): string[] => {
  const plainest = new Map<string, string>();
  for (const key of keys) {
    const person = personOf(key);
    const known = plainest.get(person);
    if (known === undefined || key.length < known.length) plainest.set(person, key);
  }
  return [...plainest.values()];
};

const images = (count: number): string => (count === 1 ? '1 image' : `${count} images`);

export const castOf = ({ relPaths, start, tags, keys, categories }: SampleList): Cast => {
  const named: { sample: number; label: string }[] = [];
  const together = new Map<string, number>();
  for (const sample of relPaths.keys()) {
    const characters = Array.from(tags.subarray(start[sample], start[sample + 1]))
      .filter((tag) => categories[tag] === 'character')
      .map((tag) => keys[tag] ?? '');
    const people = peopleOf(characters);
    const [label] = people;
    if (people.length === 1 && label !== undefined) named.push({ sample, label });
    else for (const key of people) together.set(key, (together.get(key) ?? 0) + 1);
  }
  const pathOf = ({ sample }: { sample: number }): string => relPaths[sample] ?? '';
  named.sort((a, b) => (pathOf(a) < pathOf(b) ? -1 : 1));
  const labels = [...new Set(named.map(({ label }) => label))].toSorted();
  const classOf = new Map(labels.map((label, at) => [label, at]));
  const sizes = new Map<string, number>();
  for (const { label } of named) sizes.set(label, (sizes.get(label) ?? 0) + 1);
  const few = labels.flatMap((tag) => {
    const size = sizes.get(tag) ?? 0;
    const reason = `Only ${images(size)}: ${smallestJudged} are needed to tell whether one of them is wrong.`;
    return size < smallestJudged ? [{ tag, reason }] : [];
  });
  const several = [...together].map(([tag, count]) => ({
    tag,
    reason: `${images(count)} with other characters as well: which of the names is wrong cannot be determined.`,
  }));
  return {
    labels,
    samples: Int32Array.from(named, ({ sample }) => sample),
    given: Int32Array.from(named, ({ label }) => classOf.get(label) ?? 0),
    skipped: [...few, ...several].toSorted((a, b) => (a.tag < b.tag ? -1 : 1)),
  };
};
