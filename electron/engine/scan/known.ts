/** What the worker remembers of every sample, to see without SQLite whether its files have changed. */
import type { Companions } from '../../../shared/model/companions.ts';
import type { StoredSample } from '../index/store.ts';
import { grown } from '../index/growable.ts';
import { joinRel } from './walk.ts';
import { stemOf } from '../index/stem.ts';

export interface FileFacts {
  /** Bytes; -1 when the file is missing. */
  readonly size: number;
  readonly mtime: number;
}

/** What of a folder is not as usual: changes in it are not told by the names of single files. */
export interface FolderTraits {
  /** It has caption files that do not have their usual names. */
  readonly unusualSidecars: boolean;
  /** What is to be read as a whole when an image or a mask comes or goes; null: there are no masks. */
  readonly maskRegion: string | null;
}

const plainFolder: FolderTraits = { unusualSidecars: false, maskRegion: null };

/** What is shown of a picture and its captions, besides their texts. */
export type ShownFacts = Pick<
  StoredSample,
  'flags' | 'format' | 'width' | 'height' | 'imageSize' | 'imageMtime' | 'tagsHash' | 'nlHash'
>;

type KnownFacts = ShownFacts &
  Pick<StoredSample, 'id' | 'relPath' | 'tagsSize' | 'tagsMtime' | 'nlSize' | 'nlMtime' | 'readAt'>;

/** The files of a sample, in the order of their facts. */
const parts = ['image', 'tags', 'nl'] as const;
export type FilePart = (typeof parts)[number];

/**
 * A file that is written twice within one tick of the file system's clock may keep its time: what had changed so
 * shortly before it was read is read again.
 */
const clockTick = 20;

/** Numbers a sample: sizes and times of its three files, when it was read, when and in which pass it was last looked at. */
const width = 9;
/** Whole numbers a sample: flags, format, width and height, the hashes of both captions. */
const shownWidth = 6;

export const createKnown = () => {
  const ids = new Map<string, number>();
  /** Spellings of extensions on disk, with their dot: to find the pictures of a stem. */
  const extensions = new Set<string>();
  /** Only of samples that have any. */
  const companions = new Map<number, Companions>();
  /** Only of folders that are not plain. */
  const folders = new Map<string, FolderTraits>();
  let facts: Float64Array<ArrayBuffer> = new Float64Array(0);
  let shown: Uint32Array<ArrayBuffer> = new Uint32Array(0);
  let nextId = 1;
  let pass = 0;
  const isUnchanged = (id: number, part: number, { size, mtime }: FileFacts): boolean => {
    const at = id * width;
    const readAt = facts[at + 6] ?? 0;
    if (facts[at + part * 2] !== size) return false;
    return size < 0 || (facts[at + part * 2 + 1] === mtime && Math.abs(readAt - mtime) > clockTick);
  };
  return {
    ids,
    nextId: (): number => nextId,
    id: (relPath: string): number | undefined => ids.get(relPath),
    set: (s: KnownFacts): void => {
      ids.set(s.relPath, s.id);
      const name = s.relPath.slice(s.relPath.lastIndexOf('/') + 1);
      extensions.add(name.slice(stemOf(name).length));
      nextId = Math.max(nextId, s.id + 1);
      facts = grown(facts, (s.id + 1) * width);
      facts.set(
        [s.imageSize, s.imageMtime, s.tagsSize, s.tagsMtime, s.nlSize, s.nlMtime, s.readAt],
        s.id * width,
      );
      shown = grown(shown, (s.id + 1) * shownWidth);
      shown.set([s.flags, s.format, s.width, s.height, s.tagsHash, s.nlHash], s.id * shownWidth);
    },
    /** A sample of which only the tags were read. */
    retag: (s: Pick<KnownFacts, 'id' | 'flags' | 'tagsSize' | 'tagsMtime' | 'tagsHash' | 'readAt'>): void => {
      const at = s.id * width;
      facts[at + 2] = s.tagsSize;
      facts[at + 3] = s.tagsMtime;
      facts[at + 6] = s.readAt;
      shown[s.id * shownWidth] = s.flags;
      shown[s.id * shownWidth + 4] = s.tagsHash;
    },
    flags: (id: number): number => shown[id * shownWidth] ?? 0,
    shown: (id: number): ShownFacts => {
      const at = id * shownWidth;
      return {
        flags: shown[at] ?? 0,
        format: shown[at + 1] ?? 0,
        width: shown[at + 2] ?? 0,
        height: shown[at + 3] ?? 0,
        tagsHash: shown[at + 4] ?? 0,
        nlHash: shown[at + 5] ?? 0,
        imageSize: facts[id * width] ?? 0,
        imageMtime: facts[id * width + 1] ?? 0,
      };
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
    /** Whether its files (picture, tags, prose) are as they were when the sample was read. */
    unchanged: (id: number, now: readonly FileFacts[]): boolean =>
      now.every((each, part) => isUnchanged(id, part, each)),
    /** The same for one of its files. */
    partUnchanged: (id: number, part: FilePart, now: FileFacts): boolean =>
      isUnchanged(id, parts.indexOf(part), now),
    checkedAt: (id: number): number => facts[id * width + 7] ?? 0,
    setChecked: (id: number, at: number): void => {
      facts[id * width + 7] = at;
      facts[id * width + 8] = pass;
    },
    /** Begins to look at files. Passes are counted, not timed: two may begin in one millisecond. */
    beginPass: (): number => ++pass,
    isSeenSince: (id: number, begun: number): boolean => (facts[id * width + 8] ?? 0) >= begun,
    /** Known pictures of a stem in a folder. */
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
