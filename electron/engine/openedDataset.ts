/** An open dataset with everything that is closed with it: its lock, its editor, and the jobs that read its folder. */
import path from 'node:path';
import type { CaptionSuffixes } from '../../shared/api/dataset.ts';
import type { Job } from '../../shared/api/job.ts';
import { type Editor, openEditor } from './edit/editor.ts';
import { findLostJournal, journalFile, setJournalAside } from './edit/journalFile.ts';
import { EngineError } from './errors.ts';
import { isDamage } from './index/damage.ts';
import type { OpenOptions } from './liveDataset.ts';
import { type ClosableDataset, openDataset } from './openDataset.ts';
import type { RecentDatasets } from './recent.ts';
import type { SettingsStore } from './settings.ts';
import type { Vocabulary } from './vocabulary/vocabulary.ts';
import type { Boot } from './work/boot.ts';
import { inDataFolder, prepareDatasetFolder, storeError } from './work/dataFolder.ts';
import type { Events } from './work/events.ts';
import type { Jobs, RunningJob } from './work/jobs.ts';
import { lockDataset, type Lock } from './work/lock.ts';
import type { LockPlace } from './work/lockFolders.ts';

export interface OpenedDataset {
  readonly dataset: ClosableDataset;
  /** Rejects when the journal is damaged: then the dataset can be viewed, not edited. */
  editor(): Promise<Editor>;
  /** Reads the folder again, with other suffixes if given. */
  read(suffixes: CaptionSuffixes | null): Job;
  /**
   * Starts a new journal instead of a damaged one. @returns where that is kept
   * @throws EngineError `bad-request` when it is not damaged
   */
  renewJournal(): Promise<string>;
  close(): Promise<void>;
}

export interface OpeningOptions {
  readonly dataDir: string;
  readonly events: Events;
  readonly jobs: Jobs;
  readonly settings: SettingsStore;
  readonly vocabulary: Vocabulary;
  readonly recent: RecentDatasets;
  /** Where engines look for one another. */
  readonly lockPlaces: readonly LockPlace[];
  readonly boot: Boot;
  readonly log: (line: string) => void;
}

interface Listeners {
  /** The folder is locked for this engine: the dataset that was open before can be closed. */
  readonly beforeOpening: () => Promise<void>;
  /** The index has turned out to be damaged while the folder was read. */
  readonly onDamage: () => void;
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Opens the editor; when it has an interrupted edit to finish, that is a job. */
const startEditor = (dataset: ClosableDataset, { jobs, boot, log }: OpeningOptions): Promise<Editor> => {
  let finishing: RunningJob | null = null;
  const editor = openEditor(dataset, boot, (label, done, total) => {
    finishing ??= jobs.start({ kind: 'edit', label: `The edit is being finished: ${label}` });
    finishing.progress(done, total);
  });
  editor.then(
    () => finishing?.done(null),
    (error: unknown) => {
      finishing?.fail(wordsOf(error));
      log(wordsOf(error));
    },
  );
  return editor;
};

/** The jobs that read a dataset's folder. */
const createReadings = (dataset: ClosableDataset, { jobs, recent }: OpeningOptions, onDamage: () => void) => {
  /** Jobs that run, and what resolves at their end. */
  const running = new Map<string, Promise<void>>();
  const run = async (job: RunningJob, suffixes: CaptionSuffixes | null): Promise<void> => {
    try {
      const onProgress = (done: number, total: number | null): void => job.progress(done, total);
      const message = await dataset.read({ suffixes, before: null, onProgress, signal: job.signal });
      recent.counted(dataset.id, dataset.columns.count);
      job.done(message);
    } catch (error) {
      job.fail(wordsOf(storeError(error, dataset.dataFolder) ?? error));
      if (isDamage(error)) onDamage();
    } finally {
      running.delete(job.id);
    }
  };
  return {
    start: (suffixes: CaptionSuffixes | null): Job => {
      const job = jobs.start({ kind: 'scan', label: `Reading ${dataset.info().name}` });
      running.set(job.id, run(job, suffixes));
      return job.current();
    },
    stop: async (): Promise<void> => {
      for (const id of running.keys()) jobs.cancel(id);
      await Promise.all(running.values());
    },
  };
};

const createOpened = (
  dataset: ClosableDataset,
  lock: Lock,
  options: OpeningOptions,
  onDamage: () => void,
): OpenedDataset => {
  const { events, boot, log } = options;
  const readings = createReadings(dataset, options, onDamage);
  let editor = startEditor(dataset, options);
  return {
    dataset,
    editor: () => editor,
    read: readings.start,
    renewJournal: async () => {
      const damaged = await editor.catch(() => null);
      if (damaged?.isDamaged() === false) {
        throw new EngineError('bad-request', 'The undo history of this dataset is not damaged: it is kept.');
      }
      await damaged?.close().catch((error: unknown) => log(String(error)));
      const { dataFolder } = dataset;
      const kept = inDataFolder(dataFolder, () => setJournalAside(dataFolder, 'damaged'));
      editor = openEditor(dataset, boot);
      const renewed = await editor;
      events.publish({ type: 'history', state: renewed.historyState() });
      return kept ?? journalFile(dataFolder);
    },
    close: async () => {
      await readings.stop();
      await editor.then(
        (open) => open.close(),
        () => undefined,
      );
      await dataset.close();
      lock.release();
    },
  };
};

/** Locks a folder, prepares its data folder, and opens it. @throws EngineError saying what prevents it */
export const openLocked = async (
  folder: Pick<OpenOptions, 'id' | 'root' | 'path'>,
  options: OpeningOptions,
  { beforeOpening, onDamage }: Listeners,
): Promise<OpenedDataset> => {
  const { id, root } = folder;
  const { dataDir, events, settings, vocabulary, lockPlaces, log } = options;
  const dataFolder = path.join(dataDir, 'datasets', id);
  const { lock, warning } = lockDataset(root, { id, places: lockPlaces, log });
  try {
    await beforeOpening();
    prepareDatasetFolder(dataFolder);
    const lost = inDataFolder(dataFolder, () => findLostJournal(dataFolder));
    const notice = [lost, warning].filter((sentence) => sentence !== null).join(' ') || null;
    const suffixes = settings.get().suffixes[id] ?? null;
    const known = { ...folder, dataDir, dataFolder, suffixes, notice };
    const dataset = await openDataset({ ...known, vocabulary, events, log });
    return createOpened(dataset, lock, options, onDamage);
  } catch (error) {
    lock.release();
    events.publish({ type: 'dataset', dataset: null });
    throw storeError(error, dataFolder) ?? error;
  }
};
