/**
 * Wrong labels, planted in made-up captions, and how well they are found: by chance, by the method that the
 * design began with, and by Proofsheet. `node e2e/bench/mislabels.ts [--seeds 10] [--first 1] [--quick]`
 */
import { parseArgs } from 'node:util';
import { printFigures } from './figures.ts';
import { measure, precisionOf, type Measures, type Precision } from './mislabelsMeasures.ts';
import { judgeAll, methodNames, type MethodName } from './mislabelsMethods.ts';
import { mislabel, type Noise } from './mislabelsNoise.ts';
import { makeWorld, type WorldOptions } from './mislabelsWorld.ts';

/** The results of the first method on such data with 5 % of wrong labels; the current one must be no worse. */
const leastPrecision: Partial<Record<Noise['kind'], number>> = {
  uniform: 0.957,
  'look-alike': 0.9,
  systematic: 0.9,
  batch: 0.717,
};

type Shape = Omit<WorldOptions, 'seed'>;

const shapes = {
  'as in the design': { characters: 20, sizes: [5, 90] },
  'few large': { characters: 6, sizes: [40, 250] },
  'many small': { characters: 60, sizes: [5, 30] },
} as const satisfies Record<string, Shape>;

const parts = [0.02, 0.05, 0.1] as const;
const noises: readonly Noise[] = [
  ...(['uniform', 'look-alike', 'systematic'] as const).flatMap((kind) =>
    parts.map((part) => ({ kind, part })),
  ),
  { kind: 'batch' },
  { kind: 'outfit batch' },
];
const quickNoises: readonly Noise[] = [
  ...(['uniform', 'look-alike', 'systematic'] as const).map((kind) => ({ kind, part: 0.05 })),
  { kind: 'batch' },
  { kind: 'outfit batch' },
];

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const mean = (values: readonly number[]): number => {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.reduce((sum, value) => sum + value, 0) / known.length;
};
const share = (value: number): string => (Number.isNaN(value) ? '    -' : value.toFixed(3).padStart(5));

interface Tiers {
  readonly likely: Precision;
  readonly both: Precision;
}

const tell = (noise: Noise, measures: Record<MethodName, Measures[]>, tiers: readonly Tiers[]): void => {
  const part = 'part' in noise ? `, ${noise.part * 100} %` : ', 30 % of one';
  say(`\n${noise.kind}${part}`.padEnd(40) + 'AUROC     AP   P@10');
  for (const name of methodNames) {
    const of = measures[name];
    const figures = [of.map(({ auroc }) => auroc), of.map(({ ap }) => ap), of.map(({ first }) => first)];
    say(`  ${name.padEnd(36)} ${figures.map((values) => share(mean(values))).join('  ')}`);
  }
  for (const tier of ['likely', 'both'] as const) {
    const of = tiers.map((tiersOf) => tiersOf[tier]);
    const [found, precision, recall] = [
      mean(of.map((each) => each.found)),
      mean(of.map((each) => each.precision)),
      mean(of.map((each) => each.recall)),
    ];
    const words = tier === 'likely' ? 'very likely wrong' : 'and worth a look';
    say(
      `  ${words.padEnd(24)} ${found.toFixed(1)} found, precision ${share(precision)}, recall ${share(recall)}`,
    );
  }
};

const run = (shape: Shape, noise: Noise, seeds: readonly number[]): void => {
  const measures: Record<MethodName, Measures[]> = {
    random: [],
    'p(given)': [],
    margin: [],
    'margin + cluster out': [],
    Proofsheet: [],
  };
  const tiers: Tiers[] = [];
  for (const seed of seeds) {
    const world = makeWorld({ seed, ...shape });
    const given = mislabel(world, noise, seed);
    const isWrong = world.images.map(({ shown }, at) => shown !== given[at]);
    if (!isWrong.includes(true)) continue;
    const judged = judgeAll(world, Int32Array.from(given), seed);
    for (const name of methodNames) measures[name].push(measure(judged[name].scores, isWrong));
    const verdicts = judged.Proofsheet.verdicts ?? [];
    const rows = (tier: 'likely' | null): number[] =>
      verdicts.filter((verdict) => tier === null || verdict.tier === tier).map(({ row }) => row);
    tiers.push({ likely: precisionOf(rows('likely'), isWrong), both: precisionOf(rows(null), isWrong) });
  }
  tell(noise, measures, tiers);
  const label = `average precision, ${noise.kind}`;
  const value = mean(measures.Proofsheet.map(({ ap }) => ap));
  const aim = shape === shapes['as in the design'] ? leastPrecision[noise.kind] : undefined;
  say(printFigures([{ label, value, unit: 'share', ...(aim === undefined ? {} : { aim }) }]));
};

const percent = (values: readonly number[]): string => `${(mean(values) * 100).toFixed(2)} %`;

/** What is reported where nothing is wrong. */
const runClean = (shape: Shape, seeds: readonly number[]): void => {
  const found = seeds.map((seed) => {
    const world = makeWorld({ seed, ...shape });
    const given = Int32Array.from(world.images, ({ shown }) => shown);
    const verdicts = judgeAll(world, given, seed).Proofsheet.verdicts ?? [];
    const likely = verdicts.filter(({ tier }) => tier === 'likely').length;
    return { likely: likely / given.length, both: verdicts.length / given.length };
  });
  const likely = percent(found.map((each) => each.likely));
  say(
    `\nnothing wrong: ${likely} called very likely wrong, ${percent(found.map((each) => each.both))} in all`,
  );
};

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '10' },
    first: { type: 'string', default: '1' },
    quick: { type: 'boolean', default: false },
  },
});
const seeds = Array.from({ length: Number(values.seeds) }, (_, at) => Number(values.first) + at);
for (const [name, shape] of Object.entries(shapes)) {
  const [fewest, most] = shape.sizes;
  say(`\n== ${name}: ${shape.characters} characters of ${fewest} to ${most} images, ${seeds.length} seeds`);
  const all = shape === shapes['as in the design'] && !values.quick;
  for (const noise of all ? noises : quickNoises) run(shape, noise, seeds);
  runClean(shape, seeds);
}
