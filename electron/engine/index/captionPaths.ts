/** Where the captions of samples lie: under their usual names, or the ones that were found instead. */
import type { CaptionSuffixes } from '../../../shared/api/dataset.ts';
import type { CaptionKind } from '../../../shared/api/caption.ts';
import type { Companions } from '../../../shared/model/companions.ts';
import { splitPath } from '../../../shared/paths.ts';
import { captionNames } from './sidecars.ts';
import type { Columns } from './columns.ts';
import { stemOf } from './stem.ts';

/** From the dataset's root, with `/`; for a caption that is missing: where it would be written. */
export interface CaptionPaths {
  /** Null: that name is the NL caption of another sample. */
  readonly tags: string | null;
  readonly nl: string;
  /** Captions that are there and not read: no other caption is written beside them. */
  readonly unread: readonly string[];
}

/** The path of an image without its extension: what the paths of its captions begin with. */
export const stemPath = (relPath: string): string => {
  const { folder, name } = splitPath(relPath);
  return folder + stemOf(name);
};

/** One caption's path, where it does not matter whether another sample uses the same name. */
export const captionPath = (
  relPath: string,
  caption: CaptionKind,
  suffixes: CaptionSuffixes,
  companions: Companions | null,
): string => {
  const found = companions?.[caption] ?? null;
  return found === null ? stemPath(relPath) + suffixes[caption] : splitPath(relPath).folder + found;
};

/** @returns the paths of a sample, by its number; null for one that is gone */
export const createCaptionPaths = (
  columns: Pick<Columns, 'slots' | 'relPath' | 'companions'>,
  suffixes: CaptionSuffixes,
): ((id: number) => CaptionPaths | null) => {
  // Asked only for an image named like another's NL caption (`a_nl.png`): rare, so the set is made when it is needed.
  let stems: Set<string> | null = null;
  const hasImage = (stem: string): boolean => {
    if (stems === null) {
      stems = new Set();
      for (let id = 1; id < columns.slots; id += 1) {
        const relPath = columns.relPath(id);
        if (relPath !== '') stems.add(stemPath(relPath));
      }
    }
    return stems.has(stem);
  };
  return (id) => {
    const relPath = columns.relPath(id);
    if (relPath === '') return null;
    const { folder, name } = splitPath(relPath);
    const usual = captionNames(stemOf(name), suffixes, (other) => hasImage(folder + other));
    const companions = columns.companions(id);
    const tags = companions?.tags ?? usual.tags;
    return {
      tags: tags === null ? null : folder + tags,
      nl: folder + (companions?.nl ?? usual.nl),
      unread: (companions?.unread ?? []).map((name) => folder + name),
    };
  };
};
