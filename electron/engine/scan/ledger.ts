/**
 * Where the scanner puts what it has read: into its memory, into SQLite, and into the batch for the main thread,
 * so that the three never differ. A batch is one transaction, and is posted when that is committed.
 */
import { crc32 } from 'node:zlib';
import type { Companions } from '../../../shared/model/companions.ts';
import { imageFormat, type ImageFormat } from '../../../shared/api/sample.ts';
import { flag } from '../index/columns.ts';
import type { IndexStore, StoredSample } from '../index/store.ts';
import { createBatch, type Batch } from './batch.ts';
import type { Known } from './known.ts';
import { readBack } from './readBack.ts';
import type { ReadCaption, ReadImage } from './readFiles.ts';
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

const formatNumbers = new Map<ImageFormat, number>(imageFormat.options.map((format, i) => [format, i]));

export const createLedger = ({ store, known, spellings: initial, post }: LedgerOptions) => {
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
  const spellingsOf = ({ state, text }: ReadCaption): Uint32Array =>
    state === 'present' ? spellings.read(text) : noSpellings;

  const write = (
    { relPath, image, tags, nl, companions }: ReadSample,
    at: number,
    proseKept: boolean,
  ): void => {
    const into = current();
    const old = known.id(relPath);
    const id = old ?? known.nextId();
    const turned = image.orientation >= 5;
    const row = {
      id,
      relPath,
      flags: imageFlags(image) | captionFlags(tags, tagsFlags) | captionFlags(nl, nlFlags),
      format: formatNumbers.get(image.format) ?? 0,
      width: turned ? image.height : image.width,
      height: turned ? image.width : image.height,
      orientation: image.orientation,
      pages: image.pages,
      imageSize: image.size,
      imageMtime: image.mtime,
      tagsSize: tags.size,
      tagsMtime: tags.mtime,
      nlSize: nl.size,
      nlMtime: nl.mtime,
      readAt: at,
      tagsHash: hashOf(tags),
      nlHash: hashOf(nl),
      spellings: spellingsOf(tags),
    };
    const problems = { id, image: image.problem, tags: tags.reason, nl: nl.reason };
    store.write(
      row,
      {
        tags: tags.state === 'missing' ? null : tags.text,
        nl: nl.state === 'missing' ? null : nl.text,
        searchable: proseKept ? null : nl.state === 'present',
      },
      problems,
      old !== undefined,
    );
    if (companions !== null || known.companions(id) !== null) store.setCompanions(id, companions);
    known.setCompanions(id, companions);
    const shown = { ...row, captionHash: captionHash(row) };
    into.add(shown, row.flags & anyProblem ? problems : null, companions);
    known.set(row);
    known.setChecked(id, at);
  };

  /** A known sample without problems whose tags alone were read, and can be: what most edits leave behind. */
  const retag = (id: number, relPath: string, tags: ReadCaption, at: number): void => {
    const into = current();
    const row = {
      id,
      flags: (known.flags(id) & ~anyTags) | captionFlags(tags, tagsFlags),
      tagsSize: tags.size,
      tagsMtime: tags.mtime,
      readAt: at,
      tagsHash: hashOf(tags),
      spellings: spellingsOf(tags),
      tags: tags.state === 'missing' ? null : tags.text,
    };
    store.retag(row);
    known.retag(row);
    known.setChecked(id, at);
    const shown = known.shown(id);
    const added = { ...shown, id, relPath, captionHash: captionHash(shown), spellings: row.spellings };
    into.add(added, null, known.companions(id));
  };

  return {
    /** Samples that wait for `flush`. */
    pending: (): number => batch?.size() ?? 0,
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
    flush: (): void => {
      if (batch === null) return;
      store.commit();
      const finished = batch.size() > 0 ? batch.finish() : null;
      batch = null;
      if (finished !== null) post(finished.batch, finished.transfer);
    },
  };
};

export type Ledger = ReturnType<typeof createLedger>;

/** A missing caption differs from an empty one. */
const hashOf = ({ state, text }: ReadCaption): number => crc32(text, crc32(state));

/** Of both captions: another one when either has changed, or when they have changed places. */
export const captionHash = ({ tagsHash, nlHash }: Pick<StoredSample, 'tagsHash' | 'nlHash'>): number =>
  (Math.imul(tagsHash, 31) ^ nlHash) >>> 0;

const noSpellings = new Uint32Array(0);
const anyTags = flag.tagsPresent | flag.tagsEmpty | flag.tagsUnreadable;
const anyProblem = flag.broken | flag.tagsUnreadable | flag.nlUnreadable;

const goneRow = {
  relPath: '',
  flags: 0,
  width: 0,
  height: 0,
  imageSize: 0,
  imageMtime: 0,
  format: 0,
  captionHash: 0,
  spellings: noSpellings,
};

const tagsFlags = { present: flag.tagsPresent, empty: flag.tagsEmpty, unreadable: flag.tagsUnreadable };
const nlFlags = { present: flag.nlPresent, empty: flag.nlEmpty, unreadable: flag.nlUnreadable };

const imageFlags = ({ problem, alpha, pages }: ReadImage): number =>
  flag.alive |
  (problem === null ? 0 : flag.broken) |
  (alpha ? flag.alpha : 0) |
  (pages > 1 ? flag.animated : 0);

const captionFlags = ({ state, text }: ReadCaption, bits: typeof tagsFlags | typeof nlFlags): number => {
  switch (state) {
    case 'missing':
      return 0;
    case 'unreadable':
      return bits.unreadable;
    case 'present':
      return bits.present | (text.trim() === '' ? bits.empty : 0);
  }
};
