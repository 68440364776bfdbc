/** Reads a whole index back, in the order of ids, for the columns and for the scanner's memory. */
import type Database from 'better-sqlite3';
import { captionSuffixes, type CaptionSuffixes } from '../../../shared/api/dataset.ts';
import { companions, type Companions } from '../../../shared/model/companions.ts';
import type { StoredSample } from './store.ts';
import type { FileProblem, SampleProblems } from '../../../shared/model/fileProblem.ts';

export interface LoadedIndex {
  readonly suffixes: CaptionSuffixes | null;
  readonly spellings: readonly string[];
  readonly orphans: readonly string[];
  readonly fileProblems: readonly FileProblem[];
  readonly problems: ReadonlyMap<number, SampleProblems>;
  /** Of those samples that have any. */
  readonly companions: ReadonlyMap<number, Companions>;
}

/** All but the samples. */
export const loadIndex = (db: Database.Database): LoadedIndex => {
  const meta = db.prepare<[], { value: string }>("SELECT value FROM meta WHERE key = 'suffixes'").get();
  const spellings = db.prepare<[], string>('SELECT text FROM spelling ORDER BY id').pluck().all();
  const last = db.prepare<[], number | null>('SELECT max(id) FROM spelling').pluck().get() ?? -1;
  if (last !== spellings.length - 1) throw new Error('The spellings of the index are not complete.');
  const problems = db.prepare<[], SampleProblems>('SELECT * FROM problem').all();
  const files = db.prepare<[], { id: number; files: string }>('SELECT id, files FROM companion').all();
  return {
    suffixes: meta === undefined ? null : captionSuffixes.parse(JSON.parse(meta.value)),
    spellings,
    orphans: db.prepare<[], string>('SELECT relPath FROM orphan').pluck().all(),
    fileProblems: db.prepare<[], FileProblem>('SELECT relPath, reason FROM fileProblem').all(),
    problems: new Map(problems.map((problem) => [problem.id, problem])),
    companions: new Map(files.map((row) => [row.id, companions.parse(JSON.parse(row.files))])),
  };
};

type Row = Omit<StoredSample, 'spellings'> & { readonly spellings: Buffer };

export const loadSamples = function* (db: Database.Database): Generator<StoredSample> {
  for (const row of db.prepare<[], Row>('SELECT * FROM sample ORDER BY id').iterate()) {
    // A copy: blobs are not aligned as numbers of four bytes must be.
    const bytes = new Uint8Array(row.spellings);
    yield { ...row, spellings: new Uint32Array(bytes.buffer, 0, bytes.length >>> 2) };
  }
};
