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
  /** Read each time: other engines with this data folder write it too. */
  const read = (): readonly Entry[] => file.read() ?? [];
  const update = (change: (entries: readonly Entry[]) => readonly Entry[]): void =>
    void file.update((entries = []) => change(entries).slice(0, kept));
  return {
    list: () => read().map((dataset) => Object.assign(dataset, { exists: existsSync(dataset.path) })),
    pathOf: (id) => {
      const found = read().find((dataset) => dataset.id === id);
      if (found === undefined) {
        throw new EngineError('not-found', 'This dataset is no longer in the list: open its folder instead.');
      }
      return found.path;
    },
    opened: (dataset) =>
      update((entries) => {
        const samples = entries.find(({ id }) => id === dataset.id)?.samples ?? 0;
        const others = entries.filter(({ id }) => id !== dataset.id);
        return [{ ...dataset, openedAt: Date.now(), samples }, ...others];
      }),
    counted: (id, samples) => {
      if (read().every((dataset) => dataset.id !== id || dataset.samples === samples)) return;
      update((entries) => entries.map((dataset) => (dataset.id === id ? { ...dataset, samples } : dataset)));
    },
    remove: (id) => update((entries) => entries.filter((dataset) => dataset.id !== id)),
  };
};
