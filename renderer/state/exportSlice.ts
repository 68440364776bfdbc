/** An export as this window has it: what the dialog says, so that it can be closed and opened again, and the run. */
import type { ExportPlan, ExportResult } from '../../shared/api/export.ts';
import type { OpeningId } from '../../shared/api/ids.ts';
import type { Job } from '../../shared/api/job.ts';
import { exportSettings, type ExportSettings } from '../../shared/export/settings.ts';
import { wordsOf } from '../api/call.ts';
import type { SliceMaker } from './appStore.ts';

export type ExportWhere = 'all' | 'view' | 'selection';

export interface ExportDraft {
  readonly settings: ExportSettings;
  /** The profile that the settings were taken from; they may have been changed since. */
  readonly profile: string | null;
  readonly where: ExportWhere;
  /** As typed or chosen; null: the folder that is proposed. */
  readonly out: string | null;
}

/** An export that was started from this window. */
export interface ExportRun {
  readonly plan: ExportPlan;
  /** As it was last heard of. */
  readonly job: Job;
  /** Null until its end, and where it ended without one: the job says why. */
  readonly result: ExportResult | null;
}

export interface ExportSlice {
  readonly exportDraft: ExportDraft;
  readonly exportRun: ExportRun | null;
  readonly changeExport: (change: Partial<ExportDraft>) => void;
  /** Carries a plan out. Resolves when it is under way, to why it is not, or to null. */
  readonly runExport: (plan: ExportPlan, opening: OpeningId | null) => Promise<string | null>;
  /** Takes in what is heard of the job; when it has ended, asks what came of it. */
  readonly exportHeard: (job: Job) => Promise<void>;
  /** Back from the result to the settings. */
  readonly leaveExport: () => void;
  /** Another dataset: nothing of this holds any more. */
  readonly forgetExport: () => void;
}

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
      // A short one may have ended before this answer came.
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
