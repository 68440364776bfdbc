/** The messages between the main thread and the search thread. */
import type { NlTerm } from '../nlTerms.ts';

export interface SearchWorkerData {
  readonly indexFile: string;
}

export type SearchMethods = {
  /** For each term the ids of the samples that it finds, in order. */
  find(terms: readonly NlTerm[]): readonly Uint32Array[];
};
