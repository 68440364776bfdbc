/** Looks for problems in an index, as often as it is asked, and keeps what it found to be leafed through. */
import Database from 'better-sqlite3';
import type { CaptionKind, TagCategory } from '../../../../shared/api/caption.ts';
import { tagKey } from '../../../../shared/caption/identity.ts';
import { prevailingStyle, type CountedSpelling, type TagStyle } from '../../../../shared/caption/style.ts';
import { checkSet } from '../../../../shared/problems/checkSet.ts';
import { fixesOf, fixOf } from '../../../../shared/problems/fixes.ts';
import type { Found } from '../../../../shared/problems/found.ts';
import { kindRow, problemKinds, type ProblemKind } from '../../../../shared/problems/kinds.ts';
import { createNameReader } from '../../../../shared/problems/nameReader.ts';
import { findSlips, type CountedTag } from '../../../../shared/problems/slips.ts';
import { readSpellings } from '../../../../shared/problems/spelling.ts';
import { captionPath } from '../../index/captionPaths.ts';
import type { KeptProblems } from './kept.ts';
import type { LookedKind, LookReply, LookRequest, PageRequest, ProblemsMethods } from './protocol.ts';
import { checkedSample, countedSpellings, createTextMemory, readIndex, type ReadIndex } from './readSet.ts';

/** Fixes of one kind that are told; a dataset with more of them has another trouble. */
const mostFixes = 50;

/** Tags with the number of samples that have them: of several spellings the sum, which may count a sample twice. */
const countedTags = (
  spellings: readonly CountedSpelling[],
  categoryOf: (key: string) => TagCategory,
): readonly CountedTag[] => {
  const counts = new Map<string, number>();
  for (const { text, count } of spellings) {
    if (count === 0) continue;
    const key = tagKey(text);
    counts.set(key, (counts.get(key) ?? 0) + count);
  }
  return [...counts].map(([key, count]) => ({ key, count, category: categoryOf(key) }));
};

/** Whether a rare tag and another stand in one caption. */
const togetherIn = ({ samples, spellings }: ReadIndex): ((rare: string, other: string) => boolean) => {
  const keys = spellings.map(tagKey);
  const asked = new Map<string, readonly ReadonlySet<string>[]>();
  const captionsWith = (rare: string): readonly ReadonlySet<string>[] => {
    const numbers = new Set(keys.flatMap((key, number) => (key === rare ? [number] : [])));
    return samples
      .filter((sample) => sample.spellings.some((number) => numbers.has(number)))
      .map((sample) => new Set(Array.from(sample.spellings, (number) => keys[number] ?? '')));
  };
  return (rare, other) => {
    const captions = asked.get(rare) ?? captionsWith(rare);
    asked.set(rare, captions);
    return captions.some((caption) => caption.has(other));
  };
};

const usualSuffixes = { tags: '.txt', nl: '_nl.txt' };

/** Captions that cannot be read: they are told with their samples, not as files beside them. */
const captionsTold = ({ samples, problems, companions, suffixes }: ReadIndex): ReadonlySet<string> => {
  const own = suffixes ?? usualSuffixes;
  return new Set(
    samples.flatMap(({ id, relPath }) => {
      const unusual = companions.get(id) ?? null;
      const pathOf = (caption: CaptionKind): string => captionPath(relPath, caption, own, unusual);
      const { tags: ofTags = null, nl: ofNl = null } = problems.get(id) ?? {};
      return [...(ofTags === null ? [] : [pathOf('tags')]), ...(ofNl === null ? [] : [pathOf('nl')])];
    }),
  );
};

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

/** Whether a sample is still the one that was meant: an index that was made again counts anew. */
const isThere = (db: Database.Database): ((found: Found) => boolean) => {
  const path = db.prepare<[number], { relPath: string }>('SELECT relPath FROM sample WHERE id = ?');
  return ({ sample, relPath }) => sample === null || path.get(sample)?.relPath === relPath;
};

/**
 * @param indexFile index.db; it is opened for each look, so that it can be closed and made again in between
 * @param kept what an earlier start has read and found
 * @param onProgress is told how many samples have been read
 */
export const createLook = (
  indexFile: string,
  kept: KeptProblems,
  onProgress: (done: number, total: number) => void,
): ProblemsMethods => {
  const memory = createTextMemory(kept);
  let groups: ReadonlyMap<ProblemKind, readonly Found[]> = new Map();
  let style: TagStyle = prevailingStyle([]);

  const look = (db: Database.Database, request: LookRequest): readonly Found[] => {
    const index = readIndex(db);
    const spellings = countedSpellings(index);
    style = prevailingStyle(spellings);
    const categories = new Map(request.categories);
    const categoryOf = (key: string): TagCategory => categories.get(key) ?? 'general';
    const tags = countedTags(spellings, categoryOf);
    const slips = findSlips(tags, {
      roster: new Set(request.roster),
      listed: new Set(request.listed),
      together: togetherIn(index),
    });
    const table = readSpellings({ spellings, style, categoryOf, slips });
    const characters = tags.filter(({ key, category }) => category === 'character' && !slips.has(key));
    const names = [...new Set([...characters.map(({ key }) => key), ...request.roster])].toSorted();
    const { samples } = index;
    const facts = memory.factsOf(db, samples, names.join('\n'), createNameReader(names), (done) =>
      onProgress(done, samples.length),
    );
    const checked = samples.flatMap((sample, at) => {
      const text = facts[at];
      if (text === undefined) return [];
      const reasons = index.problems.get(sample.id) ?? null;
      const companions = index.companions.get(sample.id) ?? null;
      return [checkedSample(sample, text, reasons, companions, request.pictures[sample.id] ?? 0)];
    });
    const { orphans } = index;
    const told = captionsTold(index);
    const unread = index.fileProblems.filter(({ relPath }) => !told.has(relPath));
    const { off, pairs, keep, commas } = request;
    return checkSet(
      { samples: checked, spellings: table, orphans, unread },
      { off: new Set(off), pairs, keep, commas },
    );
  };

  const kindsOf = (): readonly LookedKind[] =>
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

  const told = (found: readonly Found[]): LookReply => {
    groups = grouped(found);
    const grave = found.filter(({ kind }) => kindRow(kind).severity !== 'hint');
    return {
      kinds: kindsOf(),
      affected: new Set(grave.map(({ relPath }) => relPath)).size,
      total: found.length,
    };
  };

  const withIndex = <T>(work: (db: Database.Database) => T): T => {
    const db = new Database(indexFile, { readonly: true });
    try {
      // One transaction, so that all of it is of one moment.
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
      const found = withIndex((db) => look(db, request));
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
