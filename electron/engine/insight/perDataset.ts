/**
 * A finder for whichever dataset is open: made when it is first asked for, told of every change, and ended, to its last
 * thread, before the dataset is let go.
 */
import type { OpenDataset } from '../dataset.ts';
import type { OpeningWorkspace } from '../workspace.ts';
import type { Events } from '../work/events.ts';

/** What finds something in one dataset. */
interface OfDataset {
  readonly dataset: OpenDataset;
  /** Something has changed: it will be looked for again, soon. */
  changed(): void;
  /** Nothing is told any more from now on; resolves when nothing runs any more. */
  close(): Promise<void>;
}

export interface PerDataset<T> {
  /** Of the dataset that is open. @throws EngineError `no-dataset` */
  readonly current: () => T;
  /** What there is already, or null. */
  readonly peek: () => T | null;
}

interface PerDatasetOptions<T> {
  readonly workspace: Pick<OpeningWorkspace, 'current' | 'peek' | 'onClose'>;
  readonly events: Events;
  readonly make: (dataset: OpenDataset) => T;
}

export const perDataset = <T extends OfDataset>({
  workspace,
  events,
  make,
}: PerDatasetOptions<T>): PerDataset<T> => {
  let opened: T | null = null;
  const current = (): T => {
    const dataset = workspace.current();
    if (opened?.dataset !== dataset) opened = make(dataset);
    return opened;
  };
  workspace.onClose(async (dataset) => {
    const ending = opened;
    if (ending?.dataset !== dataset) return;
    opened = null;
    await ending.close();
  });
  events.subscribe((event) => {
    if (event.type !== 'dataset' && event.type !== 'samples' && event.type !== 'project') return;
    const dataset = workspace.peek();
    if (dataset === null || dataset.info().phase !== 'ready') return;
    // Numbers of a dataset are told with its samples; the first time they say that it has been read.
    if (event.type !== 'dataset' || opened?.dataset !== dataset) current().changed();
  });
  return { current, peek: () => opened };
};
