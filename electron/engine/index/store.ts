/** The writing side of index.db, used by the scan worker alone: every other connection only reads. */
import { randomUUID } from 'node:crypto';
import type Database from 'better-sqlite3';
import type { CaptionSuffixes } from '../../../shared/api/dataset.ts';
import type { Companions } from '../../../shared/model/companions.ts';
import { revisionOf } from './meta.ts';

/** One row of `sample`, with its captions. */
export interface StoredSample {
  readonly id: number;
  readonly relPath: string;
  readonly flags: number;
  readonly format: number;
  /** As displayed. */
  readonly width: number;
  readonly height: number;
  readonly orientation: number;
  readonly pages: number;
  readonly imageSize: number;
  readonly imageMtime: number;
  /** -1 when the file is missing. */
  readonly tagsSize: number;
  readonly tagsMtime: number;
  readonly nlSize: number;
  readonly nlMtime: number;
  /** When it was read, in milliseconds since 1970. */
  readonly readAt: number;
  /** CRC-32 of each caption; a missing one differs from an empty one. */
  readonly tagsHash: number;
  readonly nlHash: number;
  readonly spellings: Uint32Array;
}

export interface StoredCaptions {
  /** Null when missing. */
  readonly tags: string | null;
  readonly nl: string | null;
  /** Whether the NL caption is found by full-text search; null when that and the caption are as before. */
  readonly searchable: boolean | null;
}

/** What becomes of a sample whose tags alone were read again, when nothing is wrong with it before or after. */
export type RetaggedSample = Pick<
  StoredSample,
  'id' | 'flags' | 'tagsSize' | 'tagsMtime' | 'readAt' | 'tagsHash' | 'spellings'
> &
  Pick<StoredCaptions, 'tags'>;

export interface StoredProblems {
  readonly image: string | null;
  readonly tags: string | null;
  readonly nl: string | null;
}

/** What is stored of a sample, without what is made of its tags. */
export type ReadBack = Omit<StoredSample, 'relPath' | 'readAt' | 'tagsHash' | 'nlHash' | 'spellings'> &
  Pick<StoredCaptions, 'tags' | 'nl'> & {
    readonly imageProblem: string | null;
    readonly tagsProblem: string | null;
    readonly nlProblem: string | null;
  };

/** The rows of samples. */
interface SampleRows {
  /** @param known whether the index has this id already */
  write(sample: StoredSample, captions: StoredCaptions, problems: StoredProblems, known: boolean): void;
  /** A known sample without problems: much less than to write all of it. */
  retag(sample: RetaggedSample): void;
  /** What `write` was given, also within the same transaction. */
  read(id: number): ReadBack | undefined;
  remove(id: number): void;
}

export interface IndexStore extends SampleRows {
  /** Everything between `begin` and `commit` is one transaction. */
  begin(): void;
  commit(): void;
  /** Another one after every transaction that has changed something; no two indexes ever have the same. */
  revision(): string;
  /** Null: it has none any more. */
  setCompanions(id: number, companions: Companions | null): void;
  addSpelling(id: number, text: string): void;
  setOrphans(add: Iterable<string>, remove: Iterable<string>): void;
  setFileProblems(add: Iterable<readonly [string, string]>, remove: Iterable<string>): void;
  setSuffixes(suffixes: CaptionSuffixes): void;
  /** Moves what was committed from the write-ahead log to its place, as far as no reader is in the way. */
  checkpoint(): void;
  close(): void;
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Uint32Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);

