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
  // Which files an edit, its undo or its redo did not reach. An undo's change has the number that it has in its edit;
  // those that are under way get it now. What was missed before is known from the last run of each edit.
  `ALTER TABLE changes ADD COLUMN missed TEXT;
   CREATE INDEX missed_changes ON changes (edit, n) WHERE missed IS NOT NULL;
   UPDATE changes SET n = -1 - coalesce((
       SELECT t.n FROM edits e JOIN changes t ON t.edit = e.target
       WHERE e.id = changes.edit AND t.rel_path = changes.rel_path AND t.kind = changes.kind), n)
     WHERE edit IN (SELECT id FROM edits WHERE kind <> 'edit' AND state IN ('applying', 'reverting'));
   UPDATE changes SET n = -1 - n WHERE n < 0;
   UPDATE changes SET missed = 'failed'
     WHERE included AND outcome = 'failed' AND edit IN (
       SELECT id FROM edits e WHERE kind = 'edit' AND state = 'done' AND in_force
         AND NOT EXISTS (SELECT 1 FROM edits r WHERE r.target = e.id AND r.state = 'done'));
   UPDATE changes SET missed = r.outcome
     FROM (SELECT e.target, c.rel_path, c.kind, c.outcome FROM edits e JOIN changes c ON c.edit = e.id
           WHERE e.id IN (SELECT max(id) FROM edits WHERE kind <> 'edit' AND state = 'done' GROUP BY target)
             AND c.included AND c.outcome IN ('failed', 'skipped', 'conflict')) AS r
     WHERE changes.edit = r.target AND changes.rel_path = r.rel_path AND changes.kind = r.kind
       AND changes.included AND changes.outcome = 'pending';`,
  // When an edit began to write, and the times that the file system gave to the first and the last of its files.
  `ALTER TABLE edits ADD COLUMN begun REAL;
   ALTER TABLE edits ADD COLUMN first_write REAL;
   ALTER TABLE edits ADD COLUMN last_write REAL;`,
  // Captions that a model wrote, by their content: kept when the edits that wrote them are pruned.
  `CREATE TABLE origin (
     hash TEXT PRIMARY KEY,
     model TEXT NOT NULL,
     prompt TEXT NOT NULL,
     at INTEGER NOT NULL
   ) WITHOUT ROWID;`,
];
