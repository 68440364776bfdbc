/**
 * Wrong labels among drawn images, found by tags, by image vectors, and by both: the sample dataset without
 * its planted mistakes, with others planted. `node e2e/bench/mislabelsPictures.ts [--seeds 10] [--keep 1]`,
 * where `keep` is the part of the tags that is left: the sample's full tags make it too easy.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { denseDesign, sparseDesign } from '../../electron/engine/insight/mislabels/design.ts';
import type { Channel } from '../../electron/engine/insight/mislabels/evidence.ts';
import { judge } from '../../electron/engine/insight/mislabels/judge.ts';
import { principalComponents } from '../../electron/engine/insight/mislabels/principal.ts';
import { tagRows } from '../../electron/engine/insight/mislabels/tagRows.ts';
import { tagKey } from '../../shared/caption/identity.ts';
import { parseTags } from '../../shared/caption/tagCaption.ts';
import { makeSample, truthOf } from '../support/sample.ts';
import { vectorsOf } from './drawnVectors.ts';
import { oddsOf } from './mislabelsMethods.ts';
import { measure, precisionOf, type Measures, type Precision } from './mislabelsMeasures.ts';
import { mislabel, type Noise } from './mislabelsNoise.ts';
import { createRandom } from './random.ts';
import { likenessOf, type World } from './mislabelsWorld.ts';

const noises: readonly Noise[] = [
  { kind: 'uniform', part: 0.05 },
  { kind: 'look-alike', part: 0.05 },
  { kind: 'systematic', part: 0.05 },
  { kind: 'batch' },
];

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const mean = (values: readonly number[]): string => {
  const known = values.filter((value) => !Number.isNaN(value));
  return (known.reduce((sum, value) => sum + value, 0) / known.length).toFixed(3);
};

const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '10' }, keep: { type: 'string', default: '1' } },
});
const root = mkdtempSync(join(tmpdir(), 'proofsheet-mislabels-'));
try {
  makeSample(root);
  const alone = truthOf(root).samples.filter(
    ({ shows, tagsFile }) => shows.length === 1 && tagsFile !== null,
  );
  const made = await vectorsOf(
    root,
    alone.map(({ relPath }) => relPath),
  );
  const samples = alone.flatMap((sample, at) => {
    const vector = made[at];
    return vector === undefined ? [] : [{ ...sample, vector }];
  });
  const names = [...new Set(samples.flatMap(({ shows }) => shows))].toSorted();
  const random = createRandom(1);
  const images = samples.map(({ shows, tagsFile, usualOutfit }) => ({
    shown: names.indexOf(shows[0] ?? ''),
    outfit: usualOutfit ? 0 : 1,
    tags: parseTags(readFileSync(join(root, tagsFile ?? ''), 'utf8'))
      .map(({ text }) => tagKey(text))
      .filter((key) => !key.includes('arknights') && !key.startsWith('@'))
      .filter(() => random.chance(Number(values.keep))),
  }));
  const profiles = names.map(
    (_, name) => new Set(images.filter(({ shown }) => shown === name).flatMap(({ tags }) => tags)),
  );
  const world: World = { characters: names.length, images, lookAlike: likenessOf(profiles) };

  const tags = [...new Set(images.flatMap((image) => image.tags))];
  const { sparse } = tagRows(
    images.map((image) => image.tags.map((tag) => tags.indexOf(tag))),
    tags,
  );
  const rows = Int32Array.from(images.keys());
  const components = principalComponents(
    samples.map(({ vector }) => vector),
    64,
  );
  const byTags: Channel = { design: sparseDesign(sparse), rows, penalty: 1 };
  const byImages: Channel = {
    design: denseDesign(components.values, components.columns),
    rows,
    penalty: 1,
  };
  const kinds = { tags: [byTags], images: [byImages], both: [byTags, byImages] } as const;

  say(`${images.length} drawn images of ${names.length} characters, ${values.keep} of their tags`);
  for (const noise of noises) {
    say(`\n${noise.kind}`.padEnd(16) + 'AUROC     AP   P@10   very likely wrong: precision, recall');
    for (const [kind, channels] of Object.entries(kinds)) {
      const measures: Measures[] = [];
      const likely: Precision[] = [];
      for (let seed = 1; seed <= Number(values.seeds); seed++) {
        const given = Int32Array.from(mislabel(world, noise, seed, 12));
        const isWrong = images.map(({ shown }, at) => shown !== given[at]);
        if (!isWrong.includes(true)) continue;
        const { truth, verdicts } = judge({
          given,
          classes: names.length,
          channels,
          hints: [],
          onProgress: () => undefined,
        });
        measures.push(measure(oddsOf(truth, given), isWrong));
        const found = verdicts.filter(({ tier }) => tier === 'likely').map(({ row }) => row);
        likely.push(precisionOf(found, isWrong));
      }
      const figures = (['auroc', 'ap', 'first'] as const).map((name) => mean(measures.map((of) => of[name])));
      const tiers = (['precision', 'recall'] as const).map((name) => mean(likely.map((of) => of[name])));
      say(`  ${kind.padEnd(12)} ${figures.join('  ')}   ${tiers.join(', ')}`);
    }
  }
} finally {
  rmSync(root, { recursive: true, force: true });
}
