/** The journal's schema, step by step: a step that has been released is never changed. */
import type { Migration } from '../work/sqlite.ts';

export const journalMigrations: readonly Migration[] = [
  `CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
   CREATE TABLE edits (
     id INTEGER PRIMARY KEY AUTOINCREMENT,
     at INTEGER NOT NULL,
     kind TEXT NOT NULL CHECK (kind IN ('edit', 'undo', 'redo')),
     target INTEGER,
     label TEXT NOT NULL,
     intention TEXT NOT NULL,
     state TEXT NOT NULL CHECK (state IN ('planned', 'applying', 'reverting', 'done', 'reverted')),
     in_force INTEGER NOT NULL DEFAULT 1,
     files INTEGER NOT NULL DEFAULT 0,
     bytes INTEGER NOT NULL DEFAULT 0
   );
   CREATE TABLE changes (
     edit INTEGER NOT NULL,
     n INTEGER NOT NULL,
     kind TEXT NOT NULL CHECK (kind IN ('tags', 'nl', 'project')),
     rel_path TEXT NOT NULL,
     sample INTEGER NOT NULL,
     before BLOB,
     after BLOB,
     included INTEGER NOT NULL DEFAULT 1,
     detail TEXT NOT NULL,
     outcome TEXT NOT NULL DEFAULT 'pending'
       CHECK (outcome IN ('pending', 'unchanged', 'conflict', 'failed', 'skipped', 'resolved')),
     code TEXT,
     reason TEXT,
     PRIMARY KEY (edit, n)
   );`,
  // Changes that move a file: SQLite cannot change a check, so the table is made anew.
  `CREATE TABLE changes_2 (
     edit INTEGER NOT NULL,
     n INTEGER NOT NULL,
     kind TEXT NOT NULL CHECK (kind IN ('tags', 'nl', 'project', 'move')),
     rel_path TEXT NOT NULL,
     sample INTEGER NOT NULL,
     before BLOB,
     after BLOB,
     included INTEGER NOT NULL DEFAULT 1,
     detail TEXT NOT NULL,
     outcome TEXT NOT NULL DEFAULT 'pending'
       CHECK (outcome IN ('pending', 'unchanged', 'conflict', 'failed', 'skipped', 'resolved')),
     code TEXT,
     reason TEXT,
     PRIMARY KEY (edit, n)
   );
   INSERT INTO changes_2 SELECT * FROM changes;
   DROP TABLE changes;
   ALTER TABLE changes_2 RENAME TO changes;`,
  // What is unusual about an edit is found without passing all the texts of its 100,000 captions.
  `CREATE INDEX unusual_changes ON changes (edit, n)
   WHERE NOT included OR outcome <> 'pending' OR reason IS NOT NULL;`,
];
