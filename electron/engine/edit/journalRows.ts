/** What the journal keeps: edits, and the changes of files that each is made of. */
import type { Missed } from './missed.ts';

export type EditState = 'planned' | 'applying' | 'reverting' | 'done' | 'reverted';
export type EditKind = 'edit' | 'undo' | 'redo';
/** `pending` in an edit that is done means written: only what is unusual is marked. */
export type Outcome = 'pending' | 'unchanged' | 'conflict' | 'failed' | 'skipped' | 'resolved';

export interface EditRow {
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly kind: EditKind;
  /** The edit that an undo takes back, or a redo does again. */
  readonly target: number | null;
  readonly label: string;
  /** The intention as JSON. */
  readonly intention: string;
  readonly state: EditState;
  /** 1 until it is asked to take the edit back; see `missed` for files where that did not succeed. */
  readonly inForce: 0 | 1;
  readonly files: number;
  readonly bytes: number;
  /** Milliseconds since 1970, by this machine's clock: all of its files that were written later were written by it or since. */
  readonly begun: number | null;
  /** The same by the file system's clock: times of the first and the last caption that it wrote. */
  readonly firstWrite: number | null;
  readonly lastWrite: number | null;
}

/** What a change does: replaces a caption file's bytes, or entries of proofsheet.json, or moves a file. */
export type ChangeKind = 'tags' | 'nl' | 'project' | 'move';

export interface ChangeRow {
  readonly n: number;
  readonly kind: ChangeKind;
  readonly relPath: string;
  /** A sample that this file belongs to; 0 for the project's file. */
  readonly sample: number;
  /** Null: the file is not there. For the project's file: JSON of a patch, in both; of a move: both ends, as JSON. */
  readonly before: Uint8Array | null;
  readonly after: Uint8Array | null;
  readonly included: 0 | 1;
  /** What the preview says about it, as JSON. */
  readonly detail: string;
  readonly outcome: Outcome;
  readonly code: string | null;
  readonly reason: string | null;
  /** Of an edit: see missed.ts. */
  readonly missed: Missed | null;
}

/** What is left to do, with no more than it takes. */
export type PendingChange = Pick<
  ChangeRow,
  'n' | 'kind' | 'relPath' | 'before' | 'after' | 'outcome' | 'reason'
>;

export type NewChange = Pick<ChangeRow, 'kind' | 'relPath' | 'sample' | 'before' | 'after' | 'detail'>;

export type NewEdit = Pick<EditRow, 'kind' | 'target' | 'label' | 'intention' | 'state'>;

/** An undo or a redo. */
export type NewRun = NewEdit & { readonly kind: 'undo' | 'redo'; readonly target: number };

export interface MarkedOutcome {
  readonly n: number;
  readonly outcome: Outcome;
  readonly code: string | null;
  readonly reason: string | null;
}
