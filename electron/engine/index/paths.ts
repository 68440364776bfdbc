/**
 * Everything that depends on paths alone, shared by all views of a dataset: the order by path and by name,
 * each sample's folder and extension. It is updated on first use after paths changed: samples whose path has changed are
 * put among the others, which keep their order.
 */
import { hash32 } from '../../../shared/hash32.ts';
import { extensionOf as extensionOfPath, foldPath } from '../../../shared/query/measures.ts';
import { byRevision, once } from '../work/byRevision.ts';
import { flag, type Columns } from './columns.ts';
import { grownShared, noBytes } from './growable.ts';
import { naturalKey } from './naturalKey.ts';

export interface PathFacts {
  /** Ids of all samples in path order: folder by folder, a folder's own images before those of its subfolders. */
  readonly order: Int32Array;
  /** By id: its place in `order`. */
  readonly rank: Int32Array;
  /** By id: its place when ordered by file name, then path. */
  nameRank(): Int32Array;
  /** From the root with `/`; the root itself is the empty text. */
  readonly folders: readonly string[];
  /** By id: an index into `folders`. */
  readonly folderOf: Int32Array;
  /** As queries compare them, without the dot; empty where there is none. */
  readonly extensions: readonly string[];
  /** By id: an index into `extensions`. */
  readonly extensionOf: Int32Array;
  /** By id: the path as queries compare it. */
  folded(): readonly string[];
  /** By id: a number between 0 and 2^32 that depends on the path alone. */
  hashes(): Uint32Array;
}

export interface Paths {
  /** As the columns are now. */
  facts(): PathFacts;
  /** The path that a sample has, or had before it was removed; empty when it is unknown. */
  lastKnown(id: number): string;
}

/** What the order was found to be, to be kept for the next start. */
export interface OrderArrays {
  /** Empty: it is not known. */
  readonly order: Int32Array<SharedArrayBuffer>;
  readonly folderOf: Int32Array<SharedArrayBuffer>;
  readonly extensionOf: Int32Array<SharedArrayBuffer>;
}

export interface KeptOrder extends OrderArrays {
  readonly folders: readonly string[];
  readonly extensions: readonly string[];
}

