/**
 * A finder for whichever dataset is open: made when it is first asked for, told of every change, and ended, to its last
 * thread, before the dataset is let go.
 */
import type { OpenDataset } from '../dataset.ts';
import { EngineError } from '../errors.ts';
import type { OpeningWorkspace } from '../workspace.ts';
import type { Events } from '../work/events.ts';

/** What finds something in one dataset. */
interface OfDataset {
  readonly dataset: OpenDataset;
  /** Something has changed. */
  changed(): void;
  /** Nothing is told any more from now on; resolves when nothing runs any more. */
  close(): Promise<void>;
}

export interface PerDataset<T> {
  /** Of the dataset that is open. @throws EngineError `no-dataset`, or `cancelled` when all is closed */
  readonly current: () => T;
  /** What there is already, or null. */
  readonly peek: () => T | null;
  /** Ends what there is; nothing is made any more. */
  readonly close: () => Promise<void>;
}

export type ClosingWorkspace = Pick<OpeningWorkspace, 'current' | 'peek' | 'onClose'>;

interface PerDatasetOptions<T> {
  readonly workspace: ClosingWorkspace;
  /** Left out: it is told of no changes. */
  readonly events?: Events;
  readonly make: (dataset: OpenDataset) => T;
}

export const perDataset = <T extends OfDataset>({
  workspace,
  events,
  make,
}: PerDatasetOptions<T>): PerDataset<T> => {
  let opened: T | null = null;
  /** Has been told that it was read. */
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
    // Numbers of a dataset are told with its samples; the first time they say that it has been read.
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
