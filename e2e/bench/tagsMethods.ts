/** Ways to rank samples by whether they should have a tag: Proofsheet's, and two baselines. */
import { basisOf, componentsOf, sampledRows } from '../../electron/engine/insight/vectors/components.ts';
import { sparseDesign } from '../../electron/engine/insight/mislabels/design.ts';
import { fitRegression, predict } from '../../electron/engine/insight/mislabels/regression.ts';
import { combine } from '../../electron/engine/insight/tagHealth/combine.ts';
import type { Dense } from '../../electron/engine/insight/tagHealth/evidence.ts';
import { featuresOf, type Features } from '../../electron/engine/insight/tagHealth/features.ts';
import { createLeaveOut } from '../../electron/engine/insight/tagHealth/leaveOut.ts';
import type { Given, TagWorld } from './tagsWorld.ts';

/** By judged tag, then by image: the more, the likelier it should have the tag. */
export type Ranking = ReadonlyMap<number, Float64Array>;

export const denseOf = ({ images }: TagWorld): Dense => {
  const vectors = images.map(({ vector }) => vector);
  const basis = basisOf(sampledRows(vectors.length).map((row) => vectors[row] ?? new Float32Array()));
  const columns = basis.spread.length;
  const values = new Int8Array(vectors.length * columns);
  for (const [row, vector] of vectors.entries())
    componentsOf(vector, basis, values.subarray(row * columns, (row + 1) * columns));
  return { values, columns };
};

export const featuresIn = ({ keys, categories, images }: TagWorld, given: Given, nl: boolean): Features => {
  const start = [0];
  for (const tags of given) start.push((start.at(-1) ?? 0) + tags.size);
  return featuresOf({
    start: Int32Array.from(start),
    tags: Int32Array.from(given.flatMap((tags) => [...tags])),
    keys,
    categories,
    nlOf: (row) => (nl ? (images[row]?.nl ?? null) : null),
    seenOf: () => null,
  });
};

/** Proofsheet's probabilities. */
export const proofsheet = (
  world: TagWorld,
  { sparse, targets }: Features,
  dense: Dense | null,
  wanted: ReadonlySet<number>,
): Ranking => {
  const rows = world.images.length;
  const leaveOut = createLeaveOut({ rows, sparse, dense });
  const channels = {
    captions: new Float64Array(rows),
    images: new Float64Array(rows),
    both: new Float64Array(rows),
  };
  const found = new Map<number, Float64Array>();
  for (const target of targets) {
    if (!wanted.has(target.tag)) continue;
    const has = new Uint8Array(rows);
    for (const row of target.rows) has[row] = 1;
    const names = leaveOut.scores(target, channels);
    found.set(
      target.tag,
      combine(
        names.map((name) => channels[name]),
        has,
        target.rows.length,
      ),
    );
  }
  return found;
};

const neighbours = 12;

/** The share of the most alike images that have it. */
export const nearestNeighbours = ({ images, judged }: TagWorld, given: Given): Ranking => {
  const near = images.map(({ vector }, at) =>
    images
      .map((other, number) => ({
        number,
        alike: number === at ? -1 : vector.reduce((sum, value, i) => sum + value * (other.vector[i] ?? 0), 0),
      }))
      .toSorted((a, b) => b.alike - a.alike)
      .slice(0, neighbours)
      .map(({ number }) => number),
  );
  const share = (tag: number, row: number): number =>
    (near[row] ?? []).filter((other) => given[other]?.has(tag)).length / neighbours;
  return new Map(judged.map((tag) => [tag, Float64Array.from(images, (_, row) => share(tag, row))]));
};

const folds = 5;

/**
 * cleanlab's self-confidence: the probability of the label as given, out of sample, least first; here by logistic
 * regression on the other tags, which did best beside image vectors.
 */
export const selfConfidence = ({ images, judged }: TagWorld, given: Given): Ranking => {
  const rows = images.length;
  return new Map(
    judged.map((tag) => {
      const start = new Int32Array(rows + 1);
      const index: number[] = [];
      for (const [row, tags] of given.entries()) {
        index.push(...[...tags].filter((other) => other !== tag).toSorted((a, b) => a - b));
        start[row + 1] = index.length;
      }
      const columns = Math.max(...index) + 1;
      const design = sparseDesign({ start, index: Int32Array.from(index), columns });
      const labels = Int32Array.from(given, (tags) => Number(tags.has(tag)));
      // Each side is dealt out by itself, so that all folds have some.
      const dealt = [0, 0];
      const foldOf = Array.from(labels, (label) => (dealt[label] = (dealt[label] ?? 0) + 1) % folds);
      const found = new Float64Array(rows);
      const both = new Float64Array(2);
      for (let fold = 0; fold < folds; fold++) {
        const known = Int32Array.from(foldOf.keys()).filter((row) => foldOf[row] !== fold);
        const fit = fitRegression({ design, rows: known, labels, classes: 2, penalty: 1 });
        for (const [row, own] of foldOf.entries()) {
          if (own !== fold) continue;
          predict(fit, design, row, both);
          found[row] = both[1] ?? 0;
        }
      }
      return [tag, found] as const;
    }),
  );
};
