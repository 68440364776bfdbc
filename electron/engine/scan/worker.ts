/** The scan worker: the only writer of a dataset's index. It reads the folder in steps and listens between them. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { loadIndex, loadSamples, type LoadedIndex } from '../index/load.ts';
import { openIndex } from '../index/openIndex.ts';
import { createStore } from '../index/store.ts';
import { createBatch, type FinishedBatch } from './batch.ts';
import { createFileList } from './fileList.ts';
import { createKnown } from './known.ts';
import { createLedger } from './ledger.ts';
import type { ScanMessage, ScanRequest, ScanResult, ScanWorkerData } from './protocol.ts';
import { createFileReader } from './readFiles.ts';
import { createScanner, type ScanOptions } from './scanner.ts';

const port = parentPort;
if (port === null) throw new Error('This file runs as a worker.');
const data = workerData as ScanWorkerData;
/** Samples of one piece of what the index knows. */
const rowsAPiece = 5000;

const post = (message: ScanMessage, transfer: ArrayBuffer[] = []): void =>
  port.postMessage(message, transfer);

mkdirSync(path.dirname(data.indexFile), { recursive: true });
let loaded: LoadedIndex = {
  suffixes: null,
  spellings: [],
  orphans: [],
  fileProblems: [],
  problems: new Map(),
};
let known = createKnown();
/** Columns of what the index knows, in pieces: rows as objects would be most of the memory. */
let remembered: FinishedBatch[] = [];

const { db, notice } = openIndex(data.indexFile, (opened) => {
  known = createKnown();
  remembered = [];
  loaded = loadIndex(opened);
  let batch = createBatch(0);
  for (const spelling of loaded.spellings) batch.addSpelling(spelling);
  for (const sample of loadSamples(opened)) {
    known.set(sample);
    batch.add(sample, loaded.problems.get(sample.id) ?? null);
    if (batch.size() < rowsAPiece) continue;
    remembered.push(batch.finish());
    batch = createBatch(loaded.spellings.length);
  }
  remembered.push(batch.finish());
});

const store = createStore(db);
const files = createFileList(store, loaded.orphans, loaded.fileProblems);
const ledger = createLedger({
  store,
  known,
  spellings: loaded.spellings,
  post: (batch, transfer) => post({ type: 'batch', batch }, transfer),
});

for (const { batch, transfer } of remembered) post({ type: 'batch', batch }, transfer);
remembered = [];
post(files.message());
post({ type: 'loaded', suffixes: loaded.suffixes, known: known.ids.size, notice });

const scanner = createScanner({
  root: data.root,
  walk: data,
  known,
  ledger,
  files,
  store,
  reader: createFileReader(data.root),
  now: Date.now,
  post,
  chosen: data.suffixes,
  found: loaded.suffixes,
});

interface Task {
  readonly request: number;
  readonly steps: Generator<void, ScanResult>;
}

/** Path requests go before a running scan: an edit does not wait for a folder. */
const urgent: Task[] = [];
const ordinary: Task[] = [];
const state = { running: false, closing: false };

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
  if (state.closing) close();
};

const next = (): Task | undefined => (state.closing ? undefined : (urgent[0] ?? ordinary[0]));

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
  } catch (error) {
    drop(task);
    scanner.stop();
    const message = error instanceof Error ? error.message : String(error);
    post({ type: 'failed', request: task.request, message });
  }
};

const cancel = (request: number): void => {
  const task = [...urgent, ...ordinary].find((candidate) => candidate.request === request);
  if (task === undefined) return;
  drop(task);
  scanner.stop();
  post({ type: 'done', request, result: { read: 0, cancelled: true } });
};

const close = (): void => {
  scanner.stop();
  store.close();
  port.close();
};

port.on('message', (message: ScanRequest) => {
  switch (message.type) {
    case 'scan':
      ordinary.push({
        request: message.request,
        steps: scanAndCatchUp({ request: message.request, chosen: message.suffixes, before: message.before }),
      });
      void run();
      return;
    case 'paths':
      if (ordinary.length > 0) for (const relPath of message.relPaths) again.add(relPath);
      urgent.push({ request: message.request, steps: scanner.paths(message.relPaths, message.force) });
      void run();
      return;
    case 'cancel':
      cancel(message.request);
      return;
    case 'close':
      state.closing = true;
      if (!state.running) close();
  }
});
