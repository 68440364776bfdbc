/** The samples that wrong labels are looked for in, out of the shared columns. */
import type Database from 'better-sqlite3';
import { flag } from '../../index/columns.ts';
import { pathReader } from '../../index/pathTexts.ts';
import { countIn, idsIn, spellingsAt } from '../../index/sharedColumns.ts';
import type { SampleList } from './cast.ts';
import type { MislabelsRequest } from './protocol.ts';

export interface Samples {
  readonly list: SampleList;
  /** Of each: its id. */
  readonly ids: Int32Array;
}

export const samplesOf = ({ columns, keys, categories }: MislabelsRequest): Samples => {
  const count = countIn(columns);
  const ids = new Int32Array(count);
  const start = new Int32Array(count + 1);
  let at = 0;
  for (const id of idsIn(columns)) {
    if (at === count) break;
    ids[at] = id;
    at += 1;
    start[at] = (start[at - 1] ?? 0) + spellingsAt(columns, id).length;
  }
  const tags = new Int32Array(start[at] ?? 0);
  for (let sample = 0; sample < at; sample += 1) {
    const from = start[sample] ?? 0;
    const own = spellingsAt(columns, ids[sample] ?? 0);
    // While it is read, the main thread may give it other tags.
    const length = Math.min(own.length, (start[sample + 1] ?? 0) - from);
    for (let i = 0; i < length; i += 1) tags[from + i] = columns.tagOfSpelling[own[i] ?? 0] ?? 0;
  }
  const relPaths = Array.from(ids.subarray(0, at), pathReader(columns));
  return { ids, list: { relPaths, start, tags, keys, categories } };
};

/** Reads the NL captions of samples by their ids, one at a time; null where there is none. */
export const nlReader = (db: Database.Database): ((id: number) => string | null) => {
  const nl = db.prepare<[number], { nl: string | null }>(
    `SELECT nl FROM sample JOIN caption USING (id) WHERE id = ? AND flags & ${flag.nlPresent}`,
  );
  return (id) => nl.get(id)?.nl ?? null;
};
