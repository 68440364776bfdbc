/**
 * How long it takes to judge every tag of a large dataset, and what memory beyond the captions it takes:
 * `node e2e/bench/tagsSpeed.ts [--samples 100000] [--tags 300]`.
 */
import { parseArgs } from 'node:util';
import type { TagCategory } from '../../shared/api/caption.ts';
import { featuresOf } from '../../electron/engine/insight/tagHealth/features.ts';
import { judgeTags } from '../../electron/engine/insight/tagHealth/judgeTags.ts';
import { mostComponents } from '../../electron/engine/insight/vectors/components.ts';
import { printFigures } from './figures.ts';
import { createRandom, createZipf } from './random.ts';

const { values } = parseArgs({
  options: {
    samples: { type: 'string', default: '100000' },
    tags: { type: 'string', default: '300' },
  },
});
const samples = Number(values.samples);
const tagCount = Number(values.tags);
const random = createRandom(1);
const general = createZipf(tagCount, random);
const perSample = 25;

const start = Int32Array.from({ length: samples + 1 }, (_, row) => row * perSample);
const tags = Int32Array.from({ length: samples * perSample }, () => general());
const dense = Int8Array.from({ length: samples * mostComponents }, () => random.below(180) - 90);
const captions = Array.from({ length: 500 }, () =>
  Array.from({ length: 40 }, () => `word${general()}`).join(' '),
);

const megabytes = (): number => {
  const { rss } = process.memoryUsage();
  return rss / 2 ** 20;
};
const before = megabytes();
let most = before;
const begun = performance.now();
const { sparse, targets } = featuresOf({
  start,
  tags,
  keys: Array.from({ length: tagCount }, (_, tag) => `tag ${tag}`),
  categories: Array.from({ length: tagCount }, (): TagCategory => 'general'),
  nlOf: (row) => captions[row % captions.length] ?? null,
  seenOf: () => null,
});
most = Math.max(most, megabytes());
const gathered = performance.now();
judgeTags({ rows: samples, sparse, dense: { values: dense, columns: mostComponents } }, targets, (done) => {
  if (done % 10 === 0) most = Math.max(most, megabytes());
});
const seconds = (performance.now() - begun) / 1000;
const note = `${samples} samples, ${targets.length} tags, ${((gathered - begun) / 1000).toFixed(1)} s of it to read captions`;
process.stdout.write(
  `${printFigures([
    {
      label: 'all tags judged',
      value: seconds,
      unit: 's',
      aim: 60 * Math.max(1, (samples / 100_000) * (targets.length / 300)),
      note,
    },
    { label: 'memory beyond the captions', value: most - before, unit: 'MB', aim: 150 },
  ])}\n`,
);
