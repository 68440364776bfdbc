/**
 * Reads what the captions of samples say, one sample after the other: from what an earlier search has kept where they have not
 * changed since, also before a start. A page of it is in memory at a time.
 */
import type Database from 'better-sqlite3';
import type { NameReader } from '../../../../shared/problems/nameReader.ts';
import { readTexts, type TextFacts } from '../../../../shared/problems/textFacts.ts';
import { flag } from '../../index/columns.ts';
import type { SharedColumns } from '../../index/sharedColumns.ts';
import type { KeptProblems, Remembered } from './kept.ts';

export interface TextSources {
  readonly db: Database.Database;
  readonly columns: Pick<SharedColumns, 'flags' | 'tagsHash' | 'nlHash'>;
  readonly kept: KeptProblems;
  /** What `read` knows, as one text: when it changes, everything is read again. */
  readonly names: string;
  readonly read: NameReader;
  /** Told how many samples have been read. */
  readonly onProgress: (done: number) => void;
}

export interface TextReader {
  /** To be asked for each sample once, in the order of ids. */
  of(id: number): TextFacts;
  /** To be called after the last one: keeps what was read, and drops what is kept of samples that are gone. */
  end(): void;
}

/** Samples of which facts are in memory at a time. */
const page = 1000;

type Row = Omit<Remembered, 'facts'> & { readonly tags: string | null; readonly nl: string | null };

/** What is kept of each sample, for ids that ascend. */
const createKnown = (kept: KeptProblems, names: string) => {
  const gone: number[] = [];
  let known = new Map<number, Remembered>();
  /** All up to this id have been in memory. */
  let upTo = 0;
  /** Those of the page that were not asked for are of samples that are gone. */
  const leave = (): void => {
    for (const id of known.keys()) gone.push(id);
    known.clear();
  };
  /** @returns the id up to which all have been in memory then */
  const turn = (): number => {
    leave();
    known = kept.facts(names, upTo, page);
    upTo = known.size < page ? Infinity : Math.max(...known.keys());
    return upTo;
  };
  return {
    of: (id: number): Remembered | undefined => {
      for (let last = upTo; id > last;) last = turn();
      const found = known.get(id);
      known.delete(id);
      return found;
    },
    /** Samples that were not asked for, as far as is known. */
    takeGone: (): readonly number[] => gone.splice(0),
    end: (): void => {
      for (let last = upTo; last < Infinity;) last = turn();
      leave();
    },
  };
};

export const createTextReader = (sources: TextSources): TextReader => {
  const { db, columns, kept, names, read, onProgress } = sources;
  // With the hashes of these texts: the columns may be of another moment.
  const captions = db.prepare<[number], Row>(
    'SELECT tags, nl, flags, tagsHash, nlHash FROM sample JOIN caption USING (id) WHERE id = ?',
  );
  const known = createKnown(kept, names);
  const changed = new Map<number, Remembered>();
  let done = 0;
  const keep = (): void => {
    const gone = known.takeGone();
    if (changed.size + gone.length > 0) kept.keepFacts(names, changed, gone);
    changed.clear();
  };
  const isSame = (id: number, before: Remembered): boolean =>
    before.tagsHash === columns.tagsHash[id] &&
    before.nlHash === columns.nlHash[id] &&
    before.flags === columns.flags[id];

  return {
    of: (id) => {
      if (done % page === 0) onProgress(done);
      done += 1;
      const before = known.of(id);
      if (before !== undefined && isSame(id, before)) return before.facts;
      const row = captions.get(id);
      const flags = row?.flags ?? 0;
      const facts = readTexts(
        (flags & flag.tagsPresent) === 0 ? null : (row?.tags ?? null),
        (flags & flag.nlPresent) === 0 ? null : (row?.nl ?? null),
        read,
      );
      if (row !== undefined)
        changed.set(id, { tagsHash: row.tagsHash, nlHash: row.nlHash, flags: row.flags, facts });
      if (changed.size >= page) keep();
      return facts;
    },
    end: () => {
      known.end();
      keep();
    },
  };
};
