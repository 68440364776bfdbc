/** NL captions as they are searched: word by word, or one after the other. */
import type Database from 'better-sqlite3';
import { flag, type Texts } from './columns.ts';

export type NlTexts = Pick<Texts, 'eachNl' | 'search'>;

/** @param db the index, which is only read */
export const nlTextsOf = (db: Database.Database): NlTexts => {
  const every = db.prepare<[], { id: number; text: string }>(
    `SELECT id, nl AS text FROM sample JOIN caption USING (id) WHERE flags & ${flag.nlPresent} ORDER BY id`,
  );
  const search = db.prepare<[string], number>('SELECT rowid FROM prose WHERE prose MATCH ? ORDER BY rowid');
  search.pluck();
  return {
    eachNl: () => every.iterate(),
    search: (expression) => Uint32Array.from(search.all(expression)),
  };
};
