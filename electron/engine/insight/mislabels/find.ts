/** From captions, and image vectors where there are any, to suspects with their reasons. Pure. */
import { titledName } from '../../../../shared/caption/mentions.ts';
import { castOf, type Cast, type SampleList, type Skipped } from './cast.ts';
import { denseDesign, sparseDesign } from './design.ts';
import type { Channel } from './evidence.ts';
import { rowsByClass } from './folds.ts';
import { judge, type Tier, type Verdict } from './judge.ts';
import { nearest, imageLikeness, tagLikeness } from './nearest.ts';
import { namedElsewhere, type NamedElsewhere } from './otherNames.ts';
import { principalComponents } from './principal.ts';
import { censusOf, tagReasons } from './reasons.ts';
import { fitRegression } from './regression.ts';
import { seenFeatures, type SeenOf } from './seenFeatures.ts';
import { tagFeatures } from './tagFeatures.ts';

export interface FindRequest {
  readonly list: SampleList;
  /** By sample: its NL caption, or null. */
  readonly nlOf: (sample: number) => string | null;
  /** By sample: the image's vector, of length one; undefined where there is none. */
  readonly vectorOf: (sample: number) => Float32Array | undefined;
  readonly seenOf: SeenOf;
  readonly onProgress: (done: number, total: number) => void;
}

/** Characters are named by their identity keys, samples by their paths. */
export interface FoundSuspect {
  readonly relPath: string;
  readonly given: string;
  readonly suggested: string;
  readonly margin: number;
  readonly tier: Tier;
  readonly reasons: readonly string[];
  /** The most alike images of either character, the most alike first. */
  readonly nearest: { readonly given: readonly string[]; readonly suggested: readonly string[] };
}

export interface Found {
  /** Samples whose label was judged. */
  readonly judged: number;
  /** Of these, those whose image has a vector. */
  readonly compared: number;
  /** Most suspect first. */
  readonly suspects: readonly FoundSuspect[];
  readonly skipped: readonly Skipped[];
}

const penalty = 1;
const mostComponents = 64;
/** Fewer images than this give no directions. */
const fewestImages = 20;
const mostNearest = 6;

/** Reasons count this many of the most similar images. */
const neighbours = 10;

const imageChannel = (vectors: readonly (Float32Array | undefined)[]): Channel[] => {
  const rows = Int32Array.from(vectors.keys()).filter((row) => vectors[row] !== undefined);
  if (rows.length < fewestImages) return [];
  const present = vectors.filter((vector) => vector !== undefined);
  const { values, columns } = principalComponents(present, mostComponents);
  const all = new Float32Array(vectors.length * columns);
  for (const [at, row] of rows.entries())
    all.set(values.subarray(at * columns, (at + 1) * columns), row * columns);
  return [{ design: denseDesign(all, columns), rows, penalty }];
};

const nothing = (cast: Cast): Found => ({
  judged: 0,
  compared: 0,
  suspects: [],
  skipped: cast.skipped,
});

export const findSuspects = ({ list, nlOf: proseOf, vectorOf, seenOf, onProgress }: FindRequest): Found => {
  const cast = castOf(list);
  const { given, samples, labels } = cast;
  const classes = labels.length;
  if (classes < 2) return nothing(cast);
  const sampleAt = (row: number): number => samples[row] ?? 0;
  const pathOf = (row: number): string => list.relPaths[sampleAt(row)] ?? '';
  const { sparse, nameOf: tagOf } = tagFeatures(list, cast, seenFeatures(cast, seenOf));
  const design = sparseDesign(sparse);
  const tagged = Int32Array.from(given.keys()).filter((row) => sparse.start[row] !== sparse.start[row + 1]);
  const vectors = Array.from(samples, (sample) => vectorOf(sample));
  const pictures = imageChannel(vectors);
  const hints = namedElsewhere(cast, pathOf, (row) => proseOf(sampleAt(row)));
  const { verdicts, judged, trust } = judge({
    given,
    classes,
    channels: [{ design, rows: tagged, penalty }, ...pictures],
    hints,
    onProgress,
  });

  const fit = fitRegression({ design, rows: tagged, labels: given, classes, penalty, trust });
  const suspects = new Set(verdicts.map(({ row }) => row));
  const census = censusOf(sparse, given, classes, (row) => suspects.has(row));
  const names = {
    tag: tagOf,
    character: (label: number) => nameOf(labels, label),
  };
  const looks = imageLikeness(vectors);
  const likenesses = [tagLikeness(sparse), ...(pictures.length === 0 ? [] : [looks])];
  const sure = rowsByClass(given, classes).map((rows) => [...rows].filter((row) => !suspects.has(row)));
  const everybody = sure.flat();
  const suspectOf = (verdict: Verdict): FoundSuspect => {
    const { row, given: own, suggested, margin, tier } = verdict;
    const alike = (label: number): string[] =>
      nearest(row, sure[label] ?? [], likenesses, mostNearest).map(pathOf);
    return {
      relPath: pathOf(row),
      given: labels[own] ?? '',
      suggested: labels[suggested] ?? '',
      margin,
      tier,
      reasons: [
        ...tagReasons(verdict, sparse, census, fit, names),
        ...imageReasons(
          verdict,
          vectors[row] === undefined ? [] : nearest(row, everybody, [looks], neighbours),
          given,
          names.character,
        ),
        ...otherReasons(verdict, hints, names.character),
      ],
      nearest: { given: alike(own), suggested: alike(suggested) },
    };
  };
  return {
    judged: judged.length,
    compared: judged.filter((row) => vectors[row] !== undefined).length,
    suspects: verdicts.map(suspectOf),
    skipped: cast.skipped,
  };
};

/** The name as an NL caption writes it; the whole tag where two of the labels share a name. */
const nameOf = (labels: readonly string[], label: number): string => {
  const key = labels[label] ?? '';
  const name = titledName(key);
  return labels.some((other) => other !== key && titledName(other) === name) ? key : name;
};

const imageReasons = (
  { suggested }: Verdict,
  alike: readonly number[],
  given: Int32Array,
  nameOfClass: (label: number) => string,
): string[] => {
  const theirs = alike.filter((row) => given[row] === suggested).length;
  if (theirs < 3) return [];
  return [`${theirs} of the ${alike.length} most alike images are of ${nameOfClass(suggested)}`];
};

const otherReasons = (
  { row }: Verdict,
  hints: readonly NamedElsewhere[],
  nameOfClass: (label: number) => string,
): string[] =>
  hints
    .filter((hint) => hint.row === row)
    .map(({ by, towards }) =>
      by === 'prose'
        ? `the NL caption names ${nameOfClass(towards)} only`
        : `the folder is named after ${nameOfClass(towards)}`,
    );
