/** What is measured of each picture of the open dataset, for all that ask. */
import type { Job } from '../../../../shared/api/job.ts';
import type { OpenDataset } from '../../dataset.ts';
import type { Events } from '../../work/events.ts';
import type { Jobs } from '../../work/jobs.ts';
import { perDataset, type ClosingWorkspace } from '../perDataset.ts';
import { createDatasetPictures, type PicturesState } from './datasetPictures.ts';
import type { PictureFacts } from './record.ts';

export interface Pictures {
  /** What is known of a sample's picture as it is now; null: not looked at yet, or broken. */
  facts(id: number): PictureFacts | null;
  /** A sample's picture, as its file is now, has been decoded wholly. */
  isWhole(id: number): boolean;
  /** Why a picture cannot be decoded, in words; null: it can, or was not looked at yet. */
  problem(id: number): string | null;
  state(): PicturesState;
  /** Resolves when all is known that was found out before, without looking at anything. */
  recalled(): Promise<void>;
  /** Looks at all pictures that have not been looked at; what runs already is not started twice. */
  measure(): Job;
  /** The same, until the end: all have been looked at by then, or somebody has stopped it, or it has failed. */
  upToDate(): Promise<void>;
  /** Hears when there is more to know than before, or all of it. Returns what ends that. */
  onChange(listener: (dataset: OpenDataset) => void): () => void;
  close(): Promise<void>;
}

export interface PicturesOptions {
  readonly workspace: ClosingWorkspace;
  readonly events: Events;
  readonly jobs: Jobs;
  readonly log: (line: string) => void;
}

export const createPictures = ({ workspace, events, jobs, log }: PicturesOptions): Pictures => {
  const listeners = new Set<(dataset: OpenDataset) => void>();
  const tell = (dataset: OpenDataset): void => {
    // A dataset that is being closed is not open any more before it is let go.
    if (workspace.peek() !== dataset) return;
    for (const listener of listeners) listener(dataset);
    events.publish({ type: 'findings', of: 'problems' });
    events.publish({ type: 'findings', of: 'duplicates' });
  };
  const { current, close } = perDataset({
    workspace,
    events,
    make: (dataset) => createDatasetPictures({ dataset, jobs, log, tell: () => tell(dataset) }),
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
