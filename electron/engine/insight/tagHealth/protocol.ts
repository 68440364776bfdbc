/** The messages between the main thread and the thread that judges tags. */
import type { GatheredColumns } from '../gatherColumns.ts';
import type { Found } from './found.ts';

export interface TagHealthRequest extends GatheredColumns {
  /** What the last result was made from: the same input is not judged twice. */
  readonly known: string | null;
}

export interface TagHealthAnswer {
  /** Identifies everything that the result was made from. */
  readonly fingerprint: string;
  /** Null when `known` was the same. */
  readonly found: Found | null;
}

export type TagHealthMethods = {
  judge(request: TagHealthRequest): TagHealthAnswer;
};
