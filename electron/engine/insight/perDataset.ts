/**
 * Keeps one instance of a finder per open dataset: made when it is first needed, told of every change, and
 * closed, with all its threads, before the dataset is closed.
 */
import type { OpenDataset } from '../dataset.ts';
import { EngineError } from '../errors.ts';
import type { OpeningWorkspace } from '../workspace.ts';
import type { Events } from '../work/events.ts';

/** What finds something in one dataset. */
interface OfDataset {
  readonly dataset: OpenDataset;
  /** The dataset has changed. */
  changed(): void;
  /** Sends no notices from now on; resolves when nothing runs any more. */
  close(): Promise<void>;
}

export interface PerDataset<T> {
  /** For the open dataset. @throws EngineError `no-dataset`, or `cancelled` when all is closed */
  readonly current: () => T;
  /** The instance that exists already, or null. */
  readonly peek: () => T | null;
  /** Closes the instance; none is made any more. */
  readonly close: () => Promise<void>;
}

export type ClosingWorkspace = Pick<OpeningWorkspace, 'current' | 'peek' | 'onClose'>;

interface PerDatasetOptions<T> {
  readonly workspace: ClosingWorkspace;
  /** Without it, the finder is not told of changes. */
  readonly events?: Events;
  readonly make: (dataset: OpenDataset) => T;
}

export const perDataset = <T extends OfDataset>({
  workspace,
  events,
  make,
}: PerDatasetOptions<T>): PerDataset<T> => {
  let opened: T | null = null;
  /** Whether it has been told that the dataset was read. */
  let told: OpenDataset | null = null;
  let closed = false;
  const current = (): T => {
    const dataset = workspace.current();
    if (opened?.dataset === dataset) return opened;
    if (closed) throw new EngineError('cancelled', 'Proofsheet is being closed.');
    opened = make(dataset);
    return opened;
  };
  workspace.onClose(async (dataset) => {
    const ending = opened;
    if (ending?.dataset !== dataset) return;
    opened = null;
    await ending.close();
  });
  const unsubscribe = events?.subscribe((event) => {
    if (event.type !== 'dataset' && event.type !== 'samples' && event.type !== 'project') return;
    const dataset = workspace.peek();
    if (dataset === null || dataset.info().phase !== 'ready') return;
    // Revisions of a dataset arrive with its samples; the first one says that it has been read.
    if (event.type === 'dataset' && told === dataset) return;
    told = dataset;
    current().changed();
  });
  return {
    current,
    peek: () => opened,
    close: async () => {
      closed = true;
      unsubscribe?.();
      await opened?.close();
    },
  };
};
