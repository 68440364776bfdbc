/** The engine is closed while a finder or job runs: it ends soon, with all its threads, and starts nothing more. */
import { availableParallelism, loadavg } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import type { EngineEvent } from '../../shared/api/events.ts';
import { pngOf, startEagerEngine, tempFolder, writeFiles, type TestEngine } from './testing.ts';
import type { WorkerName } from './work/workers.ts';

/** Milliseconds within which an engine closes; the limit grows with the load of the machine. */
const soon = (): number => 2000 * Math.max(1, (loadavg()[0] ?? 0) / availableParallelism());

const within = async (milliseconds: number, work: Promise<void>): Promise<void> => {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => late.reject(new Error(`It takes longer than ${milliseconds} ms.`)),
    milliseconds,
  );
  await Promise.race([work, late.promise]).finally(() => clearTimeout(timer));
};

/** All threads that are started from now on, and the first one of a name. */
const watchThreads = () => {
  const threads: Worker[] = [];
  const waiting = new Map<WorkerName, () => void>();
  const note = (worker: Worker): void => {
    threads.push(worker);
    const name = worker.threadName as WorkerName;
    // The name is there before the first message.
    worker.once('message', () => waiting.get(name)?.());
  };
  process.on('worker', note);
  onTestFinished(() => void process.off('worker', note));
  return {
    threads,
    loaded: (name: WorkerName) => new Promise<void>((resolve) => waiting.set(name, resolve)),
    started: (name: WorkerName) =>
      new Promise<void>((resolve) => {
        const look = (worker: Worker): void => {
          if (worker.threadName !== name) return;
          process.off('worker', look);
          resolve();
        };
        process.on('worker', look);
      }),
  };
};

const png = await pngOf(600, 600);

const opened = async (): Promise<TestEngine> => {
  const root = tempFolder();
  const files: Record<string, string | Uint8Array> = {};
  for (let n = 0; n < 40; n += 1) {
    files[`${n}.png`] = png;
    files[`${n}.txt`] =
      n % 2 === 0 ? 'perlica \\(arknights\\), 1girl, solo' : 'ember \\(arknights\\), 1girl, smile';
  }
  writeFiles(root, files);
  const engine = await startEagerEngine();
  await engine.open(root);
  return engine;
};

interface Finder {
  readonly name: string;
  readonly thread: WorkerName;
  readonly ask: (engine: TestEngine) => Promise<unknown>;
}

const finders: readonly Finder[] = [
  {
    name: 'problems',
    thread: 'problems',
    ask: ({ call }) => call('POST /api/problems/look', { body: { pictures: false } }),
  },
  {
    name: 'pictures',
    thread: 'pictures',
    ask: ({ call }) => call('POST /api/problems/look', { body: { pictures: true } }),
  },
  {
    name: 'mislabels',
    thread: 'mislabels',
    ask: ({ call }) => call('POST /api/mislabels/find', { body: { pictures: false } }),
  },
  {
    name: 'vectors',
    thread: 'vectors',
    ask: ({ call }) => call('POST /api/mislabels/find', { body: { pictures: true } }),
  },
  {
    name: 'duplicates',
    thread: 'duplicates',
    // It measures the images first.
    ask: ({ call }) => call('POST /api/duplicates/find'),
  },
  { name: 'trainer', thread: 'trainer', ask: ({ call }) => call('GET /api/trainer/summary') },
];

const jobsLeft = (seen: readonly EngineEvent[]): readonly string[] => {
  const states = new Map<string, string>();
  for (const event of seen) if (event.type === 'job') states.set(event.job.id, event.job.state);
  return [...states.values()].filter((state) => state === 'running');
};

const moments = ['it was asked for', 'its thread was started', 'its thread was loaded'] as const;

const cases = finders.flatMap((finder) => moments.map((moment) => [finder.name, moment, finder] as const));

test.each(cases)(
  '%s: closing once %s ends all of it soon, and nothing is begun afterwards',
  async (_, moment, { thread, ask }) => {
    const { threads, loaded, started } = watchThreads();
    const engine = await opened();
    const when = {
      'it was asked for': () => setImmediate(),
      'its thread was started': () => started(thread),
      'its thread was loaded': () => loaded(thread),
    };
    const reached = when[moment]();
    const asked = ask(engine).catch((error: unknown) => error);
    await reached;
    await within(soon(), engine.close());
    const count = threads.length;
    expect(threads.filter(({ threadId }) => threadId !== -1)).toEqual([]);
    await asked;
    const late = await engine.engine.fetch(new Request('http://engine/api/problems'));
    expect(late.status).toBe(499);
    await setImmediate();
    expect(threads).toHaveLength(count);
    expect(jobsLeft(engine.seen)).toEqual([]);
  },
);

test('closing twice is closing once', async () => {
  const { engine } = await opened();
  const closing = engine.close();
  expect(engine.close()).toBe(closing);
  await closing;
});
