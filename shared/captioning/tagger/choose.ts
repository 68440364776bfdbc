/** Which labels of a tagger are taken for an image: thresholds by category and by tag, MCut, one rating, what is undesired, what is replaced. */
import { tagKey } from '../../caption/identity.ts';
import { parseTags } from '../../caption/tagCaption.ts';
import type { KeyNumbers } from './keyNumbers.ts';
import { labelIndex } from './labelIndex.ts';
import { exclusiveCategories, type TaggerLabels, type TaggerThresholds } from './labels.ts';
import { mcut } from './mcut.ts';
import { eachScore, scoreByte } from './scores.ts';
import { taggerCategories, type TagSelection, type TaggerCategory } from './taggerSpec.ts';

/** A tag that a label stands for: its own, or one that is written in its place. */
export interface Target {
  readonly number: number;
  readonly key: string;
  /** As the label, or a replacement, names it. */
  readonly text: string;
  readonly category: TaggerCategory;
  /** The number of the label's key, where another tag is written in its place. */
  readonly insteadOf: number | null;
}

/** A tag that is taken for an image. */
export interface Chosen extends Target {
  /** 255 is 1. */
  readonly score: number;
}

export interface Chooser {
  /** Calls back for each label that is taken, in their order. */
  each(scores: Uint8Array, take: (label: number, score: number) => void): void;
  /** What a label stands for: one tag, or several, or none. */
  targetsOf(label: number): readonly Target[];
  /** What is taken, each tag once, in the order of a caption. */
  list(scores: Uint8Array): readonly Chosen[];
}

/** In the order in which captions have them. */
const order: readonly TaggerCategory[] = [
  'character',
  'copyright',
  'artist',
  'general',
  'meta',
  'year',
  'quality',
  'rating',
];
const places: ReadonlyMap<TaggerCategory, number> = new Map(order.map((category, at) => [category, at]));

/** No score reaches it. */
const never = 256;

interface Rules {
  /** By label, as bytes. */
  readonly thresholds: Uint16Array;
  /** Labels with a threshold of their own, which no MCut moves. */
  readonly own: ReadonlySet<number>;
  /** By label. */
  readonly instead: ReadonlyMap<number, readonly string[]>;
}

const byteOf = (threshold: number | null): number =>
  threshold === null ? never : Math.max(1, scoreByte(threshold));

const rulesOf = (labels: TaggerLabels, profile: TaggerThresholds, selection: TagSelection): Rules => {
  const { keys, labelOf } = labelIndex(labels);
  const byCategory = new Map(
    taggerCategories.map((category) => {
      const set = selection.thresholds[category];
      return [category, byteOf(set === undefined ? profile[category] : set)] as const;
    }),
  );
  const thresholds = Uint16Array.from(keys, (key, label) =>
    key === '' ? never : (byCategory.get(labels.categories[label] ?? 'general') ?? never),
  );
  const own = new Set<number>();
  const each = (text: string, work: (label: number) => void): void => {
    const label = labelOf(tagKey(text));
    if (label !== undefined) work(label);
  };
  for (const [text, threshold] of Object.entries(selection.tagThresholds)) {
    each(text, (label) => {
      thresholds[label] = byteOf(threshold);
      own.add(label);
    });
  }
  const instead = new Map<number, readonly string[]>();
  for (const { from, to } of selection.replacements) {
    each(from, (label) =>
      instead.set(
        label,
        parseTags(to).map(({ text }) => text),
      ),
    );
  }
  for (const text of selection.undesired) each(text, (label) => (thresholds[label] = never));
  return { thresholds, own, instead };
};

/** The highest of each category of which an image has one tag at most. */
const createBest = (categoryOf: (label: number) => TaggerCategory) => {
  const best = new Map<TaggerCategory, { label: number; score: number }>();
  return {
    clear: () => best.clear(),
    see: (label: number, score: number) => {
      const category = categoryOf(label);
      if (score > (best.get(category)?.score ?? 0)) best.set(category, { label, score });
    },
    has: (label: number) => best.get(categoryOf(label))?.label === label,
  };
};

export const createChooser = (
  labels: TaggerLabels,
  profile: TaggerThresholds,
  selection: TagSelection,
  numbers: KeyNumbers,
): Chooser => {
  const { keys } = labelIndex(labels);
  const { thresholds, own, instead } = rulesOf(labels, profile, selection);
  const categoryOf = (label: number): TaggerCategory => labels.categories[label] ?? 'general';
  const cut: ReadonlySet<TaggerCategory> = new Set(selection.mcut);
  const isExclusive = Uint8Array.from(labels.categories, (one) => (exclusiveCategories.has(one) ? 1 : 0));
  const hasExclusive = isExclusive.includes(1);
  const best = createBest(categoryOf);

  const floorsOf = (scores: Uint8Array): ReadonlyMap<TaggerCategory, number> => {
    const pools = new Map<TaggerCategory, number[]>();
    eachScore(scores, (label, score) => {
      const category = categoryOf(label);
      if (!cut.has(category)) return;
      const pool = pools.get(category);
      if (pool === undefined) pools.set(category, [score]);
      else pool.push(score);
    });
    return new Map([...pools].map(([category, pool]) => [category, mcut(pool)] as const));
  };

  const each: Chooser['each'] = (scores, take) => {
    const floors = cut.size === 0 ? null : floorsOf(scores);
    if (hasExclusive) {
      best.clear();
      eachScore(scores, (label, score) => {
        if (isExclusive[label] === 1) best.see(label, score);
      });
    }
    eachScore(scores, (label, score) => {
      if (score < (thresholds[label] ?? never)) return;
      if (isExclusive[label] === 1 && !best.has(label)) return;
      if (floors !== null && !own.has(label) && score < (floors.get(categoryOf(label)) ?? 0)) return;
      take(label, score);
    });
  };

  const made = new Map<number, readonly Target[]>();
  const make = (label: number): readonly Target[] => {
    const category = categoryOf(label);
    const key = keys[label] ?? '';
    const number = numbers.of(key);
    const texts = instead.get(label);
    if (texts === undefined)
      return [{ number, key, text: labels.names[label] ?? '', category, insteadOf: null }];
    return texts.map((text) => {
      const other = tagKey(text);
      return { number: numbers.of(other), key: other, text, category, insteadOf: number };
    });
  };
  const targetsOf = (label: number): readonly Target[] => {
    const known = made.get(label);
    if (known !== undefined) return known;
    const targets = make(label);
    made.set(label, targets);
    return targets;
  };

  return {
    each,
    targetsOf,
    list: (scores) => {
      const byNumber = new Map<number, Chosen>();
      each(scores, (label, score) => {
        for (const target of targetsOf(label)) {
          const other = byNumber.get(target.number);
          if (other === undefined || score > other.score) byNumber.set(target.number, { ...target, score });
        }
      });
      // Sorting keeps equals in the order of the labels.
      return [...byNumber.values()].toSorted(
        (a, b) => (places.get(a.category) ?? 0) - (places.get(b.category) ?? 0) || b.score - a.score,
      );
    },
  };
};
