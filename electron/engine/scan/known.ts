/** What the worker knows of every sample and folder without asking SQLite. */
import type { Companions } from '../../../shared/model/companions.ts';
import { fileNameOf } from '../../../shared/paths.ts';
import { type KnownFacts, createFileMemory } from './fileMemory.ts';
import { joinRel } from './walk.ts';
import { stemOf } from '../index/stem.ts';

/** What is unusual about a folder: there, the names of changed files alone do not tell which samples changed. */
export interface FolderTraits {
  /** It has caption files that do not have their usual names. */
  readonly unusualSidecars: boolean;
  /** The folder to read as a whole when an image or a mask comes or goes; null: there are no masks. */
  readonly maskRegion: string | null;
}

const plainFolder: FolderTraits = { unusualSidecars: false, maskRegion: null };

export const createKnown = () => {
  const ids = new Map<string, number>();
  /** Spellings of extensions on disk, with their dot: to find the images of a stem. */
  const extensions = new Set<string>();
  /** Only of samples that have any. */
  const companions = new Map<number, Companions>();
  /** Only of folders that are not plain. */
  const folders = new Map<string, FolderTraits>();
  const files = createFileMemory();
  let nextId = 1;
  return {
    ...files,
    ids,
    nextId: (): number => nextId,
    id: (relPath: string): number | undefined => ids.get(relPath),
    set: (s: KnownFacts): void => {
      ids.set(s.relPath, s.id);
      const name = fileNameOf(s.relPath);
      extensions.add(name.slice(stemOf(name).length));
      nextId = Math.max(nextId, s.id + 1);
      files.set(s);
    },
    delete: (relPath: string): void => {
      companions.delete(ids.get(relPath) ?? 0);
      ids.delete(relPath);
    },
    /** Null: it has none. */
    companions: (id: number): Companions | null => companions.get(id) ?? null,
    setCompanions: (id: number, of: Companions | null): void => {
      if (of === null) companions.delete(id);
      else companions.set(id, of);
    },
    folder: (relPath: string): FolderTraits => folders.get(relPath) ?? plainFolder,
    setFolder: (relPath: string, traits: FolderTraits): void => {
      if (traits.unusualSidecars || traits.maskRegion !== null) folders.set(relPath, traits);
      else folders.delete(relPath);
    },
    /** Known images of a stem in a folder. */
    imagesOf: (folder: string, stem: string): string[] => {
      const found: string[] = [];
      const base = joinRel(folder, stem);
      for (const extension of extensions) {
        const relPath = base + extension;
        if (ids.has(relPath) && stemOf(stem + extension) === stem) found.push(relPath);
      }
      return found;
    },
  };
};

export type Known = ReturnType<typeof createKnown>;
