/** What lies in the folder beside a dataset, where images go that are set aside: each image with what belongs to it. */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { CaptionSuffixes } from '../../../shared/api/dataset.ts';
import { endsWithSuffix } from '../../../shared/caption/sidecarSuffixes.ts';
import type { OpenDataset } from '../dataset.ts';
import { EngineError } from '../errors.ts';
import { stemOf } from '../index/stem.ts';
import { versionOf } from '../index/version.ts';
import { readingsOf } from '../scan/pairing.ts';
import { joinRel, walk, type Folder } from '../scan/walk.ts';
import { asideFolder } from './moveFile.ts';

export interface AsideImage {
  /** Its number, as long as the dataset is open. */
  readonly id: number;
  /** In that folder, and in the dataset before: from the root, with `/`. */
  readonly relPath: string;
  /** Bytes. */
  readonly fileSize: number;
  /** Milliseconds since 1970. */
  readonly mtime: number;
  readonly version: string;
  /** Its captions and masks, likewise. */
  readonly companions: string[];
  /** The dataset has another file of this name by now: it cannot come back. */
  readonly taken: boolean;
}

export interface AsideList {
  /** In the order of their paths. */
  images(dataset: OpenDataset): Promise<readonly AsideImage[]>;
  /** @throws EngineError `not-found` */
  relPath(dataset: OpenDataset, id: number): string;
}

const stemOfCaption = (name: string, suffixes: CaptionSuffixes): readonly string[] =>
  readingsOf(name, suffixes).map(({ stem }) => stem);

/** By stem: the captions of a folder. */
const captionsOf = (
  { others }: Folder,
  suffixes: CaptionSuffixes,
): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>();
  for (const name of others) {
    for (const stem of stemOfCaption(name, suffixes)) {
      const known = found.get(stem);
      if (known === undefined) found.set(stem, [name]);
      else known.push(name);
    }
  }
  return found;
};

const numberOf = (known: Map<string, number>, relPath: string): number => {
  const number = known.get(relPath) ?? known.size + 1;
  known.set(relPath, number);
  return number;
};

export const createAsideList = (): AsideList => {
  const numbers = new WeakMap<OpenDataset, Map<string, number>>();
  const numbersOf = (dataset: OpenDataset): Map<string, number> => {
    const known = numbers.get(dataset) ?? new Map<string, number>();
    numbers.set(dataset, known);
    return known;
  };
  return {
    images: async (dataset) => {
      const { root: datasetRoot, suffixes } = dataset;
      const root = asideFolder(datasetRoot);
      if (!existsSync(root)) return [];
      const known = numbersOf(dataset);
      const isCaption = (name: string): boolean =>
        endsWithSuffix(name, suffixes.nl) || readingsOf(name, suffixes).length > 0;
      const images: AsideImage[] = [];
      for (const folder of walk({ root, excluded: [] }, isCaption)) {
        await setImmediate();
        const captions = captionsOf(folder, suffixes);
        for (const name of folder.images) {
          const relPath = joinRel(folder.relPath, name);
          const stats = statSync(join(root, relPath), { throwIfNoEntry: false });
          if (stats === undefined) continue;
          const stem = stemOf(name);
          images.push({
            id: numberOf(known, relPath),
            relPath,
            fileSize: stats.size,
            mtime: stats.mtimeMs,
            version: versionOf({ fileSize: stats.size, mtime: stats.mtimeMs }),
            companions: [
              ...(captions.get(stem) ?? []).map((caption) => joinRel(folder.relPath, caption)),
              ...(folder.masks.get(stem) ?? []).map((mask) => mask.relPath),
            ],
            taken: existsSync(join(datasetRoot, relPath)),
          });
        }
      }
      return images.toSorted((a, b) => (a.relPath < b.relPath ? -1 : 1));
    },
    relPath: (dataset, id) => {
      for (const [relPath, number] of numbersOf(dataset)) if (number === id) return relPath;
      throw new EngineError('not-found', 'This image is no longer set aside.');
    },
  };
};
