/** What the main thread and the thread that looks for wrong labels say to each other. */
import type { SampleList } from './cast.ts';
import type { Found } from './find.ts';

export interface MislabelsRequest {
  readonly list: SampleList;
  /** Of each sample's picture: bytes, and milliseconds since 1970. */
  readonly sizes: Float64Array;
  readonly mtimes: Float64Array;
  /** Read only. */
  readonly indexFile: string;
  /** Null while no pictures were compared. */
  readonly vectorsFile: string | null;
  /** What the last result was made from: the same is not looked through twice. */
  readonly known: string | null;
}

export interface MislabelsAnswer {
  /** Names everything that the result was made from. */
  readonly fingerprint: string;
  /** Null when `known` was the same. */
  readonly found: Found | null;
}

export type MislabelsMethods = {
  find(request: MislabelsRequest): MislabelsAnswer;
};
