/**
 * Wrong and missing tags, planted in the drawn images' captions, and how well they are found: by nearest neighbours, by
 * cleanlab's self-confidence, and by Proofsheet. `npm run bench:tags [--size 600] [--seeds 3] [--quick]`
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { judgeTags } from '../../electron/engine/insight/tagHealth/judgeTags.ts';
import { program } from '../support/paths.ts';
import { printFigures, type Figure } from './figures.ts';
import { measure } from './mislabelsMeasures.ts';
import { createRandom } from './random.ts';
import {
  denseOf,
  featuresIn,
  nearestNeighbours,
  proofsheet,
  selfConfidence,
  type Ranking,
} from './tagsMethods.ts';
import {
  artistSays,
  atRandom,
  drawnWorld,
  folderLacks,
  isPlain,
  type Given,
  type TagWorld,
} from './tagsWorld.ts';

const { values: options } = parseArgs({
  options: {
    size: { type: 'string', default: '600' },
    seeds: { type: 'string', default: '3' },
    quick: { type: 'boolean', default: false },
  },
});

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const mean = (values: readonly number[]): number => {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.reduce((sum, value) => sum + value, 0) / known.length;
};
const shown = (value: number): string => (Number.isNaN(value) ? '   -' : value.toFixed(3));

interface Found {
  readonly tag: number;
  readonly missing: number;
  readonly wrong: number;
}

const precisionOf = (scores: readonly number[], isWrong: readonly boolean[]): number =>
  isWrong.includes(true) && isWrong.includes(false) ? measure(scores, isWrong).ap : Number.NaN;

/** Average precision among the samples that lack a tag, and among those that have it. */
const foundBy = ({ images }: TagWorld, given: Given, ranking: Ranking, tags: Iterable<number>): Found[] =>
  Array.from(tags, (tag) => {
    const scores = ranking.get(tag) ?? new Float64Array();
    const rows = [...images.keys()];
    const side = (has: boolean): number => {
      const own = rows.filter((row) => given[row]?.has(tag) === has);
      return precisionOf(
        own.map((row) => (has ? 1 : -1) * (scores[row] ?? 0)),
        own.map((row) => images[row]?.tags.has(tag) !== has),
      );
    };
    return { tag, missing: side(false), wrong: side(true) };
  });

const bands = [
  [12, 20],
  [21, 40],
  [41, 80],
  [81, Infinity],
] as const;

const tellByFrequency = ({ images }: TagWorld, name: string, found: readonly Found[]): void => {
  const countOf = (tag: number): number => images.filter(({ tags }) => tags.has(tag)).length;
  const parts = bands.map(([from, to]) => {
    const own = found.filter(({ tag }) => countOf(tag) >= from && countOf(tag) <= to);
    return `${shown(mean(own.map(({ missing }) => missing)))} ${shown(mean(own.map(({ wrong }) => wrong)))}`;
  });
  const all = `${shown(mean(found.map(({ missing }) => missing)))} ${shown(mean(found.map(({ wrong }) => wrong)))}`;
  say(`  ${name.padEnd(40)} ${all}   ${parts.join('   ')}`);
};

/** Of what is called probable: how much is there, and how much of it is true. */
const claimed = (world: TagWorld, given: Given, dense: ReturnType<typeof denseOf>) => {
  const features = featuresIn(world, given, true);
  const evidence = { rows: world.images.length, sparse: features.sparse, dense };
  const judged = judgeTags(evidence, features.targets, () => undefined);
  const wanted = new Set(world.judged);
  const counts = { missing: { probable: 0, right: 0 }, wrong: { probable: 0, right: 0 } };
  for (const [at, tag] of judged.entries()) {
    const number = features.targets[at]?.tag ?? 0;
    if (!wanted.has(number)) continue;
    for (const side of ['missing', 'wrong'] as const) {
      for (const row of tag[side].rows.subarray(0, tag[side].probable)) {
        counts[side].probable++;
        if (world.images[row]?.tags.has(number) === (side === 'missing')) counts[side].right++;
      }
    }
  }
  return counts;
};

const aims = { missing: 0.65, wrong: 0.85, plain: 0.9, probable: 0.8 } as const;

const figure = (label: string, found: readonly number[], aim: number): Figure => ({
  label,
  value: mean(found),
  unit: 'share',
  aim,
});

