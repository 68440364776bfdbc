/** The messages between the main thread and the thread that looks for wrong labels. */
import type { TagCategory } from '../../../../shared/api/caption.ts';
import type { SharedColumns } from '../../index/sharedColumns.ts';
import type { SeenTable } from '../../index/sights.ts';
import type { Found } from './find.ts';

export interface MislabelsRequest {
  readonly columns: SharedColumns;
  /** Identity keys and categories of the tags, by number. */
  readonly keys: readonly string[];
  readonly categories: readonly TagCategory[];
  /** Opened read-only. */
  readonly indexFile: string;
  /** Null while there are no image vectors. */
  readonly vectorsFile: string | null;
  /** What taggers see, by sample id; null: none has looked. */
  readonly seen: SeenTable | null;
  /** What the last result was made from: the same input is not searched twice. */
  readonly known: string | null;
}

export interface MislabelsAnswer {
  /** Identifies everything that the result was made from. */
  readonly fingerprint: string;
  /** Null when `known` was the same. */
  readonly found: Found | null;
}

export type MislabelsMethods = {
  find(request: MislabelsRequest): MislabelsAnswer;
};
