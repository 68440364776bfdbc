/** The messages between the main thread and the thread that looks for wrong labels. */
import type { GatheredColumns } from '../gatherColumns.ts';
import type { Found } from './find.ts';

export interface MislabelsRequest extends GatheredColumns {
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
