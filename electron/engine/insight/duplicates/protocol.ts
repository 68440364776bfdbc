/** What the main thread and the thread that looks for duplicates say to each other. */
import type { FileVersion } from '../pictures/store.ts';
import type { Pair } from './groups.ts';

export interface DuplicatesThreadData {
  readonly picturesFile: string;
  /** Where pairs are kept for the next start. */
  readonly pairsFile: string;
}

export type DuplicatesMethods = {
  /** @param files the best picture first; those that were not looked at are left out */
  find(files: readonly FileVersion[]): readonly Pair[];
};
