/** The messages between the main thread and the thread that looks for duplicates. */
import type { FileVersion } from '../pictures/store.ts';
import type { Pair } from './groups.ts';

export interface DuplicatesThreadData {
  readonly picturesFile: string;
  /** Where pairs are kept for the next start. */
  readonly pairsFile: string;
}

export type DuplicatesMethods = {
  /** @param files the best image first; those that were not measured are left out */
  find(files: readonly FileVersion[]): readonly Pair[];
};
