/** What the main thread and the edit thread say to each other. */
import type { TagCategory } from '../../../shared/api/caption.ts';
import type { EditReport, PlanPatch, PlanSummary } from '../../../shared/api/edits.ts';
import type { TagStyle } from '../../../shared/caption/style.ts';
import type { CaptionEdit } from '../../../shared/edit/applyEdit.ts';
import type { Edit } from '../../../shared/edit/edit.ts';
import type { TextOrigin } from '../../../shared/model/origin.ts';
import type { Boot } from '../work/boot.ts';
import type { SamplesToPlan } from './planSamples.ts';
import type { ProjectEntry } from '../project/patch.ts';
import type { ProjectWritten } from '../project/project.ts';

/** Values of the shared flag by which a running edit is stopped without a message (the thread is in a loop). */
export const stopFlag = { run: 0, keep: 1, takeBack: 2, close: 3 } as const;

export interface ThreadData {
  readonly journalFile: string;
  readonly root: string;
  /** One Int32: see `stopFlag`. */
  readonly stop: SharedArrayBuffer;
  /** Where the thread says that a pattern is at work: see `patternWatch.ts`. */
  readonly pattern: SharedArrayBuffer;
  /** How many files were written and not read again: see `unread.ts`. */
  readonly unread: SharedArrayBuffer;
  readonly boot: Boot;
}

export interface OpenReport {
  /** Edits that were interrupted: what was done with them. */
  readonly recovered: readonly {
    readonly label: string;
    readonly files: number;
    readonly state: 'done' | 'reverted';
  }[];
  /** Files that the file system had lost, written anew. */
  readonly repaired: readonly string[];
  /** Files that look lost, but have been written since: they were left as they are. */
  readonly leftAlone: readonly string[];
  /** Files that were written in all this. */
  readonly touched: readonly string[];
}

/** What a plan is made with. */
export interface PlanRequest {
  readonly samples: SamplesToPlan;
  readonly edit: CaptionEdit | Extract<Edit, { kind: 'convert' }>;
  readonly style: TagStyle;
  /** How the tags that the edit names are written, by key. */
  readonly spellings: readonly (readonly [key: string, spelling: string])[];
  /** Tags that are not general. */
  readonly categories: readonly (readonly [key: string, category: TagCategory])[];
}

/** Whole files, for imports, conflicts and marks. */
export interface FilesRequest {
  readonly label: string;
  readonly intention: unknown;
  readonly files: readonly {
    readonly relPath: string;
    readonly kind: 'tags' | 'nl';
    readonly sample: number;
    /** Bytes as they are to be; null: no file. A list: tags, of which those that stay keep their bytes. */
    readonly text: string | readonly string[] | null;
    /** White space around the text and the kind of its line ends stay the file's own; it must be UTF-8. */
    readonly reword?: boolean;
    /** What the file must hold now; left out: what it holds when the plan is made. */
    readonly expected?: string | null;
    /** Captions of its sample that are not read: no second one is made beside them. */
    readonly unread?: readonly string[];
    /** The model that wrote this text. */
    readonly origin?: TextOrigin;
  }[];
  /** Files that go to the folder beside the dataset, or to this trash; `back`: that come back from that folder. */
  readonly moves?: readonly { readonly relPath: string; readonly sample: number; readonly back?: boolean }[];
  readonly trash?: string;
}

export interface ProjectRequest {
  readonly label: string;
  readonly intention: unknown;
  readonly relPath: string;
  readonly before: readonly ProjectEntry[];
  readonly after: readonly ProjectEntry[];
}

/** A plan's numbers, without what only the main thread knows. */
export type ThreadPlan = Omit<PlanSummary, 'scope' | 'elsewhere' | 'nothing'> & {
  readonly moved: readonly { readonly relPath: string; readonly reason: string }[];
};

export type Notice =
  | { readonly type: 'recovering'; readonly label: string; readonly done: number; readonly total: number }
  | { readonly type: 'project'; readonly written: ProjectWritten }
  | { readonly type: 'planning'; readonly done: number; readonly total: number }
  | {
      readonly type: 'written';
      readonly files: readonly string[];
      readonly done: number;
      readonly total: number;
    };

export type EditMethods = {
  open(none: null): OpenReport;
  plan(request: PlanRequest): ThreadPlan | null;
  planFiles(request: FilesRequest): ThreadPlan;
  planProject(request: ProjectRequest): ThreadPlan;
  patch(request: { readonly id: number; readonly patch: PlanPatch }): void;
  apply(id: number): EditReport;
  discard(id: number): void;
  /** `target` null: the newest that can be taken back. Null when there is none. */
  undo(target: number | null): EditReport | null;
  redo(none: null): EditReport | null;
  /** Tries the files again that the last run of an edit missed. */
  retry(id: number): EditReport | null;
  /** Gives up on them. */
  leave(id: number): void;
  resolved(at: { readonly id: number; readonly n: number }): void;
  /** Deletes the oldest edits beyond so many bytes; returns how many. */
  prune(limit: number): number;
  close(none: null): void;
};
