/**
 * proposals.db in the dataset's data folder: runs and what came of them. An answer is committed as soon as it is there, so
 * that what was paid for is not asked for twice.
 */
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import type {
  FailureCause,
  ProposalFilter,
  ProposalState,
  RunSpec,
} from '../../../../shared/api/proposals.ts';
import { runSpec } from '../../../../shared/api/proposals.ts';
import type { ProposalMark } from '../../../../shared/captioning/proposalMark.ts';
import { isDamage } from '../../index/damage.ts';
import { openMigrated, setFileAside } from '../../work/sqlite.ts';
import { packedList, unpackedList, whereOf } from './filter.ts';
import { proposalMigrations } from './migrations.ts';
import type {
  Answered,
  Fate,
  Reshown,
  RunState,
  ScoredImage,
  StoredProposal,
  StoredRun,
  Superseded,
} from './rows.ts';

type RunRow = Omit<StoredRun, 'spec'> & { readonly spec: string };
type ProposalRow = Omit<StoredProposal, 'marks' | 'characters' | 'superseded'> & {
  readonly superseded: 0 | 1;
  readonly marks: string;
  readonly characters: string;
};

const runOf = (row: RunRow): StoredRun => ({ ...row, spec: runSpec.parse(JSON.parse(row.spec)) });

const proposalOf = (row: ProposalRow): StoredProposal => ({
  ...row,
  // What `answered` wrote.
  marks: JSON.parse(row.marks) as readonly ProposalMark[],
  characters: unpackedList(row.characters),
  superseded: row.superseded === 1,
});

/** Accepting another one may have been undone. */
const isSuperseded = `supersededBy IS NOT NULL AND shown = 'stale' AND EXISTS (
  SELECT 1 FROM proposal AS other WHERE other.id = proposal.supersededBy AND other.shown = 'accepted')`;

const proposalColumns = `id, run, relPath, state, shown, base, imageSize, imageMtime, text, scores, marks, characters,
  cause, message, ${isSuperseded} AS superseded`;

const kindsOf = (marks: readonly ProposalMark[]): string =>
  packedList([...new Set(marks.map(({ kind }) => kind))]);

interface Tokens {
  readonly in: number;
  readonly out: number;
}

export type ProposalStore = ReturnType<typeof openProposalStore>;

export const proposalsFile = (dataFolder: string): string => join(dataFolder, 'proposals.db');

const runsIn = (db: Database.Database) => {
  const columns = 'id, at, caption, model, spec, state, why, tokensIn, tokensOut';
  const all = db.prepare<[], RunRow>(`SELECT ${columns} FROM run ORDER BY id DESC`);
  const one = db.prepare<[number], RunRow>(`SELECT ${columns} FROM run WHERE id = ?`);
  const add = db.prepare<[number, string, string, string, string | null]>(
    "INSERT INTO run (at, caption, model, spec, labels, state) VALUES (?, ?, ?, ?, ?, 'running')",
  );
  const setState = db.prepare<[string, string | null, number]>(
    'UPDATE run SET state = ?, why = ? WHERE id = ?',
  );
  const setSpec = db.prepare<[string, number]>('UPDATE run SET spec = ? WHERE id = ?');
  const labelsOf = db.prepare<[number], { labels: string | null }>('SELECT labels FROM run WHERE id = ?');
  const interrupted = db.prepare<[string]>(
    "UPDATE run SET state = 'paused', why = ? WHERE state = 'running'",
  );
  const removals = ['DELETE FROM proposal WHERE run = ?', 'DELETE FROM run WHERE id = ?'].map((sql) =>
    db.prepare<[number]>(sql),
  );
  return {
    /** Newest first. */
    runs: (): readonly StoredRun[] => all.all().map(runOf),
    run: (id: number): StoredRun | undefined => {
      const row = one.get(id);
      return row === undefined ? undefined : runOf(row);
    },
    addRun: ({
      at,
      caption,
      model,
      spec,
      labels,
    }: Pick<StoredRun, 'at' | 'caption' | 'model' | 'spec'> & { readonly labels: string | null }): number =>
      Number(add.run(at, caption, model, JSON.stringify(spec), labels).lastInsertRowid),
    setRunState: (id: number, state: RunState, why: string | null): void => void setState.run(state, why, id),
    setSpec: (id: number, spec: RunSpec): void => void setSpec.run(JSON.stringify(spec), id),
    /** What a tagger's scores belong to, as `keepTagger` wrote it: some megabytes, so it is read by itself. */
    labelsOf: (id: number): string | null => labelsOf.get(id)?.labels ?? null,
    /** Runs that were under way when the dataset was last closed: now they are paused. */
    setInterrupted: (why: string): void => void interrupted.run(why),
    removeRun: (id: number): void => db.transaction(() => removals.forEach((sql) => sql.run(id)))(),
  };
};