const random = (world: TagWorld, seeds: readonly number[]): Figure[] => {
  const dense = denseOf(world);
  const wanted = new Set(world.judged);
  const methods: Record<string, (given: Given) => Ranking> = {
    'nearest neighbours by image': (given) => nearestNeighbours(world, given),
    'self-confidence, by the other tags': (given) => selfConfidence(world, given),
    'Proofsheet, the other tags': (given) => proofsheet(world, featuresIn(world, given, false), null, wanted),
    'Proofsheet, the other tags and images': (given) =>
      proofsheet(world, featuresIn(world, given, false), dense, wanted),
    Proofsheet: (given) => proofsheet(world, featuresIn(world, given, true), dense, wanted),
  };
  say(
    `\n15 % lack a tag, 5 % have it wrongly: average precision of missing and wrong\n${' '.repeat(43)}all           ${bands.map(([from, to]) => (to === Infinity ? `from ${from}` : `${from} to ${to}`).padEnd(14)).join('')}`,
  );
  let best: readonly Found[] = [];
  for (const [name, method] of Object.entries(methods)) {
    const found = seeds.flatMap((seed) => {
      const given = atRandom(world, { lacking: 0.15, added: 0.05 }, createRandom(seed));
      return foundBy(world, given, method(given), world.judged);
    });
    tellByFrequency(world, name, found);
    best = found;
  }
  const plain = best.filter(({ tag }) => isPlain(world.keys[tag] ?? ''));
  return [
    figure(
      'missing, all tags',
      best.map(({ missing }) => missing),
      aims.missing,
    ),
    figure(
      'wrong, all tags',
      best.map(({ wrong }) => wrong),
      aims.wrong,
    ),
    figure(
      'missing, hair eyes ears headwear eyewear',
      plain.map(({ missing }) => missing),
      aims.plain,
    ),
    figure(
      'wrong, hair eyes ears headwear eyewear',
      plain.map(({ wrong }) => wrong),
      aims.plain,
    ),
  ];
};

const claims = (world: TagWorld, seeds: readonly number[]): Figure[] => {
  const dense = denseOf(world);
  const noises = options.quick
    ? [[0.15, 0.05]]
    : [
        [0.15, 0.05],
        [0.05, 0.02],
        [0.02, 0.01],
        [0, 0],
      ];
  return noises.flatMap(([lacking = 0, added = 0]): Figure[] => {
    const runs = seeds.map((seed) =>
      claimed(world, atRandom(world, { lacking, added }, createRandom(seed)), dense),
    );
    return (['missing', 'wrong'] as const).map((side): Figure => {
      const probable = runs.reduce((sum, run) => sum + run[side].probable, 0);
      const right = runs.reduce((sum, run) => sum + run[side].right, 0);
      const note = `${Math.round(probable / seeds.length)} claimed`;
      const part = `${Math.round((side === 'missing' ? lacking : added) * 100)} %`;
      const label = `precision of probably ${side}, ${part} are`;
      // Where nothing is wrong, whatever is claimed is false: the number is what matters.
      if (lacking === 0) return { label, value: null, unit: 'share', note };
      return {
        label,
        value: probable === 0 ? null : right / probable,
        unit: 'share',
        aim: aims.probable,
        note,
      };
    });
  });
};

/** One folder lacks a tag; one artist's blue is aqua: beside a little noise of the other kind. */
const systematic = (world: TagWorld, seed: number): Figure[] => {
  const dense = denseOf(world);
  const source = createRandom(seed);
  const base = { lacking: 0.05, added: 0.02 } as const;
  const plain = world.judged.filter((tag) => isPlain(world.keys[tag] ?? ''));
  const folderFound: number[] = [];
  for (const folder of [...new Set(world.images.map((image) => image.folder))].slice(
    0,
    options.quick ? 3 : 99,
  )) {
    const given = atRandom(world, base, source);
    const own = plain.filter(
      (tag) => world.images.filter((image) => image.folder === folder && image.tags.has(tag)).length >= 4,
    );
    const tags = new Set(Array.from({ length: 4 }, () => source.pick(own)));
    for (const tag of tags) folderLacks(world, given, folder, tag);
    const ranking = proofsheet(world, featuresIn(world, given, true), dense, tags);
    folderFound.push(...foundBy(world, given, ranking, tags).map(({ missing }) => missing));
  }
  const [of, instead] = ['blue eyes', 'aqua eyes'].map((key) => world.keys.indexOf(key));
  const artistFound: { missing: number; wrong: number }[] = [];
  for (const artist of new Set(world.images.map((image) => image.artist))) {
    if (of === undefined || instead === undefined) break;
    const given = atRandom(world, base, source);
    artistSays(world, given, artist, { instead, of });
    const ranking = proofsheet(world, featuresIn(world, given, true), dense, new Set([of, instead]));
    const [blue, aqua] = foundBy(world, given, ranking, [of, instead]);
    artistFound.push({ missing: blue?.missing ?? Number.NaN, wrong: aqua?.wrong ?? Number.NaN });
  }
  return [
    { label: 'missing, a folder lacks the tag', value: mean(folderFound), unit: 'share' },
    {
      label: 'missing, an artist’s blue eyes are aqua',
      value: mean(artistFound.map(({ missing }) => missing)),
      unit: 'share',
    },
    {
      label: 'wrong, an artist’s blue eyes are aqua',
      value: mean(artistFound.map(({ wrong }) => wrong)),
      unit: 'share',
    },
  ];
};

const root = mkdtempSync(join(tmpdir(), 'proofsheet-tags-'));
try {
  execFileSync(process.execPath, [program, 'sample', root, '--size', options.size], { stdio: 'ignore' });
  const world = await drawnWorld(root);
  const seeds = Array.from({ length: Number(options.seeds) }, (_, at) => at + 1);
  say(`${world.images.length} drawn images, ${world.judged.length} tags judged, ${seeds.length} seeds`);
  const figures = [...random(world, seeds), ...claims(world, seeds), ...systematic(world, 7)];
  say(`\n${printFigures(figures)}`);
} finally {
  rmSync(root, { recursive: true, force: true });
}
