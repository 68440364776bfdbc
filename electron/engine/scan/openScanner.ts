/** Opens a dataset's index for writing, tells what it knows, and makes the scanner that goes on from there. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type Database from 'better-sqlite3';
import { damage } from '../index/damage.ts';
import { snapshotFileIn } from '../index/keptIndex.ts';
import { loadIndex, loadSamples, type LoadedIndex } from '../index/load.ts';
import { revisionOf } from '../index/meta.ts';
import { openIndex } from '../index/openIndex.ts';
import { writeSnapshot, type Snapshot } from '../index/snapshotFile.ts';
import { createStore, type IndexStore } from '../index/store.ts';
import { createBatch, type FinishedBatch } from './batch.ts';
import { createFileList } from './fileList.ts';
import { keptFacts } from './keptFacts.ts';
import { createKnown, type Known } from './known.ts';
import { createLedger } from './ledger.ts';
import type { ColumnsToKeep, ScanMessage, ScanWorkerData } from './protocol.ts';
import { createFileReader } from './readFiles.ts';
import { createScanner, type Scanner } from './scanner.ts';

export interface OpenScanner {
  readonly scanner: Scanner;
  /** Keeps columns for the next start, if they are of the index as it is. */
  readonly keep: (toKeep: ColumnsToKeep) => void;
  /** Ends what is under way, keeping what was read, and closes the index. */
  readonly close: (toKeep: ColumnsToKeep | null) => void;
}

export type Post = (message: ScanMessage, transfer?: ArrayBuffer[]) => void;

/** Samples of one piece of what the index knows. */
const rowsAPiece = 5000;

interface Remembered {
  readonly loaded: LoadedIndex;
  readonly known: Known;
  /** Columns of what the index knows, in pieces: rows as objects would be most of the memory. */
  readonly pieces: readonly FinishedBatch[];
}

/** Reads all samples of the index. */
const readSamples = (db: Database.Database): Remembered => {
  const loaded = loadIndex(db);
  const known = createKnown();
  const pieces: FinishedBatch[] = [];
  let batch = createBatch(0);
  for (const spelling of loaded.spellings) batch.addSpelling(spelling);
  for (const sample of loadSamples(db)) {
    known.set(sample);
    known.setCompanions(sample.id, loaded.companions.get(sample.id) ?? null);
    batch.add(sample, loaded.problems.get(sample.id) ?? null, known.companions(sample.id));
    if (batch.size() < rowsAPiece) continue;
    pieces.push(batch.finish());
    batch = createBatch(loaded.spellings.length);
  }
  pieces.push(batch.finish());
  return { loaded, known, pieces };
};

/** The same from what was kept of an index in the same state: the main thread has its columns already. */
const fromKept = (db: Database.Database, kept: Snapshot): Remembered => {
  const loaded = loadIndex(db);
  const known = createKnown();
  for (const sample of keptFacts(kept)) {
    known.set(sample);
    known.setCompanions(sample.id, loaded.companions.get(sample.id) ?? null);
  }
  return { loaded, known, pieces: [] };
};

/** Opens the index. @throws an error of damage when it is not the one that the main thread has read already */
const open = ({ indexFile, kept }: ScanWorkerData) => {
  mkdirSync(path.dirname(indexFile), { recursive: true });
  const isKept = (db: Database.Database): boolean => kept !== null && revisionOf(db) === kept.revision;
  const opened = openIndex(indexFile, (db) =>
    kept !== null && isKept(db) ? fromKept(db, kept) : readSamples(db),
  );
  if (kept === null || isKept(opened.db)) return opened;
  opened.db.close();
  throw damage('The index has changed since it was opened.');
};

/** Writes what is kept of the index for the next start, when it is not there already. */
const createKeeping = (
  { indexFile, kept }: ScanWorkerData,
  store: IndexStore,
  known: Known,
  log: (line: string) => void,
) => {
  const file = snapshotFileIn(path.dirname(indexFile));
  let written: Pick<Snapshot, 'revision' | 'derived'> | null = kept;
  return ({ columns, derived }: ColumnsToKeep): void => {
    const revision = store.revision();
    const before = written?.revision === revision ? written.derived.order.order.length : -1;
    // The order may have been found since.
    if (before >= derived.order.order.length) return;
    try {
      writeSnapshot(file, { revision, columns, derived, files: known.files(columns.slots) });
      written = { revision, derived };
    } catch (error) {
      log(`${file} was not written: ${String(error)}`);
    }
  };
};

/**
 * Posts all that the index knows and the main thread does not have, then `loaded`.
 * @throws SQLite's error when the data folder cannot be written
 */
export const openScanner = (data: ScanWorkerData, posted: Post): OpenScanner => {
  const { db, notice, read: remembered } = open(data);
  const { loaded, known, pieces } = remembered;
  let batches = 0;
  const post: Post = (message, transfer) => {
    if (message.type === 'batch') batches += 1;
    posted(message, transfer);
  };
  for (const { batch, transfer } of pieces) post({ type: 'batch', batch }, transfer);
  const store = createStore(db);
  const files = createFileList(store, loaded.orphans, loaded.fileProblems);
  post(files.message());
  post({ type: 'loaded', suffixes: loaded.suffixes, known: known.ids.size, notice });

  const ledger = createLedger({
    store,
    known,
    spellings: loaded.spellings,
    post: (batch, transfer) => post({ type: 'batch', batch }, transfer),
  });
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
  const writeKept = createKeeping(data, store, known, (line) => post({ type: 'log', line }));
  const keep = (toKeep: ColumnsToKeep): void => {
    // What was read since would be missing in these columns.
    if (toKeep.batches === batches && ledger.pending() === 0) writeKept(toKeep);
  };
  return {
    scanner,
    keep,
    close: (toKeep) => {
      scanner.stop();
      if (toKeep !== null) keep(toKeep);
      store.close();
    },
  };
};
