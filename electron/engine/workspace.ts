/** Which dataset is open: one at a time, opened and closed in turn, never two at once. */
import { createHash } from 'node:crypto';
import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { CaptionSuffixes, DatasetInfo } from '../../shared/api/dataset.ts';
import type { Job } from '../../shared/api/job.ts';
import type { OpenDataset, Workspace } from './dataset.ts';
import { type Editor, openEditor } from './edit/editor.ts';
import { findLostJournal, journalFile, setJournalAside } from './edit/journalFile.ts';
import { EngineError } from './errors.ts';
import { condemn, isDamage } from './index/damage.ts';
import { openDataset, type ClosableDataset } from './openDataset.ts';
import type { RecentDatasets } from './recent.ts';
import type { SettingsStore } from './settings.ts';
import type { Boot } from './work/boot.ts';
import type { Events } from './work/events.ts';
import type { Vocabulary } from './vocabulary/vocabulary.ts';
import type { Jobs, RunningJob } from './work/jobs.ts';
import { inDataFolder, prepareDatasetFolder, storeError } from './work/dataFolder.ts';
import { lockDataset, type Lock } from './work/lock.ts';
import type { LockPlace } from './work/lockFolders.ts';

export interface WorkspaceOptions {
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

export interface OpeningWorkspace extends Workspace {
  /** Resolves when samples can be served. */
  open(folder: string): Promise<DatasetInfo>;
  close(): Promise<void>;
  /** @throws EngineError `no-dataset`, `journal-damaged` */
  editor(): Promise<Editor>;
  /** Hears of a dataset that is about to be let go, and is waited for. */
  onClose(listener: (dataset: OpenDataset) => Promise<void>): void;
  /** Makes the index again, because it turned out to be damaged. False when that has been tried before. */
  rebuild(): boolean;
  /**
   * Starts a new journal instead of a damaged one. @returns where that is kept
   * @throws EngineError `bad-request` when it is not damaged
   */
  renewJournal(): Promise<string>;
  /** Reads the folder again, with other suffixes if given. */
  rescan(suffixes: CaptionSuffixes | null): Job;
}

interface Opened {
  readonly dataset: ClosableDataset;
  /** Rejects when the journal is damaged: then the dataset can be looked at, not edited. */
  editor: Promise<Editor>;
  readonly lock: Lock;
  /** Stops the reading of the folder and waits for its end. */
  readonly stopReading: () => Promise<void>;
  read(suffixes: CaptionSuffixes | null): Job;
}

export const createWorkspace = (options: WorkspaceOptions): OpeningWorkspace => {
  const { dataDir, events, jobs, settings, vocabulary, recent, lockPlaces, log } = options;
  let opened: Opened | null = null;
  const closing: ((dataset: OpenDataset) => Promise<void>)[] = [];
  let turn: Promise<unknown> = Promise.resolve();

  /** Openings and closings follow one another. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  };

  const closeOpened = async (): Promise<void> => {
    if (opened === null) return;
    const { dataset, editor, lock, stopReading } = opened;
    opened = null;
    recent.counted(dataset.id, dataset.columns.count);
    await Promise.all(closing.map((listener) => listener(dataset)));
    await stopReading();
    await editor.then(
      (open) => open.close(),
      () => undefined,
    );
    await dataset.close();
    lock.release();
  };

  const openFolder = async (named: string): Promise<DatasetInfo> => {
    const root = realFolder(named);
    const id = createHash('sha256').update(root).digest('hex').slice(0, 16);
    if (opened?.dataset.id === id) return opened.dataset.info();
    const { lock, warning } = lockDataset(root, { id, places: lockPlaces, log });
    try {
      await closeOpened();
      const dataFolder = path.join(dataDir, 'datasets', id);
      prepareDatasetFolder(dataFolder);
      const lost = inDataFolder(dataFolder, () => findLostJournal(dataFolder));
      const notice = [lost, warning].filter((sentence) => sentence !== null).join(' ') || null;
      const suffixes = settings.get().suffixes[id] ?? null;
      const dataset = await openDataset({
        id,
        root,
        path: named,
        dataDir,
        dataFolder,
        suffixes,
        notice,
        vocabulary,
        events,
        log,
      });
      opened = withReading(dataset, lock);
    } catch (error) {
      lock.release();
      events.publish({ type: 'dataset', dataset: null });
      throw storeError(error, path.join(dataDir, 'datasets', id)) ?? error;
    }
    const { dataset } = opened;
    recent.opened({ id, path: named, name: dataset.info().name });
    opened.read(null);
    events.publish({ type: 'dataset', dataset: dataset.info() });
    await dataset.servable;
    return dataset.info();
  };

  /** Datasets whose index was made again while it was in use: a disk that damages it again is not worn out. */
  const rebuilt = new Set<string>();
  const rebuild = (): boolean => {
    const damaged = opened;
    if (damaged === null || rebuilt.has(damaged.dataset.id)) return false;
    const { dataset } = damaged;
    rebuilt.add(dataset.id);
    const again = async (): Promise<void> => {
      if (opened !== damaged) return;
      const { path: named } = dataset.info();
      await closeOpened();
      condemn(path.join(dataset.dataFolder, 'index.db'));
      await openFolder(named);
    };
    inTurn(again).catch((error: unknown) => log(`${dataset.root} was not opened again: ${String(error)}`));
    return true;
  };

  const withReading = (dataset: ClosableDataset, lock: Lock): Opened => {
    /** Jobs that run, and what resolves at their end. */
    const readings = new Map<string, Promise<void>>();
    let finishing: RunningJob | null = null;
    const editor = openEditor(dataset, options.boot, (label, done, total) => {
      finishing ??= jobs.start({ kind: 'edit', label: `The edit is being finished: ${label}` });
      finishing.progress(done, total);
    });
    editor.then(
      () => finishing?.done(null),
      (error: unknown) => {
        const words = error instanceof Error ? error.message : String(error);
        finishing?.fail(words);
        log(words);
      },
    );
    return {
      dataset,
      editor,
      lock,
      stopReading: async () => {
        for (const id of readings.keys()) jobs.cancel(id);
        await Promise.all(readings.values());
      },
      read: (suffixes) => {
        const job = jobs.start({ kind: 'scan', label: `Reading ${dataset.info().name}` });
        const run = async (): Promise<void> => {
          try {
            const onProgress = (done: number, total: number | null): void => job.progress(done, total);
            const message = await dataset.read({ suffixes, before: null, onProgress, signal: job.signal });
            recent.counted(dataset.id, dataset.columns.count);
            job.done(message);
          } catch (error) {
            const told = storeError(error, dataset.dataFolder) ?? error;
            job.fail(told instanceof Error ? told.message : String(told));
            if (isDamage(error)) rebuild();
          } finally {
            readings.delete(job.id);
          }
        };
        readings.set(job.id, run());
        return job.current();
      },
    };
  };

  const current = (): Opened => {
    if (opened === null) throw new EngineError('no-dataset', 'No dataset is open: open a folder first.');
    return opened;
  };

  return {
    current: (): OpenDataset => current().dataset,
    peek: () => opened?.dataset ?? null,
    editor: async () => current().editor,
    open: (folder) => inTurn(() => openFolder(path.resolve(folder))),
    close: () =>
      inTurn(async () => {
        const wasOpen = opened !== null;
        await closeOpened();
        if (wasOpen) events.publish({ type: 'dataset', dataset: null });
      }),
    onClose: (listener) => void closing.push(listener),
    rebuild,
    renewJournal: () =>
      inTurn(async () => {
        const now = current();
        const { dataFolder } = now.dataset;
        const editor = await now.editor.catch(() => null);
        if (editor?.isDamaged() === false) {
          throw new EngineError(
            'bad-request',
            'The undo history of this dataset is not damaged: it is kept.',
          );
        }
        await editor?.close().catch((error: unknown) => log(String(error)));
        const kept = inDataFolder(dataFolder, () => setJournalAside(dataFolder, 'damaged'));
        now.editor = openEditor(now.dataset, options.boot);
        const renewed = await now.editor;
        events.publish({ type: 'history', state: renewed.historyState() });
        return kept ?? journalFile(dataFolder);
      }),
    rescan: (suffixes) => {
      const reading = current();
      if (suffixes !== null) settings.setSuffixes(reading.dataset.id, suffixes);
      return reading.read(suffixes);
    },
  };
};

/** @throws EngineError `dataset-missing`, `dataset-not-a-folder` or `dataset-unreadable` */
const realFolder = (folder: string): string => {
  let real: string;
  try {
    real = realpathSync(folder);
    if (!statSync(real).isDirectory()) {
      throw new EngineError('dataset-not-a-folder', `${folder} is not a folder.`, { path: folder });
    }
    accessSync(real, constants.R_OK | constants.X_OK);
    return real;
  } catch (error) {
    if (error instanceof EngineError) throw error;
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw new EngineError('dataset-missing', `${folder} does not exist.`, { path: folder });
    }
    throw new EngineError(
      'dataset-unreadable',
      `${folder} cannot be read (${String(code)}): check its permissions.`,
      { path: folder },
    );
  }
};
