/** The schema of proposals.db, step by step: a step that has been released is never changed. */
import type { Migration } from '../../work/sqlite.ts';

export const proposalMigrations: readonly Migration[] = [
  `CREATE TABLE run (
     id INTEGER PRIMARY KEY AUTOINCREMENT,
     at INTEGER NOT NULL,
     caption TEXT NOT NULL,
     model TEXT NOT NULL,
     -- What was asked, as JSON, and with it the labels of a tagger.
     spec TEXT NOT NULL,
     labels TEXT,
     state TEXT NOT NULL,
     why TEXT,
     tokensIn INTEGER NOT NULL DEFAULT 0,
     tokensOut INTEGER NOT NULL DEFAULT 0
   );
   CREATE TABLE proposal (
     id INTEGER PRIMARY KEY AUTOINCREMENT,
     run INTEGER NOT NULL,
     relPath TEXT NOT NULL,
     -- What became of it: waiting, ready, failed, accepted or rejected; and what is shown of it beside the present caption.
     state TEXT NOT NULL DEFAULT 'waiting',
     shown TEXT NOT NULL DEFAULT 'waiting',
     -- The caption and the image that it was made from.
     base TEXT NOT NULL DEFAULT '',
     imageSize REAL NOT NULL DEFAULT 0,
     imageMtime REAL NOT NULL DEFAULT 0,
     text TEXT,
     scores BLOB,
     -- Marks as JSON; their kinds, and the characters, each between line breaks, for filters.
     marks TEXT NOT NULL DEFAULT '[]',
     markKinds TEXT NOT NULL DEFAULT '',
     characters TEXT NOT NULL DEFAULT '',
     cause TEXT,
     message TEXT
   );
   CREATE INDEX proposal_shown ON proposal (run, shown, id);
   CREATE INDEX proposal_path ON proposal (relPath);
   CREATE INDEX proposal_waiting ON proposal (run, id) WHERE state = 'waiting';
   CREATE INDEX proposal_marked ON proposal (run, shown) WHERE markKinds <> '';
   CREATE INDEX proposal_failed ON proposal (run, cause) WHERE state = 'failed';`,
  `-- The proposal for the same caption that was accepted instead.
   ALTER TABLE proposal ADD COLUMN supersededBy INTEGER;
   CREATE INDEX proposal_superseded ON proposal (run) WHERE supersededBy IS NOT NULL AND shown = 'stale';`,
];
