/** Which dataset is open: one at a time, opened and closed in turn, never two at once. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import type { CaptionSuffixes, DatasetInfo } from '../../shared/api/dataset.ts';
import type { Job } from '../../shared/api/job.ts';
import type { OpenDataset, Workspace } from './dataset.ts';
import type { Editor } from './edit/editor.ts';
import { EngineError } from './errors.ts';
import { markDamaged } from './index/damage.ts';
import { indexFileIn } from './index/indexFile.ts';
import { openLocked, type OpenedDataset, type OpeningOptions } from './openedDataset.ts';
import { realFolder } from './work/realFolder.ts';
import { createTurns } from './work/turns.ts';

export interface OpeningWorkspace extends Workspace {
  /** Resolves when samples can be served. */
  open(folder: string): Promise<DatasetInfo>;
  close(): Promise<void>;
  /** @throws EngineError `no-dataset`, `journal-damaged` */
  editor(): Promise<Editor>;
  /** The listener is called before a dataset is closed, and awaited. */
  onClose(listener: (dataset: OpenDataset) => Promise<void>): void;
  /** Rebuilds the index, because it turned out to be damaged. False when that has been tried before. */
  rebuild(): boolean;
  /**
   * Starts a new journal instead of a damaged one. @returns where that is kept
   * @throws EngineError `bad-request` when it is not damaged
   */
  renewJournal(): Promise<string>;
  /** Reads the folder again, with other suffixes if given. */
  rescan(suffixes: CaptionSuffixes | null): Job;
}

/** The same folder has the same id, by whatever path it was named. */
const idOf = (root: string): string => createHash('sha256').update(root).digest('hex').slice(0, 16);

export const createWorkspace = (options: OpeningOptions): OpeningWorkspace => {
  const { events, settings, recent, log } = options;
  let opened: OpenedDataset | null = null;
  const closing: ((dataset: OpenDataset) => Promise<void>)[] = [];
  const openings = createTurns();
  /** Datasets whose index was rebuilt while it was in use: once each, in case the disk damages it again. */
  const rebuilt = new Set<string>();

  const closeOpened = async (): Promise<void> => {
    if (opened === null) return;
    const ending = opened;
    const { dataset } = ending;
    opened = null;
    recent.counted(dataset.id, dataset.columns.count);
    await Promise.all(closing.map((listener) => listener(dataset)));
    await ending.close();
  };

  const openFolder = async (named: string): Promise<DatasetInfo> => {
    const root = realFolder(named);
    if (opened?.dataset.root === root) return opened.dataset.info();
    opened = await openLocked({ id: idOf(root), root, path: named }, options, {
      beforeOpening: closeOpened,
      onDamage: () => void rebuild(),
    });
    const { dataset } = opened;
    recent.opened({ id: dataset.id, path: named, name: dataset.info().name });
    opened.read(null);
    events.publish({ type: 'dataset', dataset: dataset.info() });
    await dataset.servable;
    return dataset.info();
  };

  const rebuild = (): boolean => {
    const damaged = opened;
    if (damaged === null || rebuilt.has(damaged.dataset.id)) return false;
    const { dataset } = damaged;
    rebuilt.add(dataset.id);
    const again = async (): Promise<void> => {
      if (opened !== damaged) return;
      const { path: named } = dataset.info();
      await closeOpened();
      markDamaged(indexFileIn(dataset.dataFolder));
      await openFolder(named);
    };
    openings
      .next(again)
      .catch((error: unknown) => log(`${dataset.root} was not opened again: ${String(error)}`));
    return true;
  };

  const current = (): OpenedDataset => {
    if (opened === null) throw new EngineError('no-dataset', 'No dataset is open: open a folder first.');
    return opened;
  };

  return {
    current: () => current().dataset,
    peek: () => opened?.dataset ?? null,
    editor: async () => current().editor(),
    open: (folder) => openings.next(() => openFolder(path.resolve(folder))),
    close: () =>
      openings.next(async () => {
        const wasOpen = opened !== null;
        await closeOpened();
        if (wasOpen) events.publish({ type: 'dataset', dataset: null });
      }),
    onClose: (listener) => void closing.push(listener),
    rebuild,
    renewJournal: () => openings.next(() => current().renewJournal()),
    rescan: (suffixes) => {
      const now = current();
      if (suffixes !== null) settings.setSuffixes(now.dataset.id, suffixes);
      return now.read(suffixes);
    },
  };
};
