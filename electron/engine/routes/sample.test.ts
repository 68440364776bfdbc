import { statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { startEngine } from '../testing.ts';

test(
  'the sample is drawn once, told as a job, and opened like any dataset',
  { timeout: 120_000 },
  async () => {
    const engine = await startEngine();
    const both = await Promise.all([engine.call('POST /api/sample'), engine.call('POST /api/sample')]);
    const dir = path.join(engine.dataDir, 'sample');
    expect(both.map(({ dataset }) => dataset.path)).toEqual([dir, dir]);
    await engine.until((event) => event.type === 'dataset' && event.dataset?.phase === 'ready');
    const { dataset } = await engine.call('GET /api/dataset');
    expect(dataset?.samples).toBeGreaterThan(300);
    const jobs = engine.seen.flatMap((event) => (event.type === 'job' ? [event.job] : []));
    expect(new Set(jobs.filter(({ kind }) => kind === 'sample').map(({ id }) => id)).size).toBe(1);
    expect(jobs.findLast(({ kind }) => kind === 'sample')).toMatchObject({ state: 'done' });

    const truth = path.join(dir, 'truth.json');
    const { mtimeMs } = statSync(truth);
    await engine.call('POST /api/dataset/close');
    await engine.call('POST /api/sample');
    expect(statSync(truth).mtimeMs).toBe(mtimeMs);
  },
);
