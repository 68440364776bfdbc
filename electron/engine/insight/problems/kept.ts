/**
 * `problems.db`: what was read of the captions, and the last result, kept between starts: problems are there
 * at once after a start, and only captions that have changed meanwhile are read again. A cache: thrown away
 * when it is damaged.
 */
import { rmSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { z } from 'zod';
import { captionKind } from '../../../../shared/api/caption.ts';
import type { TagStyle } from '../../../../shared/caption/style.ts';
import type { Found } from '../../../../shared/problems/found.ts';
import { problemKinds } from '../../../../shared/problems/kinds.ts';
import type { TextFacts } from '../../../../shared/problems/textFacts.ts';
import { openMigrated, type Migration } from '../../work/sqlite.ts';

/** What was read of a sample's captions, and which captions these were. */
export interface Remembered {
  readonly tagsHash: number;
  readonly nlHash: number;
  readonly flags: number;
  readonly facts: TextFacts;
}

export interface LastFound {
  readonly found: readonly Found[];
  readonly style: TagStyle;
}

export interface KeptProblems {
  /**
   * Of the next samples, at most `count`, by ascending id.
   * @param names those that the captions were read with; anything read with others is discarded
   * @param after the ids before
   */
  facts(names: string, after: number, count: number): Map<number, Remembered>;
  /** Adds and replaces, and drops those that are gone; with other names than before, also all others. */
  keepFacts(names: string, changed: ReadonlyMap<number, Remembered>, gone: readonly number[]): void;
  last(): LastFound | null;
  keepLast(last: LastFound): void;
  close(): void;
}

/** Raise it when captions are read in another way, or a rule finds something else. */
const rulesVersion = 4;

const migrations: readonly Migration[] = [
  `CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
   CREATE TABLE facts (
     id INTEGER PRIMARY KEY,
     tagsHash INTEGER NOT NULL,
     nlHash INTEGER NOT NULL,
     flags INTEGER NOT NULL,
     facts TEXT NOT NULL
   );`,
];

const words = z.array(z.string());

const factsSchema = z.object({
  joined: words,
  unseen: z.array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.enum(['byte-order-mark', 'old-line-ends']), caption: captionKind }),
      z.object({ kind: z.literal('odd-characters'), caption: captionKind, words, names: words }),
    ]),
  ),
  tokens: z.number(),
  prose: z.boolean(),
  print: z.number().nullable(),
  named: z.array(z.object({ name: z.string(), word: z.string() })),
  looks: z.array(
    z.object({ name: z.string(), part: z.enum(['hair', 'eyes']), colour: z.string(), words: z.string() }),
  ),
  capitals: words,
  readable: z.boolean(),
}) satisfies z.ZodType<TextFacts>;

const lastSchema = z.object({
  found: z.array(
    z.object({
      kind: z.enum(problemKinds),
      sample: z.number().nullable(),
      relPath: z.string(),
      words,
      against: words,
      number: z.number().exactOptional(),
    }),
  ),
  style: z.object({ escaped: z.boolean(), underscores: z.boolean(), lowercase: z.boolean() }),
}) satisfies z.ZodType<LastFound>;

const open = (file: string): Database.Database => openMigrated(file, migrations, { synchronous: 'NORMAL' });

const openDatabase = (file: string): Database.Database => {
  try {
    return open(file);
  } catch {
    for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
    return open(file);
  }
};

interface FactsRow extends Omit<Remembered, 'facts'> {
  readonly id: number;
  readonly facts: string;
}

/** A damaged file or a full disk costs one more reading of all captions, and no more. */
const ifPossible = <T>(work: () => T): T | null => {
  try {
    return work();
  } catch {
    return null;
  }
};

const readWith = (names: string): string => `${rulesVersion}\n${names}`;

export const openKept = (file: string): KeptProblems => {
  const db = openDatabase(file);
  const meta = db.prepare<[string], { value: string }>('SELECT value FROM meta WHERE key = ?');
  const setMeta = db.prepare<[string, string]>('INSERT OR REPLACE INTO meta VALUES (?, ?)');
  const rows = db.prepare<[number, number], FactsRow>(
    'SELECT id, tagsHash, nlHash, flags, facts FROM facts WHERE id > ? ORDER BY id LIMIT ?',
  );
  const insert = db.prepare<[number, number, number, number, string]>(
    'INSERT OR REPLACE INTO facts VALUES (?, ?, ?, ?, ?)',
  );
  const remove = db.prepare<[number]>('DELETE FROM facts WHERE id = ?');
  const keepFacts = db.transaction(
    (names: string, changed: ReadonlyMap<number, Remembered>, gone: readonly number[]) => {
      if (meta.get('names')?.value !== readWith(names)) {
        db.exec('DELETE FROM facts');
        setMeta.run('names', readWith(names));
      }
      for (const id of gone) remove.run(id);
      for (const [id, { tagsHash, nlHash, flags, facts }] of changed)
        insert.run(id, tagsHash, nlHash, flags, JSON.stringify(facts));
    },
  );

  return {
    facts: (names, after, count) => {
      const known = new Map<number, Remembered>();
      if (meta.get('names')?.value !== readWith(names)) return known;
      for (const { id, facts, ...of } of rows.all(after, count)) {
        const read = ifPossible(() => factsSchema.parse(JSON.parse(facts)));
        if (read !== null) known.set(id, { ...of, facts: read });
      }
      return known;
    },
    keepFacts: (names, changed, gone) => void ifPossible(() => keepFacts(names, changed, gone)),
    last: () => {
      const row = meta.get(`last ${rulesVersion}`);
      return row === undefined ? null : ifPossible(() => lastSchema.parse(JSON.parse(row.value)));
    },
    keepLast: (last) => void ifPossible(() => setMeta.run(`last ${rulesVersion}`, JSON.stringify(last))),
    close: () => void db.close(),
  };
};
