/** Reads what the trainer would see, and saves its settings in `proofsheet.json`. */
import { useQuery } from '@tanstack/react-query';
import type { SampleId } from '../../shared/api/ids.ts';
import type { TrainerPreview, TrainerSummary } from '../../shared/api/trainer.ts';
import { useCall } from '../api/ApiContext.tsx';
import { wordsOf } from '../api/call.ts';
import { useAppStore } from '../state/AppContext.tsx';

/** Draws shown of one sample. */
export const drawsShown = 8;

/** Read again after every change of captions or settings; that of the previous seed stays meanwhile. */
export const useTrainerPreview = (sample: SampleId, seed: number) => {
  const call = useCall();
  return useQuery<{ readonly sample: SampleId; readonly preview: TrainerPreview }>({
    queryKey: ['trainer', 'preview', sample, seed],
    queryFn: async ({ signal }) => {
      const body = { sample, draws: drawsShown, seed };
      return { sample, preview: await call('POST /api/trainer/preview', { body, signal }) };
    },
    placeholderData: (previous) => previous,
  });
};

export const useTrainerSummary = () => {
  const call = useCall();
  return useQuery<TrainerSummary>({
    queryKey: ['trainer', 'summary'],
    queryFn: ({ signal }) => call('GET /api/trainer/summary', { signal }),
    placeholderData: (previous) => previous,
    retry: false,
  });
};

/** Places below `trainer` in `proofsheet.json`, and their new values. */
export type TrainerEntries = readonly (readonly [path: readonly string[], value: unknown])[];
/** Never rejects: the user has been told what went wrong. */
export type SetTrainer = (label: string, entries: TrainerEntries) => Promise<void>;

/** Changes settings as one edit that undo reverts. */
export const useSetTrainer = (): SetTrainer => {
  const call = useCall();
  const store = useAppStore();
  return async (label, entries) => {
    const body = {
      label,
      entries: entries.map(([path, value]) => ({ path: ['trainer', ...path], value })),
    };
    const { sayReport, say } = store.getState();
    try {
      const report = await call('POST /api/project', { body });
      if (report.conflicts.length + report.failures.length > 0) sayReport(report);
    } catch (error) {
      say(wordsOf(error), 'problem');
    }
  };
};

/** Loads the settings of a `dataset.toml`, as one edit that undo reverts. */
export const useTakeDatasetFile = (): ((file: string) => Promise<void>) => {
  const call = useCall();
  const store = useAppStore();
  const set = useSetTrainer();
  return async (file) => {
    const { say } = store.getState();
    try {
      const { buckets, repeats, notice } = await call('POST /api/trainer/dataset-file', { body: { file } });
      await set(`Use the sizes of ${file}`, [
        [['buckets'], buckets],
        [['repeats'], repeats],
      ]);
      if (notice !== null) say(notice);
    } catch (error) {
      say(wordsOf(error), 'problem');
    }
  };
};