const rowStatements = (db: Database.Database) => ({
  write: db.prepare(
    'INSERT OR REPLACE INTO sample VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  ),
  retag: db.prepare(
    'UPDATE sample SET flags = ?, tagsSize = ?, tagsMtime = ?, readAt = ?, tagsHash = ?, spellings = ? WHERE id = ?',
  ),
  retagCaption: db.prepare('UPDATE caption SET tags = ? WHERE id = ?'),
  writeCaption: db.prepare('INSERT OR REPLACE INTO caption VALUES (?, ?, ?)'),
  writeProblem: db.prepare('INSERT OR REPLACE INTO problem VALUES (?, ?, ?, ?)'),
  removeProblem: db.prepare('DELETE FROM problem WHERE id = ?'),
  read: db.prepare<[number], ReadBack>(
    `SELECT sample.id, flags, format, width, height, orientation, pages, imageSize, imageMtime, tagsSize, tagsMtime,
       nlSize, nlMtime, caption.tags, caption.nl, problem.image AS imageProblem, problem.tags AS tagsProblem,
       problem.nl AS nlProblem
     FROM sample JOIN caption USING (id) LEFT JOIN problem USING (id) WHERE sample.id = ?`,
  ),
  removals: ['sample', 'caption', 'problem', 'companion'].map((table) =>
    db.prepare(`DELETE FROM ${table} WHERE id = ?`),
  ),
});

/**
 * Full-text rows come last in a transaction: FTS5 writes out what it has gathered whenever another statement begins
 * (its savepoint method), and writing after every row takes twice the time of the whole index.
 */
const createNlRows = (db: Database.Database) => {
  const write = db.prepare('INSERT INTO prose(rowid, nl) VALUES (?, ?)');
  const remove = db.prepare('DELETE FROM prose WHERE rowid = ?');
  const added = new Map<number, string>();
  let removed: number[] = [];
  return {
    /** @param nl null: it is not found by full-text search */
    set: (id: number, nl: string | null, known: boolean): void => {
      if (known) removed.push(id);
      if (nl === null) added.delete(id);
      else added.set(id, nl);
    },
    flush: (): void => {
      for (const id of removed) remove.run(id);
      for (const [id, nl] of added) write.run(id, nl);
      removed = [];
      added.clear();
    },
  };
};

const createSampleRows = (db: Database.Database, nlRows: ReturnType<typeof createNlRows>): SampleRows => {
  const sql = rowStatements(db);
  return {
    write: (s, captions, problems, known) => {
      sql.write.run(
        s.id,
        s.relPath,
        s.flags,
        s.format,
        s.width,
        s.height,
        s.orientation,
        s.pages,
        s.imageSize,
        s.imageMtime,
        s.tagsSize,
        s.tagsMtime,
        s.nlSize,
        s.nlMtime,
        s.readAt,
        s.tagsHash,
        bytesOf(s.spellings),
        s.nlHash,
      );
      sql.writeCaption.run(s.id, captions.tags, captions.nl);
      if (known) sql.removeProblem.run(s.id);
      // Taking words out of the full-text index costs more than all the rest: not when only tags have changed.
      if (captions.searchable !== null)
        nlRows.set(s.id, captions.searchable ? (captions.nl ?? '') : null, known);
      const { image, tags, nl } = problems;
      if (image !== null || tags !== null || nl !== null) sql.writeProblem.run(s.id, image, tags, nl);
    },
    retag: (s) => {
      sql.retag.run(s.flags, s.tagsSize, s.tagsMtime, s.readAt, s.tagsHash, bytesOf(s.spellings), s.id);
      sql.retagCaption.run(s.tags, s.id);
    },
    read: (id) => sql.read.get(id),
    remove: (id) => {
      for (const statement of sql.removals) statement.run(id);
      nlRows.set(id, null, true);
    },
  };
};

export const createStore = (db: Database.Database): IndexStore => {
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const writeSpelling = db.prepare('INSERT INTO spelling VALUES (?, ?)');
  const writeCompanions = db.prepare('INSERT OR REPLACE INTO companion VALUES (?, ?)');
  const removeCompanions = db.prepare('DELETE FROM companion WHERE id = ?');
  const addOrphan = db.prepare('INSERT OR IGNORE INTO orphan VALUES (?)');
  const removeOrphan = db.prepare('DELETE FROM orphan WHERE relPath = ?');
  const addFileProblem = db.prepare('INSERT OR REPLACE INTO fileProblem VALUES (?, ?)');
  const removeFileProblem = db.prepare('DELETE FROM fileProblem WHERE relPath = ?');
  const setMeta = db.prepare('INSERT OR REPLACE INTO meta VALUES (?, ?)');
  const changes = db.prepare<[], number>('SELECT total_changes()').pluck();
  const changesNow = (): number => changes.get() ?? 0;
  const nlRows = createNlRows(db);
  let revision = revisionOf(db);
  let before = 0;
  const renewRevision = (): string => {
    const next = randomUUID();
    setMeta.run('revision', next);
    return next;
  };
  return {
    ...createSampleRows(db, nlRows),
    begin: () => {
      begin.run();
      before = changesNow();
    },
    commit: () => {
      nlRows.flush();
      const next = changesNow() === before ? revision : renewRevision();
      commit.run();
      revision = next;
    },
    revision: () => (revision ??= renewRevision()),
    setCompanions: (id, companions) => {
      if (companions === null) removeCompanions.run(id);
      else writeCompanions.run(id, JSON.stringify(companions));
    },
    addSpelling: (id, text) => void writeSpelling.run(id, text),
    setOrphans: (add, remove) => {
      for (const relPath of remove) removeOrphan.run(relPath);
      for (const relPath of add) addOrphan.run(relPath);
    },
    setFileProblems: (add, remove) => {
      for (const relPath of remove) removeFileProblem.run(relPath);
      for (const [relPath, reason] of add) addFileProblem.run(relPath, reason);
    },
    setSuffixes: (suffixes) => void setMeta.run('suffixes', JSON.stringify(suffixes)),
    checkpoint: () => void db.pragma('wal_checkpoint(PASSIVE)'),
    close: () => db.close(),
  };
};
