/** An export in this window: the dialog's settings, so that it can be closed and opened again, and the run. */
import { exportSettings } from '../../shared/export/settings.ts';
import { wordsOf } from '../api/call.ts';
import type { ExportDraft, ExportSlice, SliceMaker } from './types.ts';

const newDraft = (): ExportDraft => ({
  settings: exportSettings.parse({ format: 'diffusion-pipe' }),
  profile: null,
  where: 'all',
  out: null,
});

/** A folder beside the dataset: "endfield-kohya". */
export const proposedFolder = (
  dataset: { readonly path: string; readonly name: string },
  format: string,
): string => {
  const separator = dataset.path.includes('\\') && !dataset.path.includes('/') ? '\\' : '/';
  const above = dataset.path.slice(0, dataset.path.lastIndexOf(separator));
  return `${above}${separator}${dataset.name}-${format}`;
};

export const createExportSlice: SliceMaker<ExportSlice> = (set, get, { call }) => ({
  exportDraft: newDraft(),
  exportRun: null,
  changeExport: (change) => set({ exportDraft: { ...get().exportDraft, ...change } }),
  runExport: async (plan, opening) => {
    try {
      const { job } = await call('POST /api/exports/:id/run', { opening, params: { id: plan.id } });
      set({ exportRun: { plan, job, result: null } });
      // A short one may have ended before this answer arrived.
      const { jobs } = await call('GET /api/jobs');
      const now = jobs.find(({ id }) => id === job.id);
      if (now !== undefined) await get().exportHeard(now);
      return null;
    } catch (error) {
      return wordsOf(error);
    }
  },
  exportHeard: async (job) => {
    const run = get().exportRun;
    if (run === null || run.job.id !== job.id || run.job.state !== 'running') return;
    if (job.state === 'running') {
      set({ exportRun: { ...run, job } });
      return;
    }
    const { result } = await call('GET /api/exports/:id/result', { params: { id: run.plan.id } }).catch(
      () => ({ result: null }),
    );
    if (get().exportRun?.job.state !== 'running') return;
    set({ exportRun: { ...run, job, result } });
    if (get().overlay !== 'export' && job.state !== 'failed') {
      get().say(job.message ?? 'The export has ended.', result?.verified === true ? 'plain' : 'problem');
    }
  },
  leaveExport: () => set({ exportRun: null }),
  forgetExport: () => set({ exportDraft: newDraft(), exportRun: null }),
});
