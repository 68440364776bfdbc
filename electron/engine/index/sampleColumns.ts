/** Builds the columns from the batches that the scan worker sends, and keeps the dataset's numbers as it goes. */
import { imageFormat } from '../../../shared/api/sample.ts';
import type { Companions } from '../../../shared/model/companions.ts';
import type { SampleProblems } from '../../../shared/model/fileProblem.ts';
import { flag, type Columns } from './columns.ts';
import { createFlagColumn } from './flagColumn.ts';
import type { LoadedIndex } from './load.ts';
import { createNumberColumns } from './numberColumns.ts';
import { createPaths, type KeptOrder, type Paths } from './paths.ts';
import { createPathTexts } from './pathTexts.ts';
import type { SampleBatch } from './sampleBatch.ts';
import type { SharedColumns } from './sharedColumns.ts';
import type { Categorise } from './tagCategories.ts';
import { createTagPool } from './tagPool.ts';
import { createTagTable } from './tagTable.ts';

/** Samples that have this bit of `flags`. */
export type FlagCounts = (bit: number) => number;

export interface Derived {
  readonly order: KeptOrder;
  /** Identity keys of the tags, by number. */
  readonly keys: readonly string[];
}

export interface SampleColumns {
  readonly columns: Columns;
  readonly paths: Paths;
  /** How many samples have a bit of `flags`. */
  readonly flagCount: FlagCounts;
  readonly problems: ReadonlyMap<number, SampleProblems>;
  /** Of those samples that have any. */
  readonly companions: ReadonlyMap<number, Companions>;
  /** The arrays that the columns are now, for other threads. What is applied later may change them, or make others. */
  shared(): SharedColumns;
  /** What is made of the columns and takes long, as far as it is known. */
  derived(): Derived;
  /** To be called first of all, with what was kept of the same index. */
  restore(columns: SharedColumns, derived: Derived, index: LoadedIndex): void;
  /** @returns the ids that changed */
  apply(batch: SampleBatch): Uint32Array;
  /** To be called when what is shown beside samples has changed without a batch: their marks. */
  changed(): void;
  /** To be called when `categorise` would answer otherwise. */
  recategorise(): void;
}

/** Of both captions: another one when either has changed, or when they have changed places. */
const captionHash = (tagsHash: number, nlHash: number): string =>
  ((Math.imul(tagsHash, 31) ^ nlHash) >>> 0).toString(16).padStart(8, '0');

interface Parts {
  readonly state: Readonly<Record<'slots' | 'revision' | 'pathRevision', number>>;
  readonly pathTexts: ReturnType<typeof createPathTexts>;
  readonly flags: ReturnType<typeof createFlagColumn>;
  readonly numbers: ReturnType<typeof createNumberColumns>;
  readonly pool: ReturnType<typeof createTagPool>;
  readonly tagTable: ReturnType<typeof createTagTable>;
  readonly companions: ReadonlyMap<number, Companions>;
}

/** What readers see: always the arrays of now, which are replaced when they grow. */
const columnsOf = ({ state, pathTexts, flags, numbers, pool, tagTable, companions }: Parts): Columns => ({
  get slots() {
    return state.slots;
  },
  get count() {
    return flags.count(flag.alive);
  },
  get revision() {
    return state.revision;
  },
  get pathRevision() {
    return state.pathRevision;
  },
  get flags() {
    return flags.all();
  },
  get width() {
    return numbers.all().width;
  },
  get height() {
    return numbers.all().height;
  },
  get fileSize() {
    return numbers.all().fileSize;
  },
  get mtime() {
    return numbers.all().mtime;
  },
  captionHash: (id) => captionHash(numbers.all().tagsHash[id] ?? 0, numbers.all().nlHash[id] ?? 0),
  relPath: (id) => (((flags.all()[id] ?? 0) & flag.alive) === 0 ? '' : pathTexts.of(id)),
  companions: (id) => companions.get(id) ?? null,
  format: (id) => imageFormat.options[numbers.all().format[id] ?? 0] ?? 'unknown',
  tagsOf: pool.tagsOf,
  spellingsOf: (id) => Array.from(pool.spellingsOf(id), tagTable.spellingText),
  tags: tagTable.table,
});

export const createSampleColumns = (categorise: Categorise): SampleColumns => {
  const state = { slots: 1, revision: 0, pathRevision: 0 };
  const pathTexts = createPathTexts();
  const flags = createFlagColumn();
  const numbers = createNumberColumns();
  const tagTable = createTagTable(() => pool.current(), categorise);
  const pool = createTagPool(tagTable);
  const problems = new Map<number, SampleProblems>();
  const companions = new Map<number, Companions>();

  const columns = columnsOf({ state, pathTexts, flags, numbers, pool, tagTable, companions });
  const paths = createPaths({ columns, text: pathTexts.of });

  /** @returns whether the path of any sample has changed */
  const applyRows = (batch: SampleBatch): boolean => {
    let pathsChanged = false;
    for (const [i, id] of batch.ids.entries()) {
      const relPath = batch.relPaths[i] ?? '';
      if (columns.relPath(id) !== relPath) {
        pathsChanged = true;
        paths.changed(id);
        // The path of a sample that is gone is still told.
        if (relPath !== '') pathTexts.set(id, relPath);
      }
      flags.set(id, batch.flags[i] ?? 0);
      numbers.set(id, batch, i);
      pool.set(id, batch.spellings.subarray(batch.spellingStarts[i], batch.spellingStarts[i + 1]));
      problems.delete(id);
      companions.delete(id);
    }
    for (const problem of batch.problems) problems.set(problem.id, problem);
    for (const [id, of] of batch.companions) companions.set(id, of);
    return pathsChanged;
  };

  return {
    columns,
    paths,
    shared: () => ({
      slots: state.slots,
      flags: flags.all(),
      ...numbers.all(),
      ...pool.arrays(),
      ...tagTable.arrays(),
      ...pathTexts.current(),
    }),
    derived: () => ({ order: paths.kept(), keys: tagTable.keys }),
    restore: (from, { order, keys }, index) => {
      tagTable.restore(from, index.spellings, keys);
      state.slots = from.slots;
      flags.restore(from.flags);
      numbers.restore(from);
      pool.restore(from.slots, from, from.tagOfSpelling);
      pathTexts.restore(from.slots, from);
      for (const [id, problem] of index.problems) problems.set(id, problem);
      for (const [id, of] of index.companions) companions.set(id, of);
      state.revision++;
      state.pathRevision++;
      paths.restore(order);
    },
    changed: () => {
      state.revision++;
    },
    recategorise: () => {
      tagTable.recategorise();
      state.revision++;
    },
    flagCount: flags.count,
    problems,
    companions,
    apply: (batch) => {
      tagTable.addSpellings(batch.newSpellings);
      state.slots = batch.ids.reduce((most, id) => Math.max(most, id + 1), state.slots);
      for (const part of [flags, numbers, pool, pathTexts]) part.grow(state.slots);
      const pathsChanged = applyRows(batch);
      pool.compact();
      pathTexts.compact();
      tagTable.changed();
      state.revision++;
      if (pathsChanged) state.pathRevision++;
      return batch.ids;
    },
  };
};
