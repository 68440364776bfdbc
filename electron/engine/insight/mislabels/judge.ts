/**
 * Which labels are wrong, from the evidence beside them. Each kind of evidence is evaluated by
 * cross-validation; rows that look wrong then teach less, and all is evaluated again, so that a batch of
 * wrong labels does not confirm itself; last, the labels are weighed with which characters are mistaken for
 * which. Pure and deterministic: the same rows give the same judgement.
 */
import { weighLabels } from './confusion.ts';
import { crossValidation, folds, type Channel, type CrossValidation } from './evidence.ts';
import { rowsByClass } from './folds.ts';
import { joinEvidence } from './join.ts';
import { largestBut, meanOf, normalise, rowOf, type Table } from './table.ts';

/** Evidence of another kind: something names class `towards` for this row. */
export interface Hint {
  readonly row: number;
  readonly towards: number;
  /** How many times likelier that makes it. */
  readonly factor: number;
}

export interface JudgeRequest {
  /** By row: the class that its caption names. Rows come in an order that does not depend on where files lie. */
  readonly given: Int32Array;
  readonly classes: number;
  /** The most reliable one first. */
  readonly channels: readonly [Channel, ...Channel[]];
  readonly hints: readonly Hint[];
  /** Of fits. */
  readonly onProgress: (done: number, total: number) => void;
}

export type Tier = 'likely' | 'look';

export interface Verdict {
  readonly row: number;
  readonly given: number;
  readonly suggested: number;
  /** -1 to 0: how far the odds of the label are below what is worth a look; -1 is surely wrong. */
  readonly margin: number;
  readonly tier: Tier;
}

export interface Judgement {
  /** Rows that were judged: they have evidence, and their label is frequent enough. Ascending. */
  readonly judged: Int32Array;
  /** By row and class: the chance that this character is shown. Rows sum to one; those that were not judged are 0. */
  readonly truth: Table;
  /** By row: how far its label is trusted, 0 to 1. */
  readonly trust: Float64Array;
  /** Most suspect first. */
  readonly verdicts: readonly Verdict[];
}

/** A label with fewer samples teaches, but is never judged. */
export const smallestJudged = 5;

/** Passes with trust after the first; more would change little. */
const trustedPasses = 2;
/** How steeply trust falls as the margin of probabilities goes through 0. */
const steepness = 8;

/** Folds are dealt anew and averaged where there are few samples; with many, one way is steady enough. */
const repeatsFor = (rows: number): number => Math.max(1, Math.min(3, Math.floor(9000 / rows)));

const marginIn = (seen: Table, row: number, label: number): number => {
  const chances = rowOf(seen, row);
  return (chances[label] ?? 0) - (chances[largestBut(chances, label)] ?? 0);
};

const trustIn = (seen: Table, given: Int32Array, judged: Int32Array): Float64Array => {
  const trust = new Float64Array(given.length).fill(1);
  for (const row of judged) {
    trust[row] = 1 / (1 + Math.exp(-steepness * marginIn(seen, row, given[row] ?? 0)));
  }
  return trust;
};

const applyHints = (table: Table, hints: readonly Hint[]): void => {
  for (const { row, towards, factor } of hints) {
    const at = row * table.classes + towards;
    table.values[at] = (table.values[at] ?? 0) * factor;
  }
  normalise(table);
};

/**
 * The log odds of a label against the likeliest other below which it is worth a look, or very likely wrong.
 * Penalised models give cautious probabilities, and the prior favours the label: below these odds about two
 * of three, and nineteen of twenty, are truly wrong, at every size and kind of error tried
 * (`e2e/bench/mislabels.ts`).
 */
const lookOdds = 4.5;
const likelyOdds = 2.5;
/** Where models can tell little, all odds are low: a suspect's odds are this far below the usual ones. */
const lookBelowUsual = 2;

const tiny = 1e-15;

interface Odds {
  readonly row: number;
  readonly given: number;
  readonly suggested: number;
  readonly odds: number;
}

const oddsOf = (row: number, given: Int32Array, truth: Table): Odds => {
  const label = given[row] ?? 0;
  const chances = rowOf(truth, row);
  const suggested = largestBut(chances, label);
  const odds = Math.log((chances[label] ?? 0) + tiny) - Math.log((chances[suggested] ?? 0) + tiny);
  return { row, given: label, suggested, odds };
};

/** Most suspect first. */
const verdictsOf = (all: readonly Odds[]): Verdict[] => {
  const sorted = all.toSorted((a, b) => a.odds - b.odds || a.row - b.row);
  const usual = sorted[sorted.length >> 1]?.odds ?? 0;
  const look = Math.min(lookOdds, usual - lookBelowUsual);
  const likely = look - (lookOdds - likelyOdds);
  return sorted
    .filter(({ odds }) => odds < look)
    .map(({ row, given, suggested, odds }) => ({
      row,
      given,
      suggested,
      margin: Math.tanh((odds - look) / 2),
      tier: odds < likely ? 'likely' : 'look',
    }));
};

export const judge = ({ given, classes, channels, hints, onProgress }: JudgeRequest): Judgement => {
  const sizes = rowsByClass(given, classes).map((rows) => rows.length);
  const isLarge = (row: number): boolean => (sizes[given[row] ?? 0] ?? 0) >= smallestJudged;
  const seenBy = new Set(channels.flatMap(({ rows }) => Array.from(rows.filter(isLarge))));
  const judged = Int32Array.from(seenBy).toSorted();
  const repeats = Array.from({ length: repeatsFor(given.length) }, (_, at) => at + 1);
  const question = { labels: given, classes, smallest: smallestJudged };
  const runsOf = (channel: Channel): CrossValidation[] =>
    repeats.map((seed) => crossValidation({ channel, ...question }, seed));
  const [first, ...others] = channels;
  const runs: readonly [CrossValidation[], ...CrossValidation[][]] = [runsOf(first), ...others.map(runsOf)];
  const total = channels.length * repeats.length * folds * (1 + trustedPasses);
  let done = 0;
  const askAll = (of: readonly CrossValidation[], trust: Float64Array | null): Table => {
    const tables = of.map((run) => ({ values: run.pass(trust, () => onProgress(++done, total)), classes }));
    return meanOf(tables, given.length, classes);
  };
  const pass = (trust: Float64Array | null): Table => {
    const [leading, ...following] = runs;
    const tables = following.map((of) => askAll(of, trust));
    return joinEvidence([askAll(leading, trust), ...tables], given, trust);
  };
  const passes = [pass(null)];
  while (passes.length <= trustedPasses) {
    passes.push(pass(trustIn(passes.at(-1) ?? meanOf([], given.length, classes), given, judged)));
  }
  const seen = meanOf(passes, given.length, classes);
  applyHints(seen, hints);
  const truth = weighLabels(seen, given, judged);
  return {
    judged,
    truth,
    trust: trustIn(truth, given, judged),
    verdicts: verdictsOf(Array.from(judged, (row) => oddsOf(row, given, truth))),
  };
};
