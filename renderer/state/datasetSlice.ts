/** The open dataset, its jobs, and whether the engine is reachable. */
import type { DatasetInfo } from '../../shared/api/dataset.ts';
import type { OpeningId } from '../../shared/api/ids.ts';
import { ApiFailure, wordsOf } from '../api/call.ts';
import type { DatasetSlice, SliceMaker } from './types.ts';

export const createDatasetSlice: SliceMaker<DatasetSlice> = (set, get, { call }) => {
  const opening = async (label: string, open: () => Promise<{ dataset: DatasetInfo }>) => {
    set({ opening: label });
    try {
      if (get().dataset !== null) await get().settle();
      const { dataset } = await open();
      // Events have mostly delivered it already, and newer states too: the answer may arrive after them.
      if (get().dataset?.opening !== dataset.opening) get().datasetArrived(dataset);
      return null;
    } catch (error) {
      // A cancelled opening needs no message.
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
    openPrevious: async () => {
      try {
        const { recent } = await call('GET /api/recent');
        const before = recent.find(({ id, exists }) => exists && id !== get().dataset?.id);
        if (before === undefined) return 'No other dataset has been opened before.';
        return await get().openDataset({ recent: before.id });
      } catch (error) {
        return wordsOf(error);
      }
    },
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
        // Opened again, by a new engine or with a new index: earlier ids are no longer valid.
        if (dataset?.opening !== before?.opening) void get().recoverView();
        return;
      }
      // Open dialogs are about the dataset before.
      get().closeOverlay();
      get().closeLarge();
      get().forgetView();
      get().askPaste(null);
      get().forgetExport();
      get().forgetProposals();
      get().showPage('sheet');
      void get().loadDrafts();
      void get().loadTagKeys();
      if (dataset === null) return;
      if (dataset.notice !== null) get().say(dataset.notice);
      void get().begin(dataset.id);
    },
    jobArrived: (job) => {
      const others = get().jobs.filter((other) => other.id !== job.id);
      set({ jobs: job.state === 'running' ? [...others, job] : others });
      void get().exportHeard(job);
      if (job.state === 'failed') get().say(job.message ?? `${job.label} failed.`, 'problem');
    },
  };
};
