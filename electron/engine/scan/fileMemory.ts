/** Sizes, times and hashes of every sample's files, in arrays: what tells without SQLite whether they have changed. */
import { grown } from '../index/growable.ts';
import { factsOfFiles } from '../index/snapshotFile.ts';
import type { StoredSample } from '../index/store.ts';

export interface FileFacts {
  /** Bytes; -1 when the file is missing. */
  readonly size: number;
  readonly mtime: number;
}

/** What is shown of an image and its captions, besides their texts. */
export type ShownFacts = Pick<
  StoredSample,
  'flags' | 'format' | 'width' | 'height' | 'imageSize' | 'imageMtime' | 'tagsHash' | 'nlHash'
>;

export type KnownFacts = ShownFacts &
  Pick<StoredSample, 'id' | 'relPath' | 'tagsSize' | 'tagsMtime' | 'nlSize' | 'nlMtime' | 'readAt'>;

/** The files of a sample, in the order of their facts. */
const parts = ['image', 'tags', 'nl'] as const;
export type FilePart = (typeof parts)[number];

/**
 * Milliseconds. A file that is written twice within one tick of the file system's clock may keep its time: one that had
 * changed so shortly before it was read is read again.
 */
const clockTick = 20;

/** Numbers a sample: sizes and times of its three files, when it was read, when and in which pass it was last looked at. */
const width = 9;
/** Whole numbers a sample: flags, format, width and height, the hashes of both captions. */
const shownWidth = 6;

export const createFileMemory = () => {
  let facts: Float64Array<ArrayBuffer> = new Float64Array(0);
  let shown: Uint32Array<ArrayBuffer> = new Uint32Array(0);
  let pass = 0;
  const isUnchanged = (id: number, part: number, { size, mtime }: FileFacts): boolean => {
    const at = id * width;
    const readAt = facts[at + 6] ?? 0;
    if (facts[at + part * 2] !== size) return false;
    return size < 0 || (facts[at + part * 2 + 1] === mtime && Math.abs(readAt - mtime) > clockTick);
  };
  return {
    set: (s: KnownFacts): void => {
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
    /** What `set` was told of the files of each sample, besides what the columns have; see `factsOfFiles`. */
    files: (slots: number): Float64Array<SharedArrayBuffer> => {
      const bytes = slots * factsOfFiles * Float64Array.BYTES_PER_ELEMENT;
      const files = new Float64Array(new SharedArrayBuffer(bytes));
      for (let id = 1; id < slots; id += 1)
        files.set(facts.subarray(id * width + 2, id * width + 2 + factsOfFiles), id * factsOfFiles);
      return files;
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
    /** Whether its files (image, tags, NL caption) are as they were when the sample was read. */
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
  };
};
