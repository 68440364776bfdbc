/** What is measured of each image of the open dataset, for all features that need it. */
import type { Job } from '../../../../shared/api/job.ts';
import type { OpenDataset } from '../../dataset.ts';
import type { Events } from '../../work/events.ts';
import type { Jobs } from '../../work/jobs.ts';
import { perDataset, type ClosingWorkspace } from '../perDataset.ts';
import { createDatasetPictures, type PicturesState } from './datasetPictures.ts';
import type { PictureFacts } from './record.ts';

export interface Pictures {
  /** What is known of a sample's image as it is now; null: not measured yet, or broken. */
  facts(id: number): PictureFacts | null;
  /** Whether a sample's image, as its file is now, has been decoded wholly. */
  isWhole(id: number): boolean;
  /** Why an image cannot be decoded, in words; null: it can, or was not decoded yet. */
  problem(id: number): string | null;
  state(): PicturesState;
  /** Resolves when everything that was kept has been read, without decoding anything. */
  recalled(): Promise<void>;
  /** Measures all images that have not been measured; has no effect while that is running. */
  measure(): Job;
  /** The same, until the end: all are measured by then, or it was stopped, or it has failed. */
  upToDate(): Promise<void>;
  /**
   * Calls the listener when there is more to know than before, or all of it. Returns the function that
   * unsubscribes.
   */
  onChange(listener: (dataset: OpenDataset) => void): () => void;
  close(): Promise<void>;
}

export interface PicturesOptions {
  readonly workspace: ClosingWorkspace;
  readonly events: Events;
  readonly jobs: Jobs;
  /** Whether they are measured before anything asks for that. */
  readonly unasked: boolean;
  readonly log: (line: string) => void;
}

export const createPictures = (options: PicturesOptions): Pictures => {
  const { workspace, events, jobs, unasked, log } = options;
  const listeners = new Set<(dataset: OpenDataset) => void>();
  const tell = (dataset: OpenDataset): void => {
    // A dataset that is being closed no longer counts as open.
    if (workspace.peek() !== dataset) return;
    for (const listener of listeners) listener(dataset);
    events.publish({ type: 'findings', of: 'problems' });
    events.publish({ type: 'findings', of: 'duplicates' });
  };
  const { current, close } = perDataset({
    workspace,
    events,
    make: (dataset) => createDatasetPictures({ dataset, jobs, unasked, log, tell: () => tell(dataset) }),
  });
  return {
    facts: (id) => {
      const { sheet, dataset } = current();
      return sheet.facts(dataset.columns, id);
    },
    isWhole: (id) => {
      const { sheet, dataset } = current();
      return sheet.isMeasured(dataset.columns, id);
    },
    problem: (id) => {
      const { sheet, dataset } = current();
      return sheet.problem(dataset.columns, id);
    },
    state: () => current().state(),
    recalled: () => current().recalled(),
    measure: () => current().measure(),
    upToDate: () => current().upToDate(),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close,
  };
};
