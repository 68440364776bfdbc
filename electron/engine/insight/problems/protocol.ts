/** The messages between the engine's main thread and the thread that looks for problems. */
import type { TagCategory } from '../../../../shared/api/caption.ts';
import type { Fix } from '../../../../shared/problems/fixes.ts';
import type { Found } from '../../../../shared/problems/found.ts';
import type { SharedColumns } from '../../index/sharedColumns.ts';
import type { SeenTable } from '../../index/sights.ts';
import type { ProblemKind } from '../../../../shared/problems/kinds.ts';

export interface ProblemsThreadData {
  readonly indexFile: string;
  readonly keptFile: string;
}

/** The columns, and what the index does not hold. */
export interface LookRequest {
  readonly columns: SharedColumns;
  /** Of tags that are not general, by key. */
  readonly categories: readonly (readonly [string, TagCategory])[];
  /** Keys among these that the user's list of tags has. */
  readonly listed: readonly string[];
  /** Keys of the characters that are expected. */
  readonly roster: readonly string[];
  /** By sample id, bits as in pictureBits.ts. */
  readonly pictures: Uint32Array;
  /** What taggers see in the images; null: none has looked. */
  readonly seen: SeenTable | null;
  readonly off: readonly ProblemKind[];
  readonly pairs: readonly (readonly [string, string])[];
  readonly keep: number;
  readonly commas: boolean;
}

export interface LookedKind {
  readonly kind: ProblemKind;
  readonly count: number;
  readonly samples: Uint32Array;
  readonly fixes: readonly { readonly edit: Fix['edit']; readonly samples: Uint32Array }[];
}

export interface LookReply {
  /** Only kinds that occur. */
  readonly kinds: readonly LookedKind[];
  readonly affected: number;
  readonly total: number;
}

export interface PageRequest {
  /** Null: all kinds. */
  readonly kind: ProblemKind | null;
  readonly from: number;
  readonly count: number;
}

/** A problem, and the fix for it. */
export interface FixedFound {
  readonly one: Found;
  readonly fix: Fix['edit'] | null;
}

export type ProblemsMethods = {
  /** What was found before this start; null where there is none. */
  readonly last: (nothing: undefined) => LookReply | null;
  readonly look: (request: LookRequest) => LookReply;
  readonly page: (request: PageRequest) => { readonly found: readonly FixedFound[]; readonly total: number };
};
