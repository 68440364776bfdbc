/** The scan worker: the only writer of a dataset's index. It reads the folder in steps and listens between them. */
import { setImmediate } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { thrownCode } from '../../../shared/thrownCode.ts';
import { openScanner } from './openScanner.ts';
import type { ColumnsToKeep, ScanMessage, ScanRequest, ScanResult, ScanWorkerData } from './protocol.ts';
import type { ScanOptions } from './scanner.ts';

const port = parentPort;
if (port === null) throw new Error('This file runs as a worker.');
const {
  scanner,
  keep,
  close: closeIndex,
} = openScanner(workerData as ScanWorkerData, (message, transfer = []) =>
  port.postMessage(message, transfer),
);
const post = (message: ScanMessage): void => port.postMessage(message);

interface Task {
  readonly request: number;
  readonly steps: Generator<void, ScanResult>;
  /** A scan of the whole folder. */
  readonly whole: boolean;
}

/** Path requests go before a running scan: an edit does not wait for a folder. */
const urgent: Task[] = [];
const ordinary: Task[] = [];
/** `closing`: what is to be kept then. */
const state: { running: boolean; closing: ColumnsToKeep | null } = { running: false, closing: null };

/** Paths that were read while a scan was under way: its folder lists may be older, so they are read once more. */
const again = new Set<string>();

const scanAndCatchUp = function* (options: ScanOptions): Generator<void, ScanResult> {
  const result = yield* scanner.scan(options);
  while (again.size > 0) {
    const relPaths = [...again];
    again.clear();
    yield* scanner.paths(relPaths, false);
  }
  return result;
};

const run = async (): Promise<void> => {
  if (state.running) return;
  state.running = true;
  for (let task = next(); task !== undefined; task = next()) {
    step(task);
    await setImmediate();
  }
  state.running = false;
  if (state.closing !== null) close(state.closing);
};

const next = (): Task | undefined => (state.closing !== null ? undefined : (urgent[0] ?? ordinary[0]));

const drop = (task: Task): void => {
  for (const queue of [urgent, ordinary]) {
    const at = queue.indexOf(task);
    if (at >= 0) queue.splice(at, 1);
  }
};

const step = (task: Task): void => {
  try {
    const { done, value } = task.steps.next();
    if (done !== true) return;
    drop(task);
    post({ type: 'done', request: task.request, result: value });
    if (task.whole) scanner.checkpoint();
  } catch (error) {
    drop(task);
    const message = error instanceof Error ? error.message : String(error);
    const code = thrownCode(error);
    post({ type: 'failed', request: task.request, message, code });
    scanner.stop();
  }
};

const cancel = (request: number): void => {
  const task = [...urgent, ...ordinary].find((candidate) => candidate.request === request);
  if (task === undefined) return;
  drop(task);
  scanner.stop();
  post({ type: 'done', request, result: { read: 0, cancelled: true } });
};

const close = (toKeep: ColumnsToKeep): void => {
  closeIndex(toKeep);
  port.close();
};

port.on('message', (message: ScanRequest) => {
  switch (message.type) {
    case 'scan':
      ordinary.push({
        request: message.request,
        whole: true,
        steps: scanAndCatchUp({ request: message.request, chosen: message.suffixes, before: message.before }),
      });
      void run();
      return;
    case 'paths':
      if (ordinary.length > 0) for (const relPath of message.relPaths) again.add(relPath);
      urgent.push({
        request: message.request,
        whole: false,
        steps: scanner.paths(message.relPaths, message.force),
      });
      void run();
      return;
    case 'cancel':
      cancel(message.request);
      return;
    case 'keep':
      keep(message.toKeep);
      return;
    case 'close':
      state.closing = message.toKeep;
      if (!state.running) close(message.toKeep);
  }
});
