/** What the scan worker and the engine's main thread say to each other. */
import type { CaptionSuffixes } from '../../../shared/api/dataset.ts';
import type { Companions } from '../../../shared/model/companions.ts';

/** A file of the dataset that needs a word, and is no sample. */
export interface FileProblem {
  readonly relPath: string;
  readonly reason: string;
}

/** Given to the worker when it starts. */
export interface ScanWorkerData {
  /** The dataset's real path. */
  readonly root: string;
  readonly indexFile: string;
  /** Real paths of folders that are never entered. */
  readonly excluded: readonly string[];
  /** What the user chose, or null: then they are found out. */
  readonly suffixes: CaptionSuffixes | null;
}

export type ScanRequest =
  | {
      readonly type: 'scan';
      readonly request: number;
      /** Other suffixes than before: everything is read again. */
      readonly suffixes: CaptionSuffixes | null;
      /** Only what was last looked at before this time (milliseconds since 1970); null for all. */
      readonly before: number | null;
    }
  | {
      readonly type: 'paths';
      readonly request: number;
      readonly relPaths: readonly string[];
      /** Read files even when their size and time are as before. */
      readonly force: boolean;
    }
  | { readonly type: 'cancel'; readonly request: number }
  | { readonly type: 'close' };

/**
 * Samples that are new, changed or gone, column by column. The columns' buffers are handed over, not copied.
 * Row i is sample `ids[i]`.
 */
export interface SampleBatch {
  readonly ids: Uint32Array<ArrayBuffer>;
  /** Bits of `flag` in index/columns.ts; 0 for a sample that is gone. */
  readonly flags: Uint16Array<ArrayBuffer>;
  readonly width: Int32Array<ArrayBuffer>;
  readonly height: Int32Array<ArrayBuffer>;
  readonly fileSize: Float64Array<ArrayBuffer>;
  readonly mtime: Float64Array<ArrayBuffer>;
  /** Positions in `imageFormat.options`. */
  readonly format: Uint8Array<ArrayBuffer>;
  /** CRC-32 of both captions. */
  readonly captionHash: Uint32Array<ArrayBuffer>;
  readonly relPaths: readonly string[];
  /** Row i has `spellings[spellingStarts[i] .. spellingStarts[i + 1]]`. */
  readonly spellingStarts: Uint32Array<ArrayBuffer>;
  readonly spellings: Uint32Array<ArrayBuffer>;
  /** Spellings that were not known before: the first has the number `firstNewSpelling`. */
  readonly firstNewSpelling: number;
  readonly newSpellings: readonly string[];
  readonly problems: readonly SampleProblems[];
  /** Of those samples that have any. */
  readonly companions: ReadonlyMap<number, Companions>;
}

/** Why parts of a sample cannot be read. */
export interface SampleProblems {
  readonly id: number;
  readonly image: string | null;
  readonly tags: string | null;
  readonly nl: string | null;
}

export type ScanMessage =
  /** All that the index knew has been sent; `known` samples. */
  | {
      readonly type: 'loaded';
      /** Null for a new index. */
      readonly suffixes: CaptionSuffixes | null;
      readonly known: number;
      readonly notice: string | null;
    }
  | { readonly type: 'batch'; readonly batch: SampleBatch }
  | { readonly type: 'suffixes'; readonly suffixes: CaptionSuffixes }
  /** Folders that were listed: what there is to watch. */
  | { readonly type: 'folders'; readonly relPaths: readonly string[] }
  /** The whole list, whenever it has changed. */
  | {
      readonly type: 'files';
      readonly orphans: readonly string[];
      readonly problems: readonly FileProblem[];
      /** Folders that are not read, and why. */
      readonly skipped: readonly FileProblem[];
    }
  | {
      readonly type: 'progress';
      readonly request: number;
      readonly done: number;
      readonly total: number | null;
    }
  | { readonly type: 'done'; readonly request: number; readonly result: ScanResult }
  | {
      readonly type: 'failed';
      readonly request: number;
      readonly message: string;
      /** The error's code, or null. */
      readonly code: string | null;
    };

export interface ScanResult {
  /** Samples that were read, not only looked at. */
  readonly read: number;
  readonly cancelled: boolean;
}