const answersIn = (db: Database.Database) => {
  const addWaiting = db.prepare<[number, string]>('INSERT INTO proposal (run, relPath) VALUES (?, ?)');
  const waiting = db.prepare<[number, number, number], { id: number; relPath: string }>(
    "SELECT id, relPath FROM proposal WHERE run = ? AND state = 'waiting' AND id > ? ORDER BY id LIMIT ?",
  );
  const answer = db.prepare(
    `UPDATE proposal SET state = ?, shown = ?, base = ?, imageSize = ?, imageMtime = ?, text = ?, scores = ?, marks = ?,
       markKinds = ?, characters = ?, cause = ?, message = ? WHERE id = ?`,
  );
  const addTokens = db.prepare<[number, number, number]>(
    'UPDATE run SET tokensIn = tokensIn + ?, tokensOut = tokensOut + ? WHERE id = ?',
  );
  const failedAgain = db.prepare<[number]>(
    `UPDATE proposal SET state = 'waiting', shown = 'waiting', cause = NULL, message = NULL
     WHERE run = ? AND state = 'failed'`,
  );
  const dropWaiting = db.prepare<[number]>("DELETE FROM proposal WHERE run = ? AND state = 'waiting'");
  const reshow = db.prepare<[string, string, string, number]>(
    'UPDATE proposal SET shown = ?, marks = ?, markKinds = ? WHERE id = ?',
  );
  const setFate = db.prepare<[string, string, string]>(
    'UPDATE proposal SET state = ?, shown = ? WHERE id IN (SELECT value FROM json_each(?))',
  );
  const supersede = db.prepare<[number, number]>('UPDATE proposal SET supersededBy = ? WHERE id = ?');
  const restore = db.prepare<[string]>(
    `UPDATE proposal SET state = iif(cause IS NULL, 'ready', 'failed'), shown = iif(cause IS NULL, 'ready', 'failed')
     WHERE id IN (SELECT value FROM json_each(?))`,
  );
  return {
    addWaiting: (run: number, relPaths: readonly string[]): void =>
      db.transaction(() => {
        for (const relPath of relPaths) addWaiting.run(run, relPath);
      })(),
    /** Those that were not answered yet, in their order, behind `after`. */
    waiting: (run: number, after: number, count: number) => waiting.all(run, after, count),
    /** @param tokens what they cost in all */
    answered: (run: number, answers: readonly Answered[], tokens: Tokens): void =>
      db.transaction(() => {
        if (tokens.in + tokens.out > 0) addTokens.run(tokens.in, tokens.out, run);
        for (const a of answers)
          answer.run(
            a.state,
            a.shown,
            a.base,
            a.imageSize,
            a.imageMtime,
            a.text,
            a.scores,
            JSON.stringify(a.marks),
            kindsOf(a.marks),
            packedList(a.characters),
            a.cause,
            a.message,
            a.id,
          );
      })(),
    /** Forgets those that were not answered. */
    dropWaiting: (run: number): void => void dropWaiting.run(run),
    /** Those that failed are waiting again. */
    waitAgain: (run: number): void => void failedAgain.run(run),
    reshow: (changes: readonly Reshown[]): void =>
      db.transaction(() => {
        for (const { id, shown, marks } of changes)
          reshow.run(shown, JSON.stringify(marks), kindsOf(marks), id);
      })(),
    supersede: (all: readonly Superseded[]): void =>
      db.transaction(() => {
        for (const { id, by } of all) supersede.run(by, id);
      })(),
    /** Those that were rejected are what they were before. */
    restore: (ids: readonly number[]): void => void restore.run(JSON.stringify(ids)),
    setFate: (ids: readonly number[], fate: Fate): void => void setFate.run(fate, fate, JSON.stringify(ids)),
  };
};

