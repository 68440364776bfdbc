import { expect, test } from 'vitest';
import type { EngineEvent } from '../../../shared/api/events.ts';
import type { Job } from '../../../shared/api/job.ts';
import { createEvents } from './events.ts';
import { createJobs } from './jobs.ts';

const setUp = () => {
  const events = createEvents();
  const told: Job[] = [];
  events.subscribe((event: EngineEvent) => {
    if (event.type === 'job') told.push(event.job);
  });
  return { jobs: createJobs(events), told };
};

test('a job is told when it starts and when it ends, however fast it was', () => {
  const { jobs, told } = setUp();
  const job = jobs.start({ kind: 'scan', label: 'Reading x' });
  for (let done = 0; done <= 1000; done++) job.progress(done, 1000);
  job.done('Well.');
  expect(told[0]).toMatchObject({ state: 'running', label: 'Reading x', done: 0, total: null });
  expect(told.at(-1)).toMatchObject({ state: 'done', done: 1000, total: 1000, message: 'Well.' });
  expect(told.length).toBeLessThan(10);
});

test('what has ended stays as it ended', () => {
  const { jobs, told } = setUp();
  const job = jobs.start({ kind: 'scan', label: 'x' });
  job.fail('The disk is gone.');
  job.done(null);
  job.progress(1, 2);
  expect(jobs.cancel(job.id)).toMatchObject({ state: 'failed', message: 'The disk is gone.' });
  expect(told.map(({ state }) => state)).toEqual(['running', 'failed']);
});

test('cancelling aborts the signal once, and the job ends as cancelled', () => {
  const { jobs } = setUp();
  let calls = 0;
  const job = jobs.start({ kind: 'edit', label: 'x', onCancel: () => calls++ });
  jobs.cancel(job.id);
  jobs.cancel(job.id);
  expect([calls, job.signal.aborted]).toEqual([1, true]);
  job.done(null);
  expect(job.current().state).toBe('cancelled');
  expect(() => jobs.cancel('another')).toThrow('There is no such job any more.');
});

test('running jobs are all listed, ended ones only the last', () => {
  const { jobs } = setUp();
  const running = jobs.start({ kind: 'scan', label: 'long' });
  for (let i = 0; i < 50; i++) jobs.start({ kind: 'edit', label: String(i) }).done(null);
  const labels = jobs.list().map(({ label }) => label);
  expect(labels).toContain('long');
  expect(labels).toContain('49');
  expect(labels).toHaveLength(21);
  jobs.close();
  expect(running.signal.aborted).toBe(true);
});

test('what is started after the closing is told to stop at once', async () => {
  const { jobs } = setUp();
  jobs.close();
  const told: boolean[] = [];
  const job = jobs.start({ kind: 'scan', label: 'late', onCancel: (closing) => told.push(closing) });
  expect(job.current().state).toBe('running');
  await Promise.resolve();
  expect([job.signal.aborted, told]).toEqual([true, [true]]);
});
