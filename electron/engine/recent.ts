/** The datasets that were opened last, newest first. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { recentDataset, type RecentDataset } from '../../shared/api/dataset.ts';
import { EngineError } from './errors.ts';
import { jsonFile } from './work/jsonFile.ts';

const entry = recentDataset.omit({ exists: true });
type Entry = z.infer<typeof entry>;

export interface RecentDatasets {
  list(): RecentDataset[];
  /** @throws EngineError `not-found` */
  pathOf(id: string): string;
  /** Puts it first. */
  opened(dataset: Pick<Entry, 'id' | 'path' | 'name'>): void;
  /** How many samples it turned out to have. */
  counted(id: string, samples: number): void;
  remove(id: string): void;
}

const kept = 20;

export const createRecent = (dataDir: string, log: (line: string) => void): RecentDatasets => {
  const file = jsonFile(path.join(dataDir, 'recent.json'), z.array(entry), log);
  let entries: readonly Entry[] = file.read() ?? [];
  const set = (next: readonly Entry[]): void => {
    entries = next.slice(0, kept);
    file.write([...entries]);
  };
  return {
    list: () => entries.map((dataset) => ({ ...dataset, exists: existsSync(dataset.path) })),
    pathOf: (id) => {
      const found = entries.find((dataset) => dataset.id === id);
      if (found === undefined) {
        throw new EngineError('not-found', 'This dataset is no longer in the list: open its folder instead.');
      }
      return found.path;
    },
    opened: (dataset) => {
      const samples = entries.find(({ id }) => id === dataset.id)?.samples ?? 0;
      const others = entries.filter(({ id }) => id !== dataset.id);
      set([{ ...dataset, openedAt: Date.now(), samples }, ...others]);
    },
    counted: (id, samples) => {
      if (entries.every((dataset) => dataset.id !== id || dataset.samples === samples)) return;
      set(entries.map((dataset) => (dataset.id === id ? { ...dataset, samples } : dataset)));
    },
    remove: (id) => set(entries.filter((dataset) => dataset.id !== id)),
  };
};