/** Images that are named of each cause of failures. */
const failuresNamed = 5;

const readsIn = (db: Database.Database) => {
  const byPaths = db.prepare<[string], ProposalRow>(
    `SELECT ${proposalColumns} FROM proposal
     WHERE relPath IN (SELECT value FROM json_each(?)) AND state IN ('ready', 'accepted')`,
  );
  const behind = db.prepare<[number, number], ProposalRow>(
    `SELECT ${proposalColumns} FROM proposal WHERE id > ? AND state IN ('ready', 'accepted') ORDER BY id LIMIT ?`,
  );
  const ofRun = db.prepare<[number, number, number], ProposalRow>(
    `SELECT ${proposalColumns} FROM proposal
     WHERE run = ? AND id > ? AND state IN ('ready', 'accepted') ORDER BY id LIMIT ?`,
  );
  const some = db.prepare<[string], ProposalRow>(
    `SELECT ${proposalColumns} FROM proposal WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id`,
  );
  const counts = db.prepare<[number], { shown: ProposalState; n: number }>(
    'SELECT shown, count(*) AS n FROM proposal WHERE run = ? GROUP BY shown',
  );
  const marked = db.prepare<[number], { n: number }>(
    "SELECT count(*) AS n FROM proposal WHERE run = ? AND shown = 'ready' AND markKinds <> ''",
  );
  const superseded = db.prepare<[number], { n: number }>(
    `SELECT count(*) AS n FROM proposal WHERE run = ? AND ${isSuperseded}`,
  );
  const failures = db.prepare<[number], { cause: FailureCause; count: number; message: string }>(
    `SELECT cause, count(*) AS count, min(message) AS message FROM proposal
     WHERE run = ? AND state = 'failed' GROUP BY cause ORDER BY count DESC`,
  );
  const failed = db.prepare<[number, string, number], { relPath: string }>(
    "SELECT relPath FROM proposal WHERE run = ? AND state = 'failed' AND cause = ? ORDER BY id LIMIT ?",
  );
  const scored = db.prepare<[number, number], ScoredImage>(
    `SELECT id, run, relPath, imageSize, imageMtime, scores FROM proposal
     WHERE scores IS NOT NULL AND id < ? ORDER BY id DESC LIMIT ?`,
  );
  const any = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM (SELECT 1 FROM proposal LIMIT 1)');
  return {
    /** What taggers answered, whatever became of it: before a number, the newest first. */
    scored: (before: number, count: number): readonly ScoredImage[] =>
      scored.all(Math.min(before, Number.MAX_SAFE_INTEGER), count),
    isEmpty: (): boolean => any.get()?.n === 0,
    proposals: (ids: readonly number[]): readonly StoredProposal[] =>
      some.all(JSON.stringify(ids)).map(proposalOf),
    /** What the captions of these images have a say in. */
    ofPaths: (relPaths: readonly string[]): readonly StoredProposal[] =>
      byPaths.all(JSON.stringify(relPaths)).map(proposalOf),
    /** The same of all images, or of a run, piece by piece. */
    behind: (id: number, count: number, run: number | null): readonly StoredProposal[] =>
      (run === null ? behind.all(id, count) : ofRun.all(run, id, count)).map(proposalOf),
    countsOf: (run: number): ReadonlyMap<ProposalState, number> =>
      new Map(counts.all(run).map(({ shown, n }) => [shown, n])),
    markedOf: (run: number): number => marked.get(run)?.n ?? 0,
    supersededOf: (run: number): number => superseded.get(run)?.n ?? 0,
    failuresOf: (run: number) =>
      failures.all(run).map(({ cause, count, message }) => ({
        cause,
        count,
        message,
        relPaths: failed.all(run, cause, failuresNamed).map(({ relPath }) => relPath),
      })),
  };
};

