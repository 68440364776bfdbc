/** The sample dataset: made in the data folder when it is first wanted, then opened like any other. */
import path from 'node:path';
import type { Hono } from 'hono';
import { findSample, makeSample } from '../../sample/makeSample.ts';
import type { Jobs } from '../work/jobs.ts';
import type { OpeningWorkspace } from '../workspace.ts';
import { route } from './route.ts';

export interface SampleDeps {
  readonly dataDir: string;
  readonly jobs: Jobs;
  readonly workspace: OpeningWorkspace;
}

/** The same images for every user. */
const seed = 1;
const size = 360;

export const sampleRoutes = (app: Hono, { dataDir, jobs, workspace }: SampleDeps): void => {
  const dir = path.join(dataDir, 'sample');
  /** Two windows that ask at once wait for the same drawing. */
  let making: Promise<void> | null = null;

  const make = async (): Promise<void> => {
    if ((await findSample(dir)) !== null) return;
    const job = jobs.start({ kind: 'sample', label: 'Drawing the sample dataset' });
    try {
      const onProgress = (done: number, total: number): void => job.progress(done, total);
      await makeSample({ dir, seed, size, onProgress, signal: job.signal });
      job.done(null);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (job.signal.aborted) job.done(message);
      else job.fail(message);
      throw error;
    }
  };

  route(app, 'POST /api/sample', async () => {
    making ??= make().finally(() => {
      making = null;
    });
    await making;
    return { dataset: await workspace.open(dir) };
  });
};
