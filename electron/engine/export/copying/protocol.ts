/** The messages between the export thread and its helper. */
import type { Held } from '../readBack.ts';

export interface CopierData {
  /** The export folder's real path. */
  readonly root: string;
}

export interface CopyJob {
  readonly path: string;
  readonly from: string;
  /** An existing file may be replaced. */
  readonly ours: boolean;
}

/** Errors lose their class on the way: one of a single file is reported, one of the disk is thrown. */
export type Copied =
  | { readonly kind: 'held'; readonly held: Held }
  | { readonly kind: 'not-ours' | 'not-whole' | 'unreadable'; readonly message: string };

export type CopyMethods = { copy(job: CopyJob): Copied };
