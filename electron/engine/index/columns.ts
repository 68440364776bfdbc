/**
 * The index in memory, as the rest of the engine reads it: typed arrays by sample id, and tags by number.
 * Only `electron/engine/index` builds and changes it; everything here is read-only to its readers.
 *
 * A sample's id is its slot in the columns. Slots of removed samples stay empty (`alive` is false there) until the
 * index is rebuilt. A tag *spelling* is a text as it stands on disk; spellings with one identity key are one *tag*.
 */
import type { TagCategory } from '../../../shared/api/caption.ts';
import type { ImageFormat } from '../../../shared/api/sample.ts';
import type { Companions } from '../../../shared/model/companions.ts';

/**
 * Bits of `flags`. A caption file is missing (none of its bits), unreadable (`...Unreadable` alone), or present
 * (`...Present`); one that is present and has nothing but white space is `...Empty` as well.
 */
export const flag = {
  alive: 1,
  tagsPresent: 2,
  tagsEmpty: 4,
  tagsUnreadable: 8,
  nlPresent: 16,
  nlEmpty: 32,
  nlUnreadable: 64,
  broken: 128,
  alpha: 256,
  animated: 512,
} as const;

/** The bits of each caption. */
export const captionFlags = {
  tags: { present: flag.tagsPresent, empty: flag.tagsEmpty, unreadable: flag.tagsUnreadable },
  nl: { present: flag.nlPresent, empty: flag.nlEmpty, unreadable: flag.nlUnreadable },
} as const;
export type CaptionFlags = (typeof captionFlags)['tags' | 'nl'];

export interface TagTable {
  /** Tags are numbered 0 .. size-1. */
  readonly size: number;
  key(tag: number): string;
  category(tag: number): TagCategory;
  /** The most frequent spelling on disk. */
  spelling(tag: number): string;
  /** All spellings on disk, most frequent first. */
  spellings(tag: number): readonly { readonly text: string; readonly count: number }[];
  /** In how many samples it stands (once a sample, however often it is repeated there). */
  count(tag: number): number;
  /** Ascending ids of these samples. */
  samples(tag: number): Uint32Array;
  /** The tag with this identity key, or -1. */
  find(key: string): number;
}

export interface Columns {
  /** Ids are 1 .. slots-1. */
  readonly slots: number;
  /** Samples that are alive. */
  readonly count: number;
  /** Grows with every change. */
  readonly revision: number;
  /** Grows when samples come, go or are renamed: what orders by path depends on. */
  readonly pathRevision: number;
  readonly flags: Uint16Array;
  /** As displayed, after EXIF rotation; 0 when unknown. */
  readonly width: Int32Array;
  readonly height: Int32Array;
  /** Bytes. */
  readonly fileSize: Float64Array;
  /** Milliseconds since 1970. */
  readonly mtime: Float64Array;
  /** Of both captions: another one when either has changed. */
  captionHash(id: number): string;
  relPath(id: number): string;
  format(id: number): ImageFormat;
  /** Files that belong to it besides the usual ones; null: none. */
  companions(id: number): Companions | null;
  /** Tags in the order of the caption, repetitions included; empty when there is no caption. */
  tagsOf(id: number): Uint32Array;
  /** Spellings of the same, as on disk. */
  spellingsOf(id: number): readonly string[];
  readonly tags: TagTable;
}

/** One caption file as it was when it was last read. */
export interface CaptionFacts {
  /** From the dataset's root; where the file would be when it is missing. */
  readonly relPath: string;
  /** Bytes. */
  readonly fileSize: number;
  /** Milliseconds since 1970. */
  readonly mtime: number;
  /** Its whole text, BOM included; lossy when it is not UTF-8; null when the file is missing. */
  readonly text: string | null;
  /** Other samples that share this file. */
  readonly sharedWith: readonly string[];
}

/** What the columns do not hold of one sample. */
export interface SampleFacts {
  /** EXIF orientation, 1 to 8. */
  readonly orientation: number;
  /** Frames of an animation; 1 for a still image. */
  readonly pages: number;
  /** Samples of the same name and another type, which share all that goes by the name. */
  readonly sameName: readonly string[];
  readonly tags: CaptionFacts;
  readonly nl: CaptionFacts;
}

/** Reads that go to SQLite: whole texts, for the few samples on screen, and full-text search. */
export interface Texts {
  /** NL captions by id; ids without a readable one are left out. */
  nl(ids: readonly number[]): Map<number, string>;
  /** Both captions as they stand in their files, lossy where one is not UTF-8; null: there is no file. Gone ids are left out. */
  captions(ids: readonly number[]): Map<number, { readonly tags: string | null; readonly nl: string | null }>;
  /** All NL captions in the order of ids: for patterns that full-text search cannot answer. */
  eachNl(): Iterable<{ readonly id: number; readonly text: string }>;
  /** Ids of samples whose NL matches an FTS5 expression. */
  search(expression: string): Uint32Array;
  /** Everything else about one sample, for the inspector; undefined when it is gone. */
  facts(id: number): SampleFacts | undefined;
  /** Why an image or a caption of this sample cannot be read. */
  problems(id: number): {
    readonly image: string | null;
    readonly tags: string | null;
    readonly nl: string | null;
  };
}
