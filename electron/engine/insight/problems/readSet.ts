/**
 * Reads the index for the rules, and remembers what its captions said: only captions that have changed since
 * the last time are read again, also after a start.
 */
import type Database from 'better-sqlite3';
import type { CheckedSample, CaptionState, Reasons } from '../../../../shared/problems/sample.ts';
import type { NameReader } from '../../../../shared/problems/nameReader.ts';
import type { CountedSpelling } from '../../../../shared/caption/style.ts';
import { readTexts, type TextFacts } from '../../../../shared/problems/textFacts.ts';
import { imageFormat } from '../../../../shared/api/sample.ts';
import type { Companions } from '../../../../shared/model/companions.ts';
import { captionFlags, flag, type CaptionFlags } from '../../index/columns.ts';
import { loadIndex, loadSamples, type LoadedIndex } from '../../index/load.ts';
import type { StoredSample } from '../../index/store.ts';
import { stemPath } from '../../index/captionPaths.ts';
import type { KeptProblems, Remembered } from './kept.ts';

/** The index without its captions. */
export interface ReadIndex extends LoadedIndex {
  readonly samples: readonly StoredSample[];
  /** How many samples have each spelling, by its number. */
  readonly counts: Uint32Array;
}

export const readIndex = (db: Database.Database): ReadIndex => {
  const loaded = loadIndex(db);
  const samples = [...loadSamples(db)];
  const counts = new Uint32Array(loaded.spellings.length);
  const seenIn = new Int32Array(loaded.spellings.length).fill(-1);
  for (const [at, { spellings }] of samples.entries()) {
    for (const number of spellings) {
      if (seenIn[number] === at) continue;
      seenIn[number] = at;
      counts[number] = (counts[number] ?? 0) + 1;
    }
  }
  return { ...loaded, samples, counts };
};

export const countedSpellings = ({ spellings, counts }: ReadIndex): readonly CountedSpelling[] =>
  spellings.map((text, number) => ({ text, count: counts[number] ?? 0 }));

export interface TextMemory {
  /**
   * The facts of each sample's captions, in the order of `samples`.
   * @param names what `read` knows, as one text: when it changes, everything is read again
   */
  factsOf(
    db: Database.Database,
    samples: readonly StoredSample[],
    names: string,
    read: NameReader,
    onProgress: (done: number) => void,
  ): readonly TextFacts[];
}

const progressEvery = 1000;

export const createTextMemory = (kept: KeptProblems): TextMemory => {
  let known: ReadonlyMap<number, Remembered> = new Map();
  let knownNames: string | null = null;
  return {
    factsOf: (db, samples, names, read, onProgress) => {
      if (names !== knownNames) known = kept.facts(names);
      knownNames = names;
      const caption = db.prepare<[number], { tags: string | null; nl: string | null }>(
        'SELECT tags, nl FROM caption WHERE id = ?',
      );
      const now = new Map<number, Remembered>();
      const changed = new Map<number, Remembered>();
      const all: TextFacts[] = [];
      for (const [at, { id, flags, tagsHash, nlHash }] of samples.entries()) {
        if (at % progressEvery === 0) onProgress(at);
        const before = known.get(id);
        const same =
          before?.tagsHash === tagsHash && before.nlHash === nlHash && before.flags === flags ? before : null;
        const row = same === null ? caption.get(id) : undefined;
        const facts =
          same?.facts ??
          readTexts(
            (flags & flag.tagsPresent) === 0 ? null : (row?.tags ?? null),
            (flags & flag.nlPresent) === 0 ? null : (row?.nl ?? null),
            read,
          );
        const remembered = same ?? { tagsHash, nlHash, flags, facts };
        if (same === null) changed.set(id, remembered);
        now.set(id, remembered);
        all.push(facts);
      }
      const gone = [...known.keys()].filter((id) => !now.has(id));
      kept.keepFacts(names, changed, gone);
      known = now;
      return all;
    },
  };
};

const stateOf = (flags: number, { present, empty, unreadable }: CaptionFlags): CaptionState => {
  if ((flags & unreadable) !== 0) return 'unreadable';
  if ((flags & present) === 0) return 'missing';
  return (flags & empty) === 0 ? 'present' : 'empty';
};

/** A sample as the rules see it. */
export const checkedSample = (
  sample: StoredSample,
  text: TextFacts,
  reasons: Reasons | null,
  companions: Companions | null,
  seen: CheckedSample['seen'],
  image: number,
): CheckedSample => {
  const { id, relPath, width, height, flags, spellings } = sample;
  return {
    id,
    relPath,
    stem: stemPath(relPath),
    width,
    height,
    animated: (flags & flag.animated) !== 0,
    format: imageFormat.options[sample.format] ?? 'unknown',
    unread: companions?.unread ?? [],
    tags: stateOf(flags, captionFlags.tags),
    nl: stateOf(flags, captionFlags.nl),
    spellings,
    text,
    reasons,
    seen,
    image,
  };
};
