/**
 * A whole dataset in one epoch: how often each character's tag is seen, which captions are drawn, which
 * quirks occur.
 */
import type { CaptionKind } from '../api/caption.ts';
import { repeatsOfImage } from '../export/folderRepeats.ts';
import type { BucketConfig } from './bucketConfig.ts';
import { bucketCounter, type BatchPlan, type BucketCount } from './bucketCounts.ts';
import { bucketing, knownBuckets } from './bucketing.ts';
import { asStored, type Size } from './crop.ts';
import type { MixConfig } from './mixConfig.ts';
import { trainerNl } from './nlPart.ts';
import { quirkFinder, quirkKinds, type QuirkKind } from './quirks.ts';
import { activationShare } from './shares.ts';
import { keysWithin, trainerTags } from './tagPart.ts';
import { variantShares, type Variant, type VariantShares } from './variants.ts';

export interface EpochConfig extends BatchPlan {
  readonly mix: MixConfig;
  readonly protectedTags: ReadonlySet<string>;
  readonly buckets: BucketConfig;
}

/** Size as displayed, 0 where not known; texts of the caption files, null where the trainer reads none. */
export interface EpochSample extends Size {
  readonly relPath: string;
  readonly tags: string | null;
  readonly nl: string | null;
  /** Caption files that are not valid UTF-8; their texts are null. */
  readonly unreadable: readonly CaptionKind[];
  /** EXIF orientation, 1 to 8, which the trainer does not look at. */
  readonly orientation: number;
}

export interface CharacterSeen {
  /** Identity key. */
  readonly key: string;
  /** Images whose tags have it, of those that are trained on. */
  readonly images: number;
  /** How often an epoch is expected to show its tag. */
  readonly seen: number;
  /** Mean share of its images' captions that have its tag in them, 0 to 1. */
  readonly share: number;
}

export interface QuirkCount {
  readonly kind: QuirkKind;
  readonly samples: number;
  /** The sentence of the first sample with it. */
  readonly sentence: string;
  /** Other samples have other sentences. */
  readonly varied: boolean;
  /** Paths of the first samples with it. */
  readonly first: readonly string[];
}

export interface EpochSummary {
  readonly samples: number;
  /** Images of unknown size, or that no bucket takes: the trainer leaves them out. */
  readonly skipped: number;
  readonly withTags: number;
  readonly withNl: number;
  /** Captions of each variant, as shares of all in an epoch. */
  readonly variants: VariantShares;
  /** Steps in an epoch. */
  readonly steps: number;
  /** Images that an epoch shows, repetitions and resolutions included. */
  readonly shown: number;
  readonly buckets: readonly BucketCount[];
  /** Most seen first. */
  readonly characters: readonly CharacterSeen[];
  readonly quirks: readonly QuirkCount[];
}

export interface EpochCounter {
  add(sample: EpochSample): void;
  finish(): EpochSummary;
}

/** Paths that are listed for a quirk. */
const pathsTold = 20;

interface Seen {
  readonly buckets: readonly number[];
  readonly hasNl: boolean;
  readonly characters: readonly { readonly key: string; readonly share: number }[];
}

/** Counts quirks, and keeps the first paths of each kind. */
const quirkTally = () => {
  const quirks = new Map<
    QuirkKind,
    { samples: number; sentence: string; varied: boolean; first: string[] }
  >();
  return {
    add: (relPath: string, found: readonly Pick<QuirkCount, 'kind' | 'sentence'>[]): void => {
      for (const { kind, sentence } of found) {
        const quirk = quirks.get(kind) ?? { samples: 0, sentence, varied: false, first: [] };
        quirk.samples += 1;
        if (quirk.sentence !== sentence) quirk.varied = true;
        if (quirk.first.length < pathsTold) quirk.first.push(relPath);
        quirks.set(kind, quirk);
      }
    },
    counts: (): readonly QuirkCount[] =>
      quirkKinds.flatMap((kind) => {
        const quirk = quirks.get(kind);
        return quirk === undefined ? [] : [{ kind, ...quirk }];
      }),
  };
};

