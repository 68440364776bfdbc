/**
 * Stores what the scanner has read in its memory, in SQLite and in the batch for the main thread, so that the three
 * never differ. A batch is one transaction, and is posted when that is committed.
 */
import type { Companions } from '../../../shared/model/companions.ts';
import type { IndexStore } from '../index/store.ts';
import { createBatch, type Batch } from './batch.ts';
import type { Known } from './known.ts';
import { readBack } from './readBack.ts';
import type { ReadCaption, ReadImage } from './readFiles.ts';
import { anyProblem, noSpellings, retaggedRow, sampleRow, textOf } from './sampleRow.ts';
import { createSpellings } from './spellings.ts';
import type { SampleBatch } from '../index/sampleBatch.ts';

export interface LedgerOptions {
  readonly store: IndexStore;
  readonly known: Known;
  /** Spellings that the index has, by number. */
  readonly spellings: readonly string[];
  readonly post: (batch: SampleBatch, transfer: ArrayBuffer[]) => void;
}

export interface ReadSample {
  readonly relPath: string;
  readonly image: ReadImage;
  readonly tags: ReadCaption;
  readonly nl: ReadCaption;
  /** Null: it has none. */
  readonly companions: Companions | null;
}

/** Null for a file that is as it was when it was last read. */
export interface ReadAnew {
  readonly relPath: string;
  readonly image: ReadImage | null;
  readonly tags: ReadCaption | null;
  readonly nl: ReadCaption | null;
}

/** The batch that is being filled, and with it the transaction: both begin with the first that is written. */
const createBatches = ({ store, spellings: initial, post }: Omit<LedgerOptions, 'known'>) => {
  let batch: Batch | null = null;
  const current = (): Batch => {
    if (batch === null) {
      store.begin();
      batch = createBatch(spellings.count());
    }
    return batch;
  };
  const spellings = createSpellings(initial, (id, text) => {
    store.addSpelling(id, text);
    current().addSpelling(text);
  });
  return {
    current,
    /** How many samples are in it. */
    pending: (): number => batch?.size() ?? 0,
    spellingsOf: ({ state, text }: ReadCaption): Uint32Array =>
      state === 'present' ? spellings.read(text) : noSpellings,
    flush: (): void => {
      if (batch === null) return;
      store.commit();
      const finished = batch.size() > 0 ? batch.finish() : null;
      batch = null;
      if (finished !== null) post(finished.batch, finished.transfer);
    },
  };
};

export const createLedger = ({ known, ...options }: LedgerOptions) => {
  const { store } = options;
  const { current, pending, spellingsOf, flush } = createBatches(options);

  const write = (
    { relPath, image, tags, nl, companions }: ReadSample,
    at: number,
    isNlKept: boolean,
  ): void => {
    const into = current();
    const old = known.id(relPath);
    const id = old ?? known.nextId();
    const row = sampleRow({ relPath, image, tags, nl }, { id, at, spellings: spellingsOf(tags) });
    const problems = { id, image: image.problem, tags: tags.reason, nl: nl.reason };
    store.write(
      row,
      {
        tags: textOf(tags),
        nl: textOf(nl),
        searchable: isNlKept ? null : nl.state === 'present',
      },
      problems,
      old !== undefined,
    );
    if (companions !== null || known.companions(id) !== null) store.setCompanions(id, companions);
    known.setCompanions(id, companions);
    into.add(row, row.flags & anyProblem ? problems : null, companions);
    known.set(row);
    known.setChecked(id, at);
  };

  /** A known sample without problems whose tags alone were read, and can be: what most edits leave behind. */
  const retag = (id: number, relPath: string, tags: ReadCaption, at: number): void => {
    const into = current();
    const row = retaggedRow(tags, known.flags(id), { id, at, spellings: spellingsOf(tags) });
    store.retag(row);
    known.retag(row);
    known.setChecked(id, at);
    into.add({ ...known.shown(id), id, relPath, spellings: row.spellings }, null, known.companions(id));
  };

  return {
    /** Samples that wait for `flush`. */
    pending,
    write: (sample: ReadSample, at: number): void => write(sample, at, false),
    /** Writes a known sample of which only some files were read again; the others are taken from the index. */
    update: ({ relPath, image, tags, nl }: ReadAnew, at: number): void => {
      const id = known.id(relPath) ?? 0;
      const sound = (known.flags(id) & anyProblem) === 0 && tags?.state !== 'unreadable';
      if (tags !== null && image === null && nl === null && id > 0 && sound) {
        retag(id, relPath, tags, at);
        return;
      }
      const before = readBack(store, id);
      if (before === null) throw new Error(`${relPath} is not in the index.`);
      const sample = {
        relPath,
        image: image ?? before.image,
        tags: tags ?? before.tags,
        nl: nl ?? before.nl,
        companions: known.companions(id),
      };
      write(sample, at, nl === null);
    },
    remove: (relPath: string): void => {
      const id = known.id(relPath);
      if (id === undefined) return;
      store.remove(id);
      current().add({ ...goneRow, id }, null, null);
      known.delete(relPath);
    },
    /** Begins the transaction that `flush` ends, for what is written beside samples. */
    begin: (): void => void current(),
    flush,
  };
};

export type Ledger = ReturnType<typeof createLedger>;

const goneRow = {
  relPath: '',
  flags: 0,
  width: 0,
  height: 0,
  imageSize: 0,
  imageMtime: 0,
  format: 0,
  tagsHash: 0,
  nlHash: 0,
  spellings: noSpellings,
};
