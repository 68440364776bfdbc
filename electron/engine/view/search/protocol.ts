/** What the main thread and the search thread say to each other. */
import type { ProseTerm } from '../proseTerms.ts';

export interface SearchWorkerData {
  readonly indexFile: string;
}

export type SearchMethods = {
  /** For each term the ids of the samples that it finds, in order. */
  find(terms: readonly ProseTerm[]): readonly Uint32Array[];
};
