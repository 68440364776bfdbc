/** Finds the problems that an index shows: reads it whole, and passes captions and spellings to the checks. */
import type Database from 'better-sqlite3';
import type { CaptionKind, TagCategory } from '../../../../shared/api/caption.ts';
import { tagKey } from '../../../../shared/caption/identity.ts';
import { type CountedSpelling, type TagStyle, prevailingStyle } from '../../../../shared/caption/style.ts';
import type { Found } from '../../../../shared/problems/found.ts';
import { checkSet } from '../../../../shared/problems/checkSet.ts';
import { createNameReader } from '../../../../shared/problems/nameReader.ts';
import { type CountedTag, findSlips } from '../../../../shared/problems/slips.ts';
import { readSpellings } from '../../../../shared/problems/spelling.ts';
import { seenOf } from '../../index/sights.ts';
import { captionPath } from '../../index/captionPaths.ts';
import type { LookRequest } from './protocol.ts';
import { type ReadIndex, checkedSample, countedSpellings, readIndex, type TextMemory } from './readSet.ts';

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

/** Tells whether a rare tag and another are in one caption. */
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

/** Captions that cannot be read and belong to samples: they are reported with these, not as files of their own. */
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

export interface FoundProblems {
  readonly found: readonly Found[];
  /** How the dataset writes its tags. */
  readonly style: TagStyle;
}

/** @param memory of captions that were read before */
export const findProblems = (
  db: Database.Database,
  request: LookRequest,
  memory: TextMemory,
  onProgress: (done: number, total: number) => void,
): FoundProblems => {
  const index = readIndex(db);
  const spellings = countedSpellings(index);
  const style = prevailingStyle(spellings);
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
    const seen = request.seen === null ? null : seenOf(request.seen, sample.id);
    return [checkedSample(sample, text, reasons, companions, seen, request.pictures[sample.id] ?? 0)];
  });
  const { orphans } = index;
  const toldWithSamples = captionsTold(index);
  const unread = index.fileProblems.filter(({ relPath }) => !toldWithSamples.has(relPath));
  const { off, pairs, keep, commas } = request;
  const found = checkSet(
    { samples: checked, spellings: table, orphans, unread },
    { off: new Set(off), pairs, keep, commas },
  );
  return { found, style };
};
