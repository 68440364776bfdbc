/** The index's schema, step by step, and when an index is worth keeping. */
import type { Migration } from '../work/sqlite.ts';

/**
 * How captions are read into tags and images into sizes. Raise it when the reading changes: an index made by an
 * older reading is made again from the files.
 */
export const readingVersion = 3;

/** A step that has been released is never changed. */
export const indexMigrations: readonly Migration[] = [
  `CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
   CREATE TABLE spelling (id INTEGER PRIMARY KEY, text TEXT NOT NULL);
   CREATE TABLE sample (
     id INTEGER PRIMARY KEY,
     relPath TEXT NOT NULL UNIQUE,
     flags INTEGER NOT NULL,
     format INTEGER NOT NULL,
     width INTEGER NOT NULL,
     height INTEGER NOT NULL,
     orientation INTEGER NOT NULL,
     pages INTEGER NOT NULL,
     imageSize REAL NOT NULL,
     imageMtime REAL NOT NULL,
     tagsSize REAL NOT NULL,
     tagsMtime REAL NOT NULL,
     nlSize REAL NOT NULL,
     nlMtime REAL NOT NULL,
     readAt REAL NOT NULL,
     captionHash INTEGER NOT NULL,
     spellings BLOB NOT NULL
   );
   CREATE TABLE caption (id INTEGER PRIMARY KEY, tags TEXT, nl TEXT);
   CREATE TABLE problem (id INTEGER PRIMARY KEY, image TEXT, tags TEXT, nl TEXT);
   CREATE TABLE orphan (relPath TEXT PRIMARY KEY) WITHOUT ROWID;
   CREATE TABLE fileProblem (relPath TEXT PRIMARY KEY, reason TEXT NOT NULL) WITHOUT ROWID;
   CREATE VIRTUAL TABLE prose USING fts5(
     nl, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2"
   );`,
  // Of each caption by itself, so that what both make can be told when only one of them is read.
  `ALTER TABLE sample RENAME COLUMN captionHash TO tagsHash;
   ALTER TABLE sample ADD COLUMN nlHash INTEGER NOT NULL DEFAULT 0;`,
  // Files of a sample besides its image and the captions under their usual names, as JSON; most samples have none.
  `CREATE TABLE companion (id INTEGER PRIMARY KEY, files TEXT NOT NULL);`,
];
