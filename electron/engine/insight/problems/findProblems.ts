/** Finds the problems that a dataset shows: goes through the columns, and passes captions and spellings to the checks. */
import type Database from 'better-sqlite3';
import type { CaptionKind, TagCategory } from '../../../../shared/api/caption.ts';
import { tagKey } from '../../../../shared/caption/identity.ts';
import { type CountedSpelling, type TagStyle, prevailingStyle } from '../../../../shared/caption/style.ts';
import type { Found } from '../../../../shared/problems/found.ts';
import { checkSet } from '../../../../shared/problems/checkSet.ts';
import { createNameReader } from '../../../../shared/problems/nameReader.ts';
import { type CountedTag, findSlips } from '../../../../shared/problems/slips.ts';
import { readSpellings } from '../../../../shared/problems/spelling.ts';
import { captionPath } from '../../index/captionPaths.ts';
import { loadIndex, type LoadedIndex } from '../../index/load.ts';
import { pathReader } from '../../index/pathTexts.ts';
import { countIn, idsIn, spellingsAt, type SharedColumns } from '../../index/sharedColumns.ts';
import type { KeptProblems } from './kept.ts';
import type { LookRequest } from './protocol.ts';
import { samplesIn } from './readSet.ts';
import { createTextReader } from './readText.ts';

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

/** The spellings that the columns know: the index may have some more by now. */
const countedSpellings = (
  { spellingUse }: SharedColumns,
  { spellings }: LoadedIndex,
): readonly CountedSpelling[] =>
  spellings.slice(0, spellingUse.length).map((text, number) => ({ text, count: spellingUse[number] ?? 0 }));

/** Tells whether a rare tag and another are in one caption. */
const togetherIn = (
  columns: SharedColumns,
  spellings: readonly CountedSpelling[],
): ((rare: string, other: string) => boolean) => {
  const keys = spellings.map(({ text }) => tagKey(text));
  const asked = new Map<string, readonly ReadonlySet<string>[]>();
  const captionsWith = (rare: string): readonly ReadonlySet<string>[] => {
    const numbers = new Set(keys.flatMap((key, number) => (key === rare ? [number] : [])));
    const captions: ReadonlySet<string>[] = [];
    for (const id of idsIn(columns)) {
      const own = spellingsAt(columns, id);
      if (own.some((number) => numbers.has(number)))
        captions.push(new Set(Array.from(own, (number) => keys[number] ?? '')));
    }
    return captions;
  };
  return (rare, other) => {
    const captions = asked.get(rare) ?? captionsWith(rare);
    asked.set(rare, captions);
    return captions.some((caption) => caption.has(other));
  };
};

const usualSuffixes = { tags: '.txt', nl: '_nl.txt' };

/** Captions that cannot be read and belong to samples: they are reported with these, not as files of their own. */
const captionsTold = (
  columns: SharedColumns,
  { problems, companions, suffixes }: LoadedIndex,
): ReadonlySet<string> => {
  const own = suffixes ?? usualSuffixes;
  const relPathOf = pathReader(columns);
  const told = new Set<string>();
  for (const { id, tags, nl } of problems.values()) {
    const unusual = companions.get(id) ?? null;
    const pathOf = (caption: CaptionKind): string => captionPath(relPathOf(id), caption, own, unusual);
    if (tags !== null) told.add(pathOf('tags'));
    if (nl !== null) told.add(pathOf('nl'));
  }
  return told;
};

export interface FoundProblems {
  readonly found: readonly Found[];
  /** How the dataset writes its tags. */
  readonly style: TagStyle;
}

/** @param kept what was read of captions before */
export const findProblems = (
  db: Database.Database,
  request: LookRequest,
  kept: KeptProblems,
  onProgress: (done: number, total: number) => void,
): FoundProblems => {
  const { columns } = request;
  const index = loadIndex(db);
  const spellings = countedSpellings(columns, index);
  const style = prevailingStyle(spellings);
  const categories = new Map(request.categories);
  const categoryOf = (key: string): TagCategory => categories.get(key) ?? 'general';
  const tags = countedTags(spellings, categoryOf);
  const slips = findSlips(tags, {
    roster: new Set(request.roster),
    listed: new Set(request.listed),
    together: togetherIn(columns, spellings),
  });
  const table = readSpellings({ spellings, style, categoryOf, slips });
  const characters = tags.filter(({ key, category }) => category === 'character' && !slips.has(key));
  const names = [...new Set([...characters.map(({ key }) => key), ...request.roster])].toSorted();
  const total = countIn(columns);
  const texts = createTextReader({
    db,
    columns,
    kept,
    names: names.join('\n'),
    read: createNameReader(names),
    onProgress: (done) => onProgress(done, total),
  });
  const toldWithSamples = captionsTold(columns, index);
  const unread = index.fileProblems.filter(({ relPath }) => !toldWithSamples.has(relPath));
  const { off, pairs, keep, commas } = request;
  const found = checkSet(
    { samples: samplesIn(request, index), spellings: table, orphans: index.orphans, unread },
    ({ id }) => texts.of(id),
    { off: new Set(off), pairs, keep, commas },
  );
  texts.end();
  return { found, style };
};
