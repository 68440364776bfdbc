/**
 * One pass over the samples: what the captions of each character have. In slices, so that other requests are
 * answered in between.
 */
import { setImmediate } from 'node:timers/promises';
import { nameFinder } from '../../../../shared/caption/mentions.ts';
import type { BucketConfig } from '../../../../shared/trainer/bucketConfig.ts';
import { bucketing } from '../../../../shared/trainer/bucketing.ts';
import type { OpenDataset } from '../../dataset.ts';
import { flag } from '../../index/columns.ts';

export interface Counted {
  images: number;
  /** Captions. */
  nl: number;
  namedByNl: number;
  first: number;
  upscaled: number;
}

/** Samples between two pauses: some milliseconds of work. */
const slice = 400;

/** Of a character that no sample has. */
export const noImages = (): Counted => ({ images: 0, nl: 0, namedByNl: 0, first: 0, upscaled: 0 });

/**
 * Counts by tag number, for the tags in `characters`. Changes made meanwhile may be counted or not: count
 * again after a change.
 */
export const census = async (
  { columns, texts }: Pick<OpenDataset, 'columns' | 'texts'>,
  characters: ReadonlySet<number>,
  buckets: BucketConfig,
): Promise<ReadonlyMap<number, Counted>> => {
  const counted = new Map<number, Counted>([...characters].map((tag) => [tag, noImages()]));
  const namesIn = nameFinder([...characters].map((tag) => columns.tags.key(tag)));
  const place = bucketing(buckets);
  const isEnlarged = (id: number): boolean => {
    const placed = place({ width: columns.width[id] ?? 0, height: columns.height[id] ?? 0 });
    const smallest = placed.toSorted(
      (a, b) => a.bucket.width * a.bucket.height - b.bucket.width * b.bucket.height,
    )[0];
    return smallest !== undefined && smallest.fit.scale > 1;
  };

  const count = (id: number, named: ReadonlySet<string>): void => {
    const tags = columns.tagsOf(id);
    const flags = columns.flags[id] ?? 0;
    const hasNl = (flags & (flag.nlPresent | flag.nlEmpty)) === flag.nlPresent;
    const enlarged = isEnlarged(id);
    const seen = new Set<number>();
    for (const [index, tag] of tags.entries()) {
      const of = counted.get(tag);
      if (of === undefined || seen.has(tag)) continue;
      seen.add(tag);
      of.images += 1;
      if (hasNl) of.nl += 1;
      if (hasNl && named.has(columns.tags.key(tag))) of.namedByNl += 1;
      if (index === 0) of.first += 1;
      if (enlarged) of.upscaled += 1;
    }
  };

  for (let from = 1; from < columns.slots; from += slice) {
    const ids: number[] = [];
    for (let id = from; id < Math.min(from + slice, columns.slots); id += 1) {
      if (((columns.flags[id] ?? 0) & flag.alive) === 0) continue;
      if (columns.tagsOf(id).some((tag) => counted.has(tag))) ids.push(id);
    }
    const prose = texts.nl(ids);
    for (const id of ids) count(id, new Set(namesIn(prose.get(id) ?? '').map(({ key }) => key)));
    await setImmediate();
  }
  return counted;
};
