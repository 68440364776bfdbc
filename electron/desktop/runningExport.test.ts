import { expect, test } from 'vitest';
import { jobId } from '../../shared/api/ids.ts';
import type { Job } from '../../shared/api/job.ts';
import { createRunningExport, progressWords } from './runningExport.ts';

const job = (change: Partial<Job> = {}): Job => ({
  id: jobId.parse('one'),
  kind: 'export',
  label: 'Exporting',
  state: 'running',
  done: 0,
  total: null,
  message: null,
  ...change,
});

const hello = (jobs: Job[]) => ({ type: 'hello', engine: 'e', dataset: null, jobs }) as const;

test('the taskbar shows how far an export is, until it has ended', async () => {
  const shown: (number | null)[] = [];
  const running = createRunningExport((share) => void shown.push(share));
  running.hear({ type: 'job', job: job({ kind: 'scan', done: 5, total: 10 }) });
  expect(running.current()).toBeNull();
  await running.over();
  running.hear({ type: 'job', job: job() });
  running.hear({ type: 'job', job: job({ done: 5, total: 10 }) });
  expect(running.current()).toMatchObject({ done: 5 });
  const over = running.over();
  running.hear({ type: 'job', job: job({ id: jobId.parse('another'), state: 'done' }) });
  expect(running.current()).not.toBeNull();
  running.hear({ type: 'job', job: job({ state: 'done', done: 10, total: 10 }) });
  await over;
  expect(shown).toEqual([0, 0.5, null]);
});

test('an engine that starts again has none, and one that is met in the middle has its own', async () => {
  const running = createRunningExport(() => undefined);
  running.hear(hello([job({ kind: 'scan' }), job({ done: 1, total: 4 })]));
  const over = running.over();
  running.forget();
  await over;
  expect(running.current()).toBeNull();
  running.hear(hello([job({ state: 'done' })]));
  expect(running.current()).toBeNull();
});

test('how far it is has words', () => {
  expect(progressWords({ done: 21_110, total: 35_697 })).toBe('21,110 of 35,697 files are written');
  expect(progressWords({ done: 3, total: null })).toBe('3 files are written');
});
