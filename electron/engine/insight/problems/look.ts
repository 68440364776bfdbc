/** Looks for problems in an index whenever it is called, and holds the result, to be read page by page. */
import Database from 'better-sqlite3';
import { prevailingStyle, type TagStyle } from '../../../../shared/caption/style.ts';
import { fixesOf, fixOf } from '../../../../shared/problems/fixes.ts';
import type { Found } from '../../../../shared/problems/found.ts';
import { kindRow, problemKinds, type ProblemKind } from '../../../../shared/problems/kinds.ts';
import { findProblems } from './findProblems.ts';
import type { KeptProblems } from './kept.ts';
import type { LookedKind, LookReply, PageRequest, ProblemsMethods } from './protocol.ts';

/** Fixes of one kind that are offered. */
const mostFixes = 50;

const byPath = (a: Found, b: Found): number => (a.relPath < b.relPath ? -1 : a.relPath > b.relPath ? 1 : 0);

const grouped = (found: readonly Found[]): ReadonlyMap<ProblemKind, readonly Found[]> => {
  const groups = new Map<ProblemKind, Found[]>();
  for (const one of found) {
    const group = groups.get(one.kind);
    if (group === undefined) groups.set(one.kind, [one]);
    else group.push(one);
  }
  for (const group of groups.values()) group.sort(byPath);
  return groups;
};

/** Counts, samples and fixes of each kind that was found. */
const kindsOf = (
  groups: ReadonlyMap<ProblemKind, readonly Found[]>,
  style: TagStyle,
): readonly LookedKind[] =>
  problemKinds.flatMap((kind): readonly LookedKind[] => {
    const found = groups.get(kind);
    if (found === undefined) return [];
    const samples = new Set(found.flatMap(({ sample }) => (sample === null ? [] : [sample])));
    return [
      {
        kind,
        count: found.length,
        samples: Uint32Array.from(samples),
        fixes: fixesOf(found, style)
          .slice(0, mostFixes)
          .map((fix) => ({ edit: fix.edit, samples: Uint32Array.from(fix.samples) })),
      },
    ];
  });

/** Whether a sample is still the same: a rebuilt index numbers samples anew. */
const isThere = (db: Database.Database): ((found: Found) => boolean) => {
  const path = db.prepare<[number], { relPath: string }>('SELECT relPath FROM sample WHERE id = ?');
  return ({ sample, relPath }) => sample === null || path.get(sample)?.relPath === relPath;
};

/**
 * @param indexFile index.db; it is opened for each search, so that it can be closed and replaced in between
 * @param kept what an earlier start has read and found
 * @param onProgress is told how many samples have been read
 */
export const createLook = (
  indexFile: string,
  kept: KeptProblems,
  onProgress: (done: number, total: number) => void,
): ProblemsMethods => {
  let groups: ReadonlyMap<ProblemKind, readonly Found[]> = new Map();
  let style: TagStyle = prevailingStyle([]);

  const told = (found: readonly Found[]): LookReply => {
    groups = grouped(found);
    const grave = found.filter(({ kind }) => kindRow(kind).severity !== 'hint');
    return {
      kinds: kindsOf(groups, style),
      affected: new Set(grave.map(({ relPath }) => relPath)).size,
      total: found.length,
    };
  };

  const withIndex = <T>(work: (db: Database.Database) => T): T => {
    const db = new Database(indexFile, { readonly: true });
    try {
      // In one transaction, so that all of it is of one moment.
      return db.transaction(() => work(db))();
    } finally {
      db.close();
    }
  };

  return {
    last: () => {
      const last = kept.last();
      if (last === null) return null;
      style = last.style;
      return told(withIndex((db) => last.found.filter(isThere(db))));
    },
    look: (request): LookReply => {
      const { found, style: now } = withIndex((db) => findProblems(db, request, kept, onProgress));
      style = now;
      kept.keepLast({ found, style });
      return told(found);
    },
    page: ({ kind, from, count }: PageRequest) => {
      const found =
        kind === null ? problemKinds.flatMap((each) => groups.get(each) ?? []) : (groups.get(kind) ?? []);
      const shown = found.slice(from, from + count);
      return { found: shown.map((one) => ({ one, fix: fixOf(one, style) })), total: found.length };
    },
  };
};
