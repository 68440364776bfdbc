/** What the export thread and its helper say to each other. */
import type { Held } from '../readBack.ts';

export interface CopierData {
  /** The export folder's real path. */
  readonly root: string;
}

export interface CopyJob {
  readonly path: string;
  readonly from: string;
  /** What stands in the way may be replaced. */
  readonly ours: boolean;
}

/** Errors lose their class on the way: what lies with one file is told, what lies with the disk is thrown. */
export type Copied =
  | { readonly kind: 'held'; readonly held: Held }
  | { readonly kind: 'not-ours' | 'not-whole' | 'unreadable'; readonly message: string };

export type CopyMethods = { copy(job: CopyJob): Copied };