/** Numbers texts in the order in which they come. */
const numbered = () => {
  const texts: string[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (text: string): number => {
    let number = numbers.get(text);
    if (number === undefined) {
      number = texts.push(text) - 1;
      numbers.set(text, number);
    }
    return number;
  };
  return { texts, numberOf };
};

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The slash sorts before every other character, so that a folder is followed by its subfolders. */
const folderKey = (folder: string): string => naturalKey(folder).replaceAll('/', '\u0001');

const nameKey = (path: string): string => naturalKey(path.slice(path.lastIndexOf('/') + 1));

const ranksOf = (order: ArrayLike<number>, slots: number): Int32Array => {
  const rank = new Int32Array(slots).fill(-1);
  for (let i = 0; i < order.length; i++) rank[order[i] ?? 0] = i;
  return rank;
};

const sharedInts = (length: number): Int32Array<SharedArrayBuffer> =>
  new Int32Array(new SharedArrayBuffer(length * Int32Array.BYTES_PER_ELEMENT));

/** The first place from `from` on that `isBefore` does not hold for: looked for in steps that double, then halved. */
const placeFrom = (from: number, length: number, isBefore: (place: number) => boolean): number => {
  let step = 1;
  let low = from;
  while (low + step <= length && isBefore(low + step - 1)) {
    low += step;
    step *= 2;
  }
  let high = Math.min(length, low + step);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
};

/**
 * Puts samples into an order. Both are in that order already; few comparisons are made where few samples are added.
 * @param isBefore whether a sample of the old order comes before an added one
 */
const merged = (
  old: Int32Array,
  added: readonly number[],
  isBefore: (old: number, added: number) => boolean,
): Int32Array<SharedArrayBuffer> => {
  const all = sharedInts(old.length + added.length);
  let from = 0;
  let at = 0;
  for (const id of added) {
    const to = placeFrom(from, old.length, (place) => isBefore(old[place] ?? 0, id));
    all.set(old.subarray(from, to), at);
    at += to - from;
    all[at] = id;
    at += 1;
    from = to;
  }
  all.set(old.subarray(from), at);
  return all;
};

interface Sources {
  readonly columns: Pick<Columns, 'slots' | 'flags' | 'pathRevision'>;
  /** The path that a sample has, or had before it was removed. */
  readonly text: (id: number) => string;
}

/** The folder and the extension of each sample. */
const createPlaces = (text: Sources['text']) => {
  let folders = numbered();
  let extensions = numbered();
  let folderOf: Int32Array<SharedArrayBuffer> = new Int32Array(noBytes);
  let extensionOf: Int32Array<SharedArrayBuffer> = new Int32Array(noBytes);
  return {
    now: (): Omit<KeptOrder, 'order'> => ({
      folders: folders.texts,
      folderOf,
      extensions: extensions.texts,
      extensionOf,
    }),
    grow: (slots: number): void => {
      folderOf = grownShared(folderOf, slots);
      extensionOf = grownShared(extensionOf, slots);
    },
    learn: (id: number): void => {
      const path = text(id);
      folderOf[id] = folders.numberOf(path.slice(0, Math.max(0, path.lastIndexOf('/'))));
      extensionOf[id] = extensions.numberOf(extensionOfPath(path));
    },
    restore: (kept: KeptOrder): void => {
      folders = numbered();
      extensions = numbered();
      for (const folder of kept.folders) folders.numberOf(folder);
      for (const extension of kept.extensions) extensions.numberOf(extension);
      ({ folderOf, extensionOf } = kept);
    },
  };
};

export const createPaths = ({ columns, text }: Sources) => {
  const places = createPlaces(text);
  /** Samples whose path is another since `order` was made, or that have come or gone. */
  const changed = new Set<number>();
  let order: Int32Array<SharedArrayBuffer> = new Int32Array(noBytes);
  let orderedAt = 0;

  /** Compares by folder, by name, and by path where names differ in capitals or leading zeros alone. */
  const comparer = () => {
    const { folders, folderOf } = places.now();
    const keys = folders.map(folderKey);
    const byKey = Array.from(keys.keys()).toSorted((a, b) => compareText(keys[a] ?? '', keys[b] ?? ''));
    const folderRank = ranksOf(byKey, keys.length);
    const rankOf = (id: number): number => folderRank[folderOf[id] ?? 0] ?? 0;
    return (a: number, b: number, keyA: string, keyB: string): number =>
      rankOf(a) - rankOf(b) || compareText(keyA, keyB) || compareText(text(a), text(b));
  };

  /** Puts what has changed in its place. */
  const update = (): void => {
    const { slots, flags } = columns;
    places.grow(slots);
    const added = [...changed].filter((id) => ((flags[id] ?? 0) & flag.alive) !== 0);
    const keys = new Map<number, string>();
    for (const id of added) {
      places.learn(id);
      keys.set(id, nameKey(text(id)));
    }
    const compare = comparer();
    const keyOf = (id: number): string => keys.get(id) ?? '';
    added.sort((a, b) => compare(a, b, keyOf(a), keyOf(b)));
    order = merged(
      order.filter((id) => !changed.has(id)),
      added,
      (old, id) => compare(old, id, nameKey(text(old)), keyOf(id)) < 0,
    );
    changed.clear();
  };

  const build = (): PathFacts => {
    if (changed.size > 0) update();
    orderedAt = columns.pathRevision;
    const { slots } = columns;
    const ordered = order;
    return {
      order: ordered,
      rank: ranksOf(ordered, slots),
      nameRank: once(() => {
        const keys: string[] = [];
        for (const id of ordered) keys[id] = nameKey(text(id));
        // The sort is stable: of equal names, the first by path stays first.
        return ranksOf(
          Array.from(ordered).toSorted((a, b) => compareText(keys[a] ?? '', keys[b] ?? '')),
          slots,
        );
      }),
      ...places.now(),
      folded: once(() => Array.from({ length: slots }, (_, id) => foldPath(text(id)))),
      hashes: once(() => Uint32Array.from({ length: slots }, (_, id) => hash32(text(id)))),
    };
  };

  const facts = byRevision(() => columns.pathRevision, build);
  return {
    facts,
    lastKnown: text,
    /** To be called for each sample that has come, gone, or been renamed. */
    changed: (id: number): void => void changed.add(id),
    /** The order as it is known now, without finding it anew; it is empty when the columns are newer. */
    kept: (): KeptOrder => ({
      ...places.now(),
      order: orderedAt === columns.pathRevision && changed.size === 0 ? order : new Int32Array(noBytes),
    }),
    /** @param kept the order of the samples that the columns have; empty: it is found anew */
    restore: (kept: KeptOrder): void => {
      changed.clear();
      orderedAt = columns.pathRevision;
      if (kept.order.length > 0) {
        places.restore(kept);
        ({ order } = kept);
        return;
      }
      for (let id = 1; id < columns.slots; id += 1)
        if (((columns.flags[id] ?? 0) & flag.alive) !== 0) changed.add(id);
    },
  };
};
