/** What was found, brought up to date: captions may have changed since, samples gone or renamed. */
import type { OpenDataset } from '../../dataset.ts';
import { aliveIds } from '../../index/aliveIds.ts';
import type { Found, FoundSide } from './found.ts';

export interface CurrentDoubt {
  readonly id: number;
  /** How probable it is that the sample has the tag, 0 to 1. */
  readonly probability: number;
  readonly tier: 'probable' | 'look' | null;
}

export interface CurrentTag {
  readonly key: string;
  readonly images: number;
  readonly reliability: number;
  readonly missing: readonly CurrentDoubt[];
  readonly wrong: readonly CurrentDoubt[];
}

const tierAt = ({ probable, look }: FoundSide, at: number): CurrentDoubt['tier'] => {
  if (at < probable) return 'probable';
  return at < probable + look ? 'look' : null;
};

/** Those of a side that are told as doubts. */
export const doubted = (side: readonly CurrentDoubt[]): readonly CurrentDoubt[] =>
  side.filter(({ tier }) => tier !== null);

/** @returns those with the most doubts first */
export const currentTags = (dataset: OpenDataset, found: Found): readonly CurrentTag[] => {
  const { columns } = dataset;
  const ids = new Map<string, number>();
  for (const id of aliveIds(columns)) ids.set(columns.relPath(id), id);
  const idAt = found.paths.map((path) => ids.get(path));
  const tags = found.tags.flatMap(({ key, reliability, ...sides }): CurrentTag[] => {
    const tag = columns.tags.find(key);
    if (tag < 0) return [];
    const has = new Set(columns.tags.samples(tag));
    const sideOf = (side: FoundSide, holds: boolean): CurrentDoubt[] =>
      side.samples.flatMap((place, at) => {
        const id = idAt[place];
        if (id === undefined || has.has(id) !== holds) return [];
        return [{ id, probability: side.probabilities[at] ?? 0, tier: tierAt(side, at) }];
      });
    const images = columns.tags.count(tag);
    return [
      { key, images, reliability, missing: sideOf(sides.missing, false), wrong: sideOf(sides.wrong, true) },
    ];
  });
  const counts = new Map(
    tags.map((tag) => {
      const all = [...doubted(tag.missing), ...doubted(tag.wrong)];
      return [tag, { probable: all.filter(({ tier }) => tier === 'probable').length, all: all.length }];
    }),
  );
  const of = (tag: CurrentTag) => counts.get(tag) ?? { probable: 0, all: 0 };
  return tags.toSorted(
    (a, b) => of(b).probable - of(a).probable || of(b).all - of(a).all || (a.key < b.key ? -1 : 1),
  );
};
