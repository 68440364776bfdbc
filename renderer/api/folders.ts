/** Browsing the folders of the engine's machine, for dialogs that ask for one. */
import { useState } from 'react';
import type { FolderCount, FolderListing } from '../../shared/api/dataset.ts';
import { useCall } from './ApiContext.tsx';
import { wordsOf } from './call.ts';
import { useFirstFolder, useFolderCounts } from './queries.ts';

export interface FolderWalk {
  /** The folder that is shown; undefined until it is known. */
  readonly listing: FolderListing | undefined;
  /** Images in the folders of the list, by path, as far as they are counted. */
  readonly counts: ReadonlyMap<string, FolderCount> | undefined;
  /** As typed, or the path of the folder that is shown. */
  readonly text: string;
  /** The typed path is not the folder that is shown. */
  readonly typing: boolean;
  readonly problem: string | null;
  readonly type: (text: string) => void;
  /** A folder that cannot be read leaves the list as it is. */
  readonly go: (path: string) => Promise<void>;
  /** What is wrong with the path that was typed or chosen. */
  readonly refuse: (words: string) => void;
}

/**
 * Starts beside the dataset that is open, else beside the one that was open last, else in the home folder of the user
 * who runs the engine.
 * @param dataset the path of the one that is open
 */
export const useFolderWalk = (dataset: string | null): FolderWalk => {
  const call = useCall();
  const first = useFirstFolder(dataset);
  const [chosen, setChosen] = useState<FolderListing | null>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const listing = chosen ?? first.data;
  const here = listing?.path ?? '';
  const counts = useFolderCounts(listing?.path ?? null);
  return {
    listing,
    counts: counts.data,
    text: typed ?? here,
    typing: typed !== null && typed !== here,
    problem: refused ?? (first.error === null ? null : wordsOf(first.error)),
    type: setTyped,
    go: async (path) => {
      try {
        setChosen(await call('GET /api/folders', { query: { path } }));
        setTyped(null);
        setRefused(null);
      } catch (error) {
        setRefused(wordsOf(error));
      }
    },
    refuse: setRefused,
  };
};
