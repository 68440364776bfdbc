/** The methods that are compared: each gives every row a score (the lower, the more suspect). */
import { sparseDesign } from '../../electron/engine/insight/mislabels/design.ts';
import { crossValidation } from '../../electron/engine/insight/mislabels/evidence.ts';
import { judge, type Verdict } from '../../electron/engine/insight/mislabels/judge.ts';
import { meanOf, type Table } from '../../electron/engine/insight/mislabels/table.ts';
import { tagRows } from '../../electron/engine/insight/mislabels/tagRows.ts';
import { leaveClusterOut } from './mislabelsClusters.ts';
import { createRandom } from './random.ts';
import type { World } from './mislabelsWorld.ts';

export interface Judged {
  readonly scores: ArrayLike<number>;
  readonly verdicts?: readonly Verdict[];
}

export const methodNames = ['random', 'p(given)', 'margin', 'margin + cluster out', 'Proofsheet'] as const;
export type MethodName = (typeof methodNames)[number];

const pOfGiven = ({ values, classes }: Table, given: Int32Array): Float64Array =>
  Float64Array.from(given, (label, row) => values[row * classes + label] ?? 0);

const marginOf = ({ values, classes }: Table, given: Int32Array): Float64Array =>
  Float64Array.from(given, (label, row) => {
    const others = values.slice(row * classes, (row + 1) * classes);
    others[label] = 0;
    return (values[row * classes + label] ?? 0) - Math.max(...others);
  });

/** @param given by image: the character that its caption names */
export const judgeAll = (world: World, given: Int32Array, seed: number): Record<MethodName, Judged> => {
  const tags = [...new Set(world.images.flatMap((image) => image.tags))];
  const numberOf = new Map(tags.map((tag, number) => [tag, number]));
  const lists = world.images.map((image) => image.tags.flatMap((tag) => numberOf.get(tag) ?? []));
  const { sparse } = tagRows(lists, tags);
  const design = sparseDesign(sparse);
  const classes = world.characters;
  const channel = { design, rows: Int32Array.from(given.keys()), penalty: 1 };
  const random = createRandom(seed);

  const smallest = 5;
  const repeats = [1, 2, 3].map((repeat) =>
    crossValidation({ channel, labels: given, classes, smallest }, repeat).pass(null, () => undefined),
  );
  const seen = meanOf(
    repeats.map((values) => ({ values, classes })),
    given.length,
    classes,
  );
  const clusters = leaveClusterOut(sparse, given, classes);
  const judgement = judge({ given, classes, channels: [channel], hints: [], onProgress: () => undefined });
  return {
    random: { scores: Float64Array.from(given, () => random.next()) },
    'p(given)': { scores: pOfGiven(seen, given) },
    margin: { scores: marginOf(seen, given) },
    'margin + cluster out': { scores: marginOf(meanOf([seen, clusters], given.length, classes), given) },
    Proofsheet: { scores: oddsOf(judgement.truth, given), verdicts: judgement.verdicts },
  };
};

/** As the app ranks: by the odds of the label against the likeliest other. Rows that are not judged come last. */
export const oddsOf = ({ values, classes }: Table, given: Int32Array): Float64Array =>
  Float64Array.from(given, (label, row) => {
    const others = values.slice(row * classes, (row + 1) * classes);
    const own = others[label] ?? 0;
    others[label] = 0;
    const other = Math.max(...others);
    return own + other === 0 ? Infinity : Math.log(own + 1e-15) - Math.log(other + 1e-15);
  });
