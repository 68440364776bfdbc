/** From evidence to doubts: for every tag, which samples probably lack it and which probably have it wrongly. Pure. */
import { combine } from './combine.ts';
import { forgottenShare, missingTier, wrongTier, type TagNumbers, type Tier } from './claims.ts';
import type { Evidence, Target } from './evidence.ts';
import { createLeaveOut, type Channels } from './leaveOut.ts';
import { reliabilityOf } from './reliability.ts';

/** Samples by rows, the most doubtful first. */
export interface Ranked {
  readonly rows: Int32Array;
  /** Of each: how probable it is that the sample has the tag, 0 to 1. */
  readonly probabilities: Float32Array;
  /** The first so many are probably so, the next ones worth a look. */
  readonly probable: number;
  readonly look: number;
}

export interface JudgedTag extends TagNumbers {
  readonly missing: Ranked;
  readonly wrong: Ranked;
}

/** Ranked at most, for a tag and a side. */
export const mostRanked = 300;
/** A sample without the tag is ranked from this probability on. */
const leastRanked = 0.02;
/** Before a tag's tiers are known: whether more of the others are probable is decided by all tags. */
interface Unjudged extends TagNumbers {
  readonly missing: Pick<Ranked, 'rows' | 'probabilities'>;
  readonly wrong: Pick<Ranked, 'rows' | 'probabilities'>;
}

/** Those that may be among the first `mostRanked`: sorting all of them would take longer than judging. */
const best = (rows: readonly number[], of: (row: number) => number, sign: 1 | -1): readonly number[] => {
  if (rows.length <= 2 * mostRanked) return rows;
  const values = Float64Array.from(rows, (row) => -sign * of(row)).toSorted();
  const limit = values[mostRanked] ?? 0;
  return rows.filter((row) => -sign * of(row) <= limit);
};

const ranked = (
  rows: readonly number[],
  probabilities: Float64Array,
  sign: 1 | -1,
): Pick<Ranked, 'rows' | 'probabilities'> => {
  const of = (row: number): number => probabilities[row] ?? 0;
  const first = best(rows, of, sign)
    .toSorted((a, b) => sign * (of(b) - of(a)) || a - b)
    .slice(0, mostRanked);
  return { rows: Int32Array.from(first), probabilities: Float32Array.from(first, of) };
};

const judgeOne = (has: Uint8Array, { rows }: Target, probabilities: Float64Array): Unjudged => {
  const without: number[] = [];
  for (let row = 0; row < has.length; row++)
    if (has[row] !== 1 && (probabilities[row] ?? 0) >= leastRanked) without.push(row);
  return {
    ...reliabilityOf(probabilities, has, rows.length),
    missing: ranked(without, probabilities, 1),
    wrong: ranked([...rows], probabilities, -1),
  };
};

const tiered = (
  side: Pick<Ranked, 'rows' | 'probabilities'>,
  tierOf: (probability: number) => Tier | null,
): Ranked => {
  const tiers = Array.from(side.probabilities, tierOf);
  const count = (tier: Tier): number => tiers.filter((of) => of === tier).length;
  return { ...side, probable: count('probable'), look: count('look') };
};

/** A channel that is the same everywhere, or that overflowed, would say nothing. */
const usable = (scores: Float64Array): boolean => scores.every((score) => Number.isFinite(score));

/**
 * @param targets each with at least one row that has it and one that has not
 * @returns by target
 */
export const judgeTags = (
  evidence: Evidence,
  targets: readonly Target[],
  onProgress: (done: number, total: number) => void,
): readonly JudgedTag[] => {
  const leaveOut = createLeaveOut(evidence);
  const array = (): Float64Array => new Float64Array(evidence.rows);
  const channels: Channels = { captions: array(), images: array(), both: array() };
  const has = new Uint8Array(evidence.rows);
  const unjudged = targets.map((target, at) => {
    has.fill(0);
    for (const row of target.rows) has[row] = 1;
    const scores = leaveOut.scores(target, channels).map((name) => channels[name]);
    const probabilities = combine(scores.filter(usable), has, target.rows.length);
    onProgress(at + 1, targets.length);
    return judgeOne(has, target, probabilities);
  });
  const forgotten = forgottenShare(unjudged);
  return unjudged.map((tag) => ({
    precision: tag.precision,
    lacking: tag.lacking,
    missing: tiered(tag.missing, (probability) => missingTier(probability, tag, forgotten)),
    wrong: tiered(tag.wrong, (probability) => wrongTier(probability, tag)),
  }));
};
