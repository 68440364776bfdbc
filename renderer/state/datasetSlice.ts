/** The open dataset, its jobs, and whether the engine is there. */
import type { CaptionSuffixes, DatasetInfo } from '../../shared/api/dataset.ts';
import type { JobId, OpeningId } from '../../shared/api/ids.ts';
import type { Job } from '../../shared/api/job.ts';
import { ApiFailure, wordsOf } from '../api/call.ts';
import type { Connection } from '../api/eventStream.ts';
import type { SliceMaker } from './appStore.ts';

export interface DatasetSlice {
  /** The open dataset; null on the welcome page. */
  readonly dataset: DatasetInfo | null;
  /** Whether the engine has told what is open: until then nothing is drawn. */
  readonly greeted: boolean;
  /** Running jobs. */
  readonly jobs: readonly Job[];
  readonly connection: Connection;
  /** Which run of the engine this is; a new one knows no views of the old one. */
  readonly engine: string | null;
  /** What is being opened just now, for the welcome page. */
  readonly opening: string | null;
  /** Opens a folder by path, or a recent dataset. Resolves to why it did not work, in words, or to null. */
  readonly openDataset: (
    what: { readonly path: string } | { readonly recent: string },
  ) => Promise<string | null>;
  /** Makes or finds the sample dataset and opens it. Resolves like `openDataset`. */
  readonly openSample: () => Promise<string | null>;
  readonly closeDataset: () => Promise<void>;
  /** Reads the folder again, with other suffixes if given. */
  readonly rescan: (suffixes?: CaptionSuffixes) => Promise<void>;
  readonly cancelJob: (id: JobId) => Promise<void>;
  /** Takes in what the engine says is open. */
  readonly datasetArrived: (dataset: DatasetInfo | null) => void;
  readonly jobArrived: (job: Job) => void;
}

export const createDatasetSlice: SliceMaker<DatasetSlice> = (set, get, { call }) => {
  const opening = async (label: string, open: () => Promise<{ dataset: DatasetInfo }>) => {
    set({ opening: label });
    try {
      if (get().dataset !== null) await get().settle();
      const { dataset } = await open();
      // The events have mostly told already, and told more since: the answer may come after them.
      if (get().dataset?.opening !== dataset.opening) get().datasetArrived(dataset);
      return null;
    } catch (error) {
      // Who cancels knows that nothing was opened.
      return error instanceof ApiFailure && error.code === 'cancelled' ? null : wordsOf(error);
    } finally {
      set({ opening: null });
    }
  };
  /** Of the dataset that this window shows. */
  const shown = (): OpeningId | null => get().dataset?.opening ?? null;
  const orSay = async (work: Promise<unknown>): Promise<void> => {
    await work.catch((error: unknown) => get().say(wordsOf(error), 'problem'));
  };

  return {
    dataset: null,
    greeted: false,
    jobs: [],
    connection: 'connecting',
    engine: null,
    opening: null,
    openDataset: (what) =>
      opening('path' in what ? what.path : what.recent, () => call('POST /api/dataset/open', { body: what })),
    openSample: () => opening('sample', () => call('POST /api/sample')),
    closeDataset: async () => {
      await get().settle();
      await orSay(
        call('POST /api/dataset/close', { opening: shown() }).then(() => get().datasetArrived(null)),
      );
    },
    rescan: (suffixes) =>
      orSay(
        call('POST /api/dataset/rescan', {
          opening: shown(),
          body: suffixes ? { suffixes: { ...suffixes } } : {},
        }),
      ),
    cancelJob: (id) => orSay(call('POST /api/jobs/:id/cancel', { params: { id } })),
    datasetArrived: (dataset) => {
      const before = get().dataset;
      set({ dataset });
      if (dataset?.id === before?.id) {
        // Opened again, by a new engine or with a new index: the numbers of before mean nothing.
        if (dataset?.opening !== before?.opening) void get().recoverView();
        return;
      }
      // What lies over the window is about the dataset before.
      get().closeOverlay();
      get().forgetView();
      get().forgetExport();
      get().showPage('sheet');
      void get().loadDrafts();
      if (dataset === null) return;
      if (dataset.notice !== null) get().say(dataset.notice);
      void get().begin(dataset.id);
    },
    jobArrived: (job) => {
      const others = get().jobs.filter((other) => other.id !== job.id);
      set({ jobs: job.state === 'running' ? [...others, job] : others });
      void get().exportHeard(job);
      if (job.state === 'failed') get().say(job.message ?? `${job.label} did not work.`, 'problem');
    },
  };
};
