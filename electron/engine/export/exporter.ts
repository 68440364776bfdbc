/** Exports, as the engine's main thread sees them: plans by their ids, of which only the last is kept. */
import type { ExportPlan, ExportResult } from '../../../shared/api/export.ts';
import type { Job } from '../../../shared/api/job.ts';
import type { OpenDataset } from '../dataset.ts';
import type { Jobs } from '../work/jobs.ts';
import type { LockPlace } from '../work/lockFolders.ts';
import { createPlanThread, expired, type ExportRequest, type PlanThread } from './planThread.ts';

type Reader = Pick<PlanThread, 'call'>;

export interface Exporter {
  /**
   * @throws EngineError `bad-request` for an impossible folder or settings, `cancelled` when another plan
   * came
   */
  plan(dataset: OpenDataset, request: ExportRequest): Promise<ExportPlan>;
  /** @throws EngineError `not-found` for a plan that a newer one has replaced; so do all below */
  summary(id: string): ExportPlan;
  /** Questions to the thread about a plan's samples. */
  read(id: string): Reader;
  /** Starts the job, once. */
  run(id: string): Job;
  /** Null until it has ended. */
  result(id: string): ExportResult | null;
  discard(id: string): Promise<void>;
  close(): Promise<void>;
}

/** @param lockPlaces where engines look for one another's exports */
export const createExporter = (jobs: Jobs, lockPlaces: readonly LockPlace[]): Exporter => {
  const plans = new Map<string, PlanThread>();

  const known = (id: string): PlanThread => {
    const plan = plans.get(id);
    if (plan === undefined) throw expired();
    return plan;
  };
  const end = async (plan: PlanThread): Promise<void> => {
    plans.delete(plan.id);
    await plan.end();
  };
  return {
    plan: async (dataset, request) => {
      // A plan holds every caption in memory: only the last one is kept, and the one that is being written.
      for (const plan of plans.values()) if (!plan.isRunning()) void end(plan);
      const plan = createPlanThread(dataset, request, lockPlaces);
      plans.set(plan.id, plan);
      try {
        return await plan.plan();
      } catch (error) {
        plans.delete(plan.id);
        throw error;
      }
    },
    summary: (id) => known(id).summary(),
    read: (id) => known(id),
    run: (id) => known(id).run(jobs),
    result: (id) => known(id).result(),
    discard: async (id) => {
      const plan = plans.get(id);
      if (plan !== undefined) await end(plan);
    },
    close: async () => {
      await Promise.all([...plans.values()].map(end));
    },
  };
};
