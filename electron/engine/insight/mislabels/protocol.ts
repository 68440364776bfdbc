/** The messages between the main thread and the thread that looks for wrong labels. */
import type { SeenTable } from '../../index/sights.ts';
import type { SampleList } from './cast.ts';
import type { Found } from './find.ts';

export interface MislabelsRequest {
  readonly list: SampleList;
  /** Of each sample's image: bytes, and milliseconds since 1970. */
  readonly sizes: Float64Array;
  readonly mtimes: Float64Array;
  /** Opened read-only. */
  readonly indexFile: string;
  /** Null while there are no image vectors. */
  readonly vectorsFile: string | null;
  /** What taggers see, by sample id; null: none has looked. */
  readonly seen: SeenTable | null;
  /** Of each sample: its id. */
  readonly ids: Int32Array;
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
