/** When a folder that has been read is looked at once more. */
import { expect, test } from 'vitest';
import { EngineError } from '../errors.ts';
import { createFolderReader } from './folderReader.ts';
import type { ScanResult } from './protocol.ts';
import type { ScanRun } from './scanClient.ts';

const resolved = (): Promise<ScanResult> => Promise.resolve({ read: 0, cancelled: false });

const setUp = () => {
  const runs: ScanRun[] = [];
  const log: string[] = [];
  const steps: string[] = [];
  const follower = { since: 0, pause: () => steps.push('pause'), resume: () => steps.push('resume') };
  let answer = resolved;
  const reader = createFolderReader({
    root: '/dataset',
    client: {
      scan: (run) => {
        runs.push(run);
        return answer();
      },
    },
    follower,
    log: (line) => log.push(line),
  });
  const run = { suffixes: null, before: null, onProgress: () => undefined, signal: AbortSignal.any([]) };
  return {
    reader,
    run,
    runs,
    log,
    steps,
    follower,
    answerWith: (next: typeof answer) => {
      answer = next;
    },
  };
};

test('once is enough when nothing began to be watched meanwhile', async () => {
  const { reader, run, runs } = setUp();
  await reader.read(run);
  expect(runs).toEqual([run]);
});

test('what was looked at before watching began is looked at once more', async () => {
  const { reader, run, runs, follower } = setUp();
  follower.since = Date.now() + 1000;
  await reader.read(run);
  expect(runs).toMatchObject([{ before: null }, { before: follower.since, suffixes: null }]);
});

test('not after a run that was cancelled', async () => {
  const { reader, run, runs, follower, answerWith } = setUp();
  follower.since = Date.now() + 1000;
  answerWith(() => Promise.resolve({ read: 0, cancelled: true }));
  expect(await reader.read(run)).toEqual({ read: 0, cancelled: true });
  expect(runs).toHaveLength(1);
});

test('work is not followed, and what others did meanwhile is read after it, also when it fails', async () => {
  const { reader, run, runs, steps } = setUp();
  await reader.read(run);
  const failing = reader.unfollowed(() => {
    steps.push('work');
    return Promise.reject(new Error('no'));
  });
  await expect(failing).rejects.toThrow('no');
  expect(steps).toEqual(['pause', 'work', 'resume']);
  expect(runs).toHaveLength(2);
});

test('work before the first reading is followed by that one', async () => {
  const { reader, runs } = setUp();
  expect(await reader.unfollowed(() => Promise.resolve(7))).toBe(7);
  expect(runs).toEqual([]);
});

test('the next work cancels a look that is still under way; a failure is logged, closing is not', async () => {
  const { reader, run, runs, log, answerWith } = setUp();
  await reader.read(run);
  answerWith(() => Promise.reject(new EngineError('cancelled', 'The dataset was closed.')));
  await reader.unfollowed(() => Promise.resolve());
  answerWith(() => Promise.reject(new Error('EIO')));
  await reader.unfollowed(() => {
    expect(runs[1]?.signal.aborted).toBe(true);
    return Promise.resolve();
  });
  await Promise.resolve();
  await Promise.resolve();
  expect(log).toEqual(['/dataset was not read again: Error: EIO']);
});
