/**
 * Starts the engine's worker threads: from their sources, or from the files that they were built into
 * (`launch/vite.config.ts`), which start in a third of the time.
 */
import { join } from 'node:path';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import { programFile } from './built.mjs';

/** From the engine's folder. */
export const workerSources = {
  scan: 'scan/worker.ts',
  search: 'view/search/worker.ts',
  edit: 'edit/worker.ts',
  export: 'export/worker.ts',
  copying: 'export/copying/worker.ts',
  problems: 'insight/problems/worker.ts',
  mislabels: 'insight/mislabels/worker.ts',
  tagHealth: 'insight/tagHealth/worker.ts',
  duplicates: 'insight/duplicates/worker.ts',
  pictures: 'insight/pictures/worker.ts',
  vectors: 'insight/vectors/worker.ts',
  trainer: 'insight/trainer/worker.ts',
  tagger: 'propose/tagger/worker.ts',
} as const;
export type WorkerName = keyof typeof workerSources;

export const startWorker = (name: WorkerName, options: WorkerOptions = {}): Worker =>
  new Worker(programFile(name, join(import.meta.dirname, '..', workerSources[name])), { name, ...options });
