/** Drawn images, none of them twice, copies of some as people make them, and others that are only alike. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeSample } from '../../electron/sample/makeSample.ts';
import { sampleTruth } from '../../shared/api/sampleTruth.ts';
import { copyKinds, copyOf, type CopyKind } from './duplicateCopies.ts';
import { lookAlikes } from './lookAlikes.ts';
import { createRandom } from './random.ts';

export interface Planted {
  readonly relPath: string;
  readonly of: string;
  readonly how: CopyKind | 'equal bytes';
}

interface PlantOptions {
  /** The sample's images without those that are broken or copies already. */
  readonly size: number;
  readonly seed: number;
  /** How many of them are copied in each way: different ones for each, so that an image has few copies. */
  readonly copied: number;
  /** Drawings of which each is drawn again with one thing changed. */
  readonly alike: number;
}

/** @returns the copies, and how many images have none */
export const plantCopies = async (
  folder: string,
  { size, seed, copied, alike }: PlantOptions,
): Promise<{ readonly planted: readonly Planted[]; readonly images: number }> => {
  const { signal } = new AbortController();
  await makeSample({ dir: folder, seed, size, onProgress: () => undefined, signal });
  const { samples, plants } = sampleTruth.parse(JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')));
  const out = new Set(
    plants.flatMap((plant) => {
      if (plant.kind === 'near-duplicate' || plant.kind === 'broken-image') return [plant.relPath];
      return plant.kind === 'shared-caption' ? plant.relPaths.slice(1) : [];
    }),
  );
  for (const relPath of out) rmSync(join(folder, relPath));
  const originals = samples.map(({ relPath }) => relPath).filter((relPath) => !out.has(relPath));
  const random = createRandom(5);
  const planted: Planted[] = [];
  let next = 0;
  for (const [kind, how] of (['equal bytes', ...copyKinds] as const).entries()) {
    for (let n = 0; n < Math.min(copied, originals.length); n += 1) {
      const of = originals[next++ % originals.length] ?? '';
      const original = readFileSync(join(folder, of));
      const [bytes, end] =
        how === 'equal bytes'
          ? [original, of.slice(of.lastIndexOf('.'))]
          : await copyOf(original, how, random);
      const relPath = `${of.replace(/\.\w+$/, '')} copy ${kind}${end}`;
      writeFileSync(join(folder, relPath), bytes);
      planted.push({ relPath, of, how });
    }
  }
  mkdirSync(join(folder, 'alike'), { recursive: true });
  let drawn = 0;
  for await (const { name, kind, bytes } of lookAlikes(seed + 1, alike)) {
    writeFileSync(join(folder, 'alike', `${name} ${kind}.png`), bytes);
    drawn += 1;
  }
  return { planted, images: originals.length + drawn };
};
