/** Everything that the search for wrong labels needs of the index, copied without holding up other requests. */
import { setImmediate } from 'node:timers/promises';
import type { OpenDataset } from '../../dataset.ts';
import { flag } from '../../index/columns.ts';
import { vectorsFile } from '../vectors/createVectors.ts';
import type { MislabelsRequest } from './protocol.ts';
import { indexFileIn } from '../../index/indexFile.ts';

/** Samples that are copied between two pauses. */
const breath = 5000;

type Gathered = Omit<MislabelsRequest, 'known'>;
type FromColumns = Omit<Gathered, 'seen'>;

/** @returns null when the dataset changed meanwhile */
const gatherOnce = async (dataset: OpenDataset): Promise<FromColumns | null> => {
  const { columns, dataFolder } = dataset;
  const { revision, tags: table } = columns;
  const relPaths: string[] = [];
  const start = [0];
  const tags: number[] = [];
  const sizes: number[] = [];
  const mtimes: number[] = [];
  const ids: number[] = [];
  for (let id = 1; id < columns.slots; id++) {
    if (((columns.flags[id] ?? 0) & flag.alive) !== 0) {
      relPaths.push(columns.relPath(id));
      for (const tag of columns.tagsOf(id)) tags.push(tag);
      start.push(tags.length);
      sizes.push(columns.fileSize[id] ?? 0);
      mtimes.push(columns.mtime[id] ?? 0);
      ids.push(id);
    }
    if (id % breath === 0) await setImmediate();
    if (columns.revision !== revision) return null;
  }
  const numbers = Array.from({ length: table.size }, (_, tag) => tag);
  return {
    list: {
      relPaths,
      start: Int32Array.from(start),
      tags: Int32Array.from(tags),
      keys: numbers.map((tag) => table.key(tag)),
      categories: numbers.map((tag) => table.category(tag)),
    },
    sizes: Float64Array.from(sizes),
    mtimes: Float64Array.from(mtimes),
    ids: Int32Array.from(ids),
    indexFile: indexFileIn(dataFolder),
    vectorsFile: vectorsFile(dataset),
  };
};

/** Tries again when the dataset changes meanwhile. @throws the reason of the signal */
export const gather = async (dataset: OpenDataset, signal: AbortSignal): Promise<Gathered> => {
  for (;;) {
    const seen = await dataset.sights.seen();
    const gathered = await gatherOnce(dataset);
    signal.throwIfAborted();
    if (gathered !== null) return { ...gathered, seen };
  }
};
