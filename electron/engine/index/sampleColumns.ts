/** Builds the columns from the batches that the scan worker sends, and keeps the dataset's numbers as it goes. */
import { imageFormat } from '../../../shared/api/sample.ts';
import type { Companions } from '../../../shared/model/companions.ts';
import { flag, type Columns } from './columns.ts';
import { grown } from './growable.ts';
import { createTagTable, type Categorise } from './tagTable.ts';
import type { SampleProblems } from '../../../shared/model/fileProblem.ts';
import type { SampleBatch } from './sampleBatch.ts';

/** Samples that have this bit of `flags`. */
export type FlagCounts = (bit: number) => number;

export interface SampleColumns {
  readonly columns: Columns;
  /** How many samples have a bit of `flags`. */
  readonly flagCount: FlagCounts;
  readonly problems: ReadonlyMap<number, SampleProblems>;
  /** Of those samples that have any. */
  readonly companions: ReadonlyMap<number, Companions>;
  /** @returns the ids that changed */
  apply(batch: SampleBatch): Uint32Array;
  /** Something that is shown beside samples is another, and is in no batch: their marks. */
  changed(): void;
  /** Categories are asked for anew. */
  recategorise(): void;
}

const bits = Object.values(flag);

export const createSampleColumns = (categorise: Categorise): SampleColumns => {
  let slots = 1;
  let revision = 0;
  let pathRevision = 0;
  let flags: Uint16Array<ArrayBuffer> = new Uint16Array(0);
  let width: Int32Array<ArrayBuffer> = new Int32Array(0);
  let height: Int32Array<ArrayBuffer> = new Int32Array(0);
  let fileSize: Float64Array<ArrayBuffer> = new Float64Array(0);
  let mtime: Float64Array<ArrayBuffer> = new Float64Array(0);
  let format: Uint8Array<ArrayBuffer> = new Uint8Array(0);
  let captionHash: Uint32Array<ArrayBuffer> = new Uint32Array(0);
  const relPaths: string[] = [''];
  let start: Uint32Array<ArrayBuffer> = new Uint32Array(0);
  let length: Uint32Array<ArrayBuffer> = new Uint32Array(0);
  let tags: Uint32Array<ArrayBuffer> = new Uint32Array(0);
  let spellings: Uint32Array<ArrayBuffer> = new Uint32Array(0);
  /** Entries of the pool in use, and how many of them belong to no sample any more. */
  let used = 0;
  let wasted = 0;
  const problems = new Map<number, SampleProblems>();
  const companions = new Map<number, Companions>();
  const bitCounts = new Map<number, number>(bits.map((bit) => [bit, 0]));
  const tagTable = createTagTable(() => ({ slots, start, length, tags }), categorise);

  const grow = (count: number): void => {
    slots = Math.max(slots, count);
    flags = grown(flags, slots);
    width = grown(width, slots);
    height = grown(height, slots);
    fileSize = grown(fileSize, slots);
    mtime = grown(mtime, slots);
    format = grown(format, slots);
    captionHash = grown(captionHash, slots);
    start = grown(start, slots);
    length = grown(length, slots);
  };

  const setFlags = (id: number, next: number): void => {
    const before = flags[id] ?? 0;
    if (before === next) return;
    for (const bit of bits) {
      const change = (next & bit ? 1 : 0) - (before & bit ? 1 : 0);
      if (change !== 0) bitCounts.set(bit, (bitCounts.get(bit) ?? 0) + change);
    }
    flags[id] = next;
  };

  const setSpellings = (id: number, of: Uint32Array): void => {
    const old = length[id] ?? 0;
    let at = start[id] ?? 0;
    tagTable.count(spellings.subarray(at, at + old), -1);
    tagTable.count(of, 1);
    if (of.length > old) {
      wasted += old;
      at = used;
      used += of.length;
      tags = grown(tags, used);
      spellings = grown(spellings, used);
    } else {
      wasted += old - of.length;
    }
    start[id] = at;
    length[id] = of.length;
    spellings.set(of, at);
    for (let i = 0; i < of.length; i++) tags[at + i] = tagTable.tagOfSpelling(of[i] ?? 0);
  };

  /** Closes the gaps that edits have left, when they are as large as what is in use. */
  const compact = (): void => {
    if (wasted < 65_536 || wasted * 2 < used) return;
    const tight = { tags: new Uint32Array(used - wasted), spellings: new Uint32Array(used - wasted) };
    let at = 0;
    for (let id = 1; id < slots; id++) {
      const from = start[id] ?? 0;
      const to = from + (length[id] ?? 0);
      tight.tags.set(tags.subarray(from, to), at);
      tight.spellings.set(spellings.subarray(from, to), at);
      start[id] = at;
      at += to - from;
    }
    ({ tags, spellings } = tight);
    used = at;
    wasted = 0;
  };

  const columns: Columns = {
    get slots() {
      return slots;
    },
    get count() {
      return bitCounts.get(flag.alive) ?? 0;
    },
    get revision() {
      return revision;
    },
    get pathRevision() {
      return pathRevision;
    },
    get flags() {
      return flags;
    },
    get width() {
      return width;
    },
    get height() {
      return height;
    },
    get fileSize() {
      return fileSize;
    },
    get mtime() {
      return mtime;
    },
    captionHash: (id) => (captionHash[id] ?? 0).toString(16).padStart(8, '0'),
    relPath: (id) => relPaths[id] ?? '',
    companions: (id) => companions.get(id) ?? null,
    format: (id) => imageFormat.options[format[id] ?? 0] ?? 'unknown',
    tagsOf: (id) => tags.subarray(start[id] ?? 0, (start[id] ?? 0) + (length[id] ?? 0)),
    spellingsOf: (id) => {
      const from = start[id] ?? 0;
      return Array.from(spellings.subarray(from, from + (length[id] ?? 0)), tagTable.spellingText);
    },
    tags: tagTable.table,
  };

  return {
    columns,
    changed: () => {
      revision++;
    },
    recategorise: () => {
      tagTable.recategorise();
      revision++;
    },
    flagCount: (bit) => bitCounts.get(bit) ?? 0,
    problems,
    companions,
    apply: (batch) => {
      const { ids } = batch;
      tagTable.addSpellings(batch.newSpellings);
      grow(ids.reduce((most, id) => Math.max(most, id + 1), slots));
      let pathsChanged = false;
      for (const [i, id] of ids.entries()) {
        const relPath = batch.relPaths[i] ?? '';
        pathsChanged ||= relPaths[id] !== relPath;
        relPaths[id] = relPath;
        setFlags(id, batch.flags[i] ?? 0);
        width[id] = batch.width[i] ?? 0;
        height[id] = batch.height[i] ?? 0;
        fileSize[id] = batch.fileSize[i] ?? 0;
        mtime[id] = batch.mtime[i] ?? 0;
        format[id] = batch.format[i] ?? 0;
        captionHash[id] = batch.captionHash[i] ?? 0;
        setSpellings(id, batch.spellings.subarray(batch.spellingStarts[i], batch.spellingStarts[i + 1]));
        problems.delete(id);
        companions.delete(id);
      }
      for (const problem of batch.problems) problems.set(problem.id, problem);
      for (const [id, of] of batch.companions) companions.set(id, of);
      compact();
      tagTable.changed();
      revision++;
      if (pathsChanged) pathRevision++;
      return ids;
    },
  };
};