/** The characters in a caption's tags, each with the share of its drawn captions that have its tag. */
const characterFinder = ({ mix, protectedTags }: EpochConfig, characters: ReadonlySet<string>) => {
  const keysOf = new Map<string, readonly string[]>();
  const namedBy = (tag: string): readonly string[] => {
    const known = keysOf.get(tag) ?? keysWithin(tag).filter((key) => characters.has(key));
    keysOf.set(tag, known);
    return known;
  };
  return (tags: readonly string[], hasNl: boolean): Seen['characters'] => {
    const shares = new Map<string, number>();
    for (const [index, tag] of tags.entries()) {
      const named = namedBy(tag);
      if (named.length === 0) continue;
      const share = activationShare(tags, hasNl, mix, index, protectedTags);
      // Two spellings of one character: the more frequent one counts.
      for (const key of named) shares.set(key, Math.max(share, shares.get(key) ?? 0));
    }
    return Array.from(shares, ([key, share]) => ({ key, share }));
  };
};

/** How often an epoch shows each sample's bucket, and with it captions with and without NL, and each character's tag. */
const shownIn = (seen: readonly Seen[], buckets: readonly BucketCount[]) => {
  const drawn = { withNl: 0, without: 0 };
  const byKey = new Map<string, { images: number; seen: number; shares: number }>();
  for (const { buckets: numbers, hasNl, characters } of seen) {
    const times = numbers.reduce((sum, number) => sum + (buckets[number]?.seen ?? 0), 0);
    drawn[hasNl ? 'withNl' : 'without'] += times;
    for (const { key, share } of characters) {
      const character = byKey.get(key) ?? { images: 0, seen: 0, shares: 0 };
      character.images += 1;
      character.seen += times * share;
      character.shares += share;
      byKey.set(key, character);
    }
  }
  const characters = Array.from(byKey, ([key, { images, seen: times, shares }]) => ({
    key,
    images,
    seen: times,
    share: shares / images,
  }));
  return { drawn, characters: characters.toSorted((a, b) => b.seen - a.seen || (a.key < b.key ? -1 : 1)) };
};

const variantsOf = (
  mix: MixConfig,
  drawn: { readonly withNl: number; readonly without: number },
): VariantShares => {
  const all = drawn.withNl + drawn.without;
  const [withNl, without] = [variantShares(true, mix), variantShares(false, mix)];
  const share = (variant: Variant): number =>
    all === 0 ? 0 : (withNl[variant] * drawn.withNl + without[variant] * drawn.without) / all;
  return {
    tags: share('tags'),
    nl: share('nl'),
    tags_nl: share('tags_nl'),
    nl_tags: share('nl_tags'),
    empty: share('empty'),
  };
};

/** @param characters identity keys of the tags that name a character */
export const epochCounter = (config: EpochConfig, characters: ReadonlySet<string>): EpochCounter => {
  const { mix, protectedTags } = config;
  const place = bucketing(config.buckets);
  const counter = bucketCounter(knownBuckets(config.buckets));
  const quirksOf = quirkFinder(mix, protectedTags);
  const quirks = quirkTally();
  const charactersOf = characterFinder(config, characters);
  const seen: Seen[] = [];
  const counts = { samples: 0, skipped: 0, withTags: 0, withNl: 0 };

  return {
    add: (sample) => {
      const tags = trainerTags(sample.tags ?? '', mix.tag_delimiter);
      const hasNl = trainerNl(sample.nl) !== null;
      counts.samples += 1;
      if (tags.length > 0) counts.withTags += 1;
      if (hasNl) counts.withNl += 1;
      const placed = place(asStored(sample, sample.orientation));
      if (placed.length === 0) counts.skipped += 1;
      else seen.push({ buckets: counter.add(sample, placed), hasNl, characters: charactersOf(tags, hasNl) });
      const files = {
        tags,
        nl: sample.nl,
        unreadable: sample.unreadable,
        turned: sample.orientation !== 1,
        folderRepeats: repeatsOfImage(sample.relPath),
      };
      quirks.add(sample.relPath, quirksOf(files));
    },
    finish: () => {
      const buckets = counter.finish(config);
      const { drawn, characters: shown } = shownIn(seen, buckets);
      return {
        ...counts,
        variants: variantsOf(mix, drawn),
        steps: buckets.reduce((sum, { steps }) => sum + steps, 0),
        shown: buckets.reduce((sum, bucket) => sum + bucket.shown, 0),
        buckets,
        characters: shown,
        quirks: quirks.counts(),
      };
    },
  };
};
