/** Opens a dataset's index for writing, tells what it knows, and makes the scanner that goes on from there. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { loadIndex, loadSamples, type LoadedIndex } from '../index/load.ts';
import { openIndex } from '../index/openIndex.ts';
import { createStore } from '../index/store.ts';
import { createBatch, type FinishedBatch } from './batch.ts';
import { createFileList } from './fileList.ts';
import { createKnown, type Known } from './known.ts';
import { createLedger } from './ledger.ts';
import { captionHash } from './sampleRow.ts';
import type { ScanMessage, ScanWorkerData } from './protocol.ts';
import { createFileReader } from './readFiles.ts';
import { createScanner, type Scanner } from './scanner.ts';

export interface OpenScanner {
  readonly scanner: Scanner;
  /** Ends what is under way, keeping what was read, and closes the index. */
  readonly close: () => void;
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

/**
 * Posts all that the index knows, then `loaded`.
 * @throws SQLite's error when the data folder cannot be written
 */
export const openScanner = (data: ScanWorkerData, post: Post): OpenScanner => {
  mkdirSync(path.dirname(data.indexFile), { recursive: true });
  const {
    db,
    notice,
    read: remembered,
  } = openIndex(data.indexFile, (opened): Remembered => {
    const loaded = loadIndex(opened);
    const known = createKnown();
    const pieces: FinishedBatch[] = [];
    let batch = createBatch(0);
    for (const spelling of loaded.spellings) batch.addSpelling(spelling);
    for (const sample of loadSamples(opened)) {
      known.set(sample);
      known.setCompanions(sample.id, loaded.companions.get(sample.id) ?? null);
      const row = { ...sample, captionHash: captionHash(sample) };
      batch.add(row, loaded.problems.get(sample.id) ?? null, known.companions(sample.id));
      if (batch.size() < rowsAPiece) continue;
      pieces.push(batch.finish());
      batch = createBatch(loaded.spellings.length);
    }
    pieces.push(batch.finish());
    return { loaded, known, pieces };
  });
  const { loaded, known, pieces } = remembered;
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
  return {
    scanner,
    close: () => {
      scanner.stop();
      store.close();
    },
  };
};
