/** What the scan worker and the engine's main thread say to each other. */
import type { CaptionSuffixes } from '../../../shared/api/dataset.ts';
import type { FileProblem } from '../../../shared/model/fileProblem.ts';
import type { SampleBatch } from '../index/sampleBatch.ts';
import type { Derived } from '../index/sampleColumns.ts';
import type { SharedColumns } from '../index/sharedColumns.ts';
import type { Snapshot } from '../index/snapshotFile.ts';

/** Given to the worker when it starts. */
export interface ScanWorkerData {
  /** The dataset's real path. */
  readonly root: string;
  readonly indexFile: string;
  /** Real paths of folders that are never entered. */
  readonly excluded: readonly string[];
  /** What the user chose, or null: then they are found out. */
  readonly suffixes: CaptionSuffixes | null;
  /** What the main thread has already of the index as it is; null: nothing. */
  readonly kept: Snapshot | null;
}

/** The main thread's columns, to be kept for the next start. */
export interface ColumnsToKeep {
  readonly columns: SharedColumns;
  readonly derived: Derived;
  /** How many batches have been applied to them. */
  readonly batches: number;
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
  | { readonly type: 'keep'; readonly toKeep: ColumnsToKeep }
  | { readonly type: 'close'; readonly toKeep: ColumnsToKeep };

export type ScanMessage =
  /** All that the index knew has been sent, or the main thread has it already; `known` samples. */
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
  | { readonly type: 'log'; readonly line: string }
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