/** Filters are made as they come: statements for them are not kept. */
const filteredIn = (db: Database.Database) => ({
  page: (filter: ProposalFilter, from: number, count: number): readonly StoredProposal[] => {
    const { sql, values } = whereOf(filter);
    return db
      .prepare<(string | number)[], ProposalRow>(
        `SELECT ${proposalColumns} FROM proposal WHERE ${sql} ORDER BY id LIMIT ? OFFSET ?`,
      )
      .all(...values, count, from)
      .map(proposalOf);
  },
  total: (filter: ProposalFilter): number => {
    const { sql, values } = whereOf(filter);
    return (
      db
        .prepare<(string | number)[], { n: number }>(`SELECT count(*) AS n FROM proposal WHERE ${sql}`)
        .get(...values)?.n ?? 0
    );
  },
  /** How many of them were asked for before this one. */
  before: (filter: ProposalFilter, id: number): number => {
    const { sql, values } = whereOf(filter);
    return (
      db
        .prepare<(string | number)[], { n: number }>(
          `SELECT count(*) AS n FROM proposal WHERE ${sql} AND id < ?`,
        )
        .get(...values, id)?.n ?? 0
    );
  },
  ids: (filter: ProposalFilter): readonly number[] => {
    const { sql, values } = whereOf(filter);
    return db
      .prepare<(string | number)[], { id: number }>(`SELECT id FROM proposal WHERE ${sql} ORDER BY id`)
      .all(...values)
      .map(({ id }) => id);
  },
  /** Of these runs, for how many captions there are some; those whose newest one is among `except` are left out. */
  captions: (filter: ProposalFilter, runs: readonly number[], except: readonly number[]): number => {
    const { sql, values } = whereOf(filter);
    const from = `FROM proposal WHERE ${sql} AND run IN (SELECT value FROM json_each(?))`;
    // A run has one for each image.
    const newest =
      runs.length < 2
        ? `SELECT id AS newest ${from}`
        : `SELECT max(id) AS newest ${from} GROUP BY relPath, run IN (SELECT id FROM run WHERE caption = 'nl')`;
    return (
      db
        .prepare<(string | number)[], { n: number }>(
          `SELECT count(*) AS n FROM (${newest}) WHERE newest NOT IN (SELECT value FROM json_each(?))`,
        )
        .get(...values, JSON.stringify(runs), JSON.stringify(except))?.n ?? 0
    );
  },
  /** How many have each of the values of a packed column. */
  packedCounts: (column: 'markKinds' | 'characters', filter: ProposalFilter): ReadonlyMap<string, number> => {
    const { sql, values } = whereOf(filter);
    const found = new Map<string, number>();
    const rows = db
      .prepare<(string | number)[], { packed: string; n: number }>(
        `SELECT ${column} AS packed, count(*) AS n FROM proposal WHERE ${sql} GROUP BY ${column}`,
      )
      .all(...values);
    for (const { packed, n } of rows)
      for (const one of unpackedList(packed)) found.set(one, (found.get(one) ?? 0) + n);
    return found;
  },
});

/** A file that is no database any more is set aside, and the log says so. */
const openFile = (file: string, log: (line: string) => void): Database.Database => {
  const open = () => openMigrated(file, proposalMigrations, { synchronous: 'NORMAL' });
  try {
    return open();
  } catch (error) {
    if (!isDamage(error)) throw error;
    log(`${file} was damaged: it is kept as ${setFileAside(file, 'damaged')}, and proposals begin anew.`);
    return open();
  }
};

export const openProposalStore = (dataFolder: string, log: (line: string) => void) => {
  const db = openFile(proposalsFile(dataFolder), log);
  const [runs, answers] = [runsIn(db), answersIn(db)];
  let revision = 0;
  /** The same, noted as a change of what taggers have seen. */
  const noted =
    <A extends readonly unknown[], R>(change: (...args: A) => R) =>
    (...args: A): R => {
      revision += 1;
      return change(...args);
    };
  return {
    ...runs,
    ...answers,
    setSpec: noted(runs.setSpec),
    removeRun: noted(runs.removeRun),
    answered: noted(answers.answered),
    /** Grows whenever scores are added or go, or their thresholds move. */
    revision: (): number => revision,
    ...readsIn(db),
    ...filteredIn(db),
    close: (): void => void db.close(),
  };
};
