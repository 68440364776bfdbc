/** How long it takes to judge many labels, by tags: `node e2e/bench/mislabelsSpeed.ts [--samples 20000] [--characters 30]`. */
import { parseArgs } from 'node:util';
import type { TagCategory } from '../../shared/api/caption.ts';
import { findSuspects } from '../../electron/engine/insight/mislabels/find.ts';
import { printFigures } from './figures.ts';
import { mislabel } from './mislabelsNoise.ts';
import { makeWorld } from './mislabelsWorld.ts';

const { values } = parseArgs({
  options: {
    samples: { type: 'string', default: '20000' },
    characters: { type: 'string', default: '30' },
  },
});
const characters = Number(values.characters);
const each = Number(values.samples) / characters;
const world = makeWorld({ seed: 1, characters, sizes: [each * 0.8, each * 1.25], vocabulary: 3000 });
const given = mislabel(world, { kind: 'systematic', part: 0.05 }, 1);

const names = Array.from({ length: characters }, (_, number) => `character ${number} (work)`);
const keys = [...names, ...new Set(world.images.flatMap(({ tags }) => tags))];
const numberOf = new Map(keys.map((key, number) => [key, number]));
const start = [0];
const tags: number[] = [];
for (const [at, image] of world.images.entries()) {
  tags.push(given[at] ?? 0, ...image.tags.flatMap((tag) => numberOf.get(tag) ?? []));
  start.push(tags.length);
}
const categories = keys.map((_, number): TagCategory => (number < characters ? 'character' : 'general'));
const begun = performance.now();
const found = findSuspects({
  list: {
    relPaths: world.images.map((_, at) => `${String(at).padStart(7, '0')}.png`),
    start: Int32Array.from(start),
    tags: Int32Array.from(tags),
    keys,
    categories,
  },
  nlOf: () => null,
  vectorOf: () => undefined,
  seenOf: () => null,
  onProgress: () => undefined,
});
const note = `${world.images.length} samples, ${keys.length} tags, ${characters} characters, ${found.suspects.length} suspects`;
const value = (performance.now() - begun) / 1000;
/** Of 20,000 labels; more take longer in proportion. */
const aim = 60 * Math.max(1, world.images.length / 20_000);
process.stdout.write(`${printFigures([{ label: 'all labels judged', value, unit: 's', aim, note }])}\n`);
