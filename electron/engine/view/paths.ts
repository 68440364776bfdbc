/**
 * Everything that depends on paths alone, shared by all views of a dataset: the order by path and by name,
 * each sample's folder and extension. It is updated on first use after paths changed; then only changed names
 * get new keys, and sorting a nearly sorted list is quick.
 */
import { extensionOf as extensionOfPath, foldPath } from '../../../shared/query/measures.ts';
import { flag, type Columns } from '../index/columns.ts';
import { grown } from '../index/growable.ts';
import { byRevision, once } from '../work/byRevision.ts';
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

/** FNV-1a over the code units. */
const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
};

const ranksOf = (order: ArrayLike<number>, slots: number): Int32Array => {
  const rank = new Int32Array(slots).fill(-1);
  for (let i = 0; i < order.length; i++) rank[order[i] ?? 0] = i;
  return rank;
};

/** Follows the paths of `columns`. */
export const createPaths = (columns: Columns): Paths => {
  const paths: string[] = [];
  const nameKeys: string[] = [];
  const folders = numbered();
  const extensions = numbered();
  let folderOf = new Int32Array(0);
  let extensionOf = new Int32Array(0);
  let order: number[] = [];

  const learn = (id: number, path: string): void => {
    const slash = path.lastIndexOf('/');
    paths[id] = path;
    nameKeys[id] = naturalKey(path.slice(slash + 1));
    folderOf[id] = folders.numberOf(slash < 0 ? '' : path.slice(0, slash));
    extensionOf[id] = extensions.numberOf(extensionOfPath(path));
  };

  /** Adds new and renamed samples; the others keep their place, which makes sorting quick. */
  const read = (): void => {
    const { slots, flags } = columns;
    folderOf = grown(folderOf, slots);
    extensionOf = grown(extensionOf, slots);
    const seen = new Uint8Array(slots);
    order = order.filter((id) => ((flags[id] ?? 0) & flag.alive) !== 0);
    for (const id of order) seen[id] = 1;
    for (let id = 1; id < slots; id++) {
      if (((flags[id] ?? 0) & flag.alive) === 0) continue;
      if (seen[id] === 0) order.push(id);
      const path = columns.relPath(id);
      if (paths[id] !== path) learn(id, path);
    }
  };

  const compareName = (a: number, b: number): number => compareText(nameKeys[a] ?? '', nameKeys[b] ?? '');

  const build = (): PathFacts => {
    read();
    const keys = folders.texts.map(folderKey);
    const byKey = keys.map((key, folder) => ({ key, folder })).toSorted((a, b) => compareText(a.key, b.key));
    const folderRank = ranksOf(
      byKey.map(({ folder }) => folder),
      keys.length,
    );
    const folderRankOf = (id: number): number => folderRank[folderOf[id] ?? 0] ?? 0;
    const comparePath = (a: number, b: number): number =>
      folderRankOf(a) - folderRankOf(b) || compareName(a, b) || compareText(paths[a] ?? '', paths[b] ?? '');
    order = order.toSorted(comparePath);
    const rank = ranksOf(order, columns.slots);
    const { slots } = columns;
    return {
      order: Int32Array.from(order),
      rank,
      nameRank: once(() => {
        // The sort is stable: of equal names, the first by path stays first.
        return ranksOf(order.toSorted(compareName), slots);
      }),
      folders: folders.texts,
      folderOf,
      extensions: extensions.texts,
      extensionOf,
      folded: once(() => Array.from({ length: slots }, (_, id) => foldPath(paths[id] ?? ''))),
      hashes: once(() => Uint32Array.from({ length: slots }, (_, id) => hashOf(paths[id] ?? ''))),
    };
  };

  const facts = byRevision(() => columns.pathRevision, build);
  return { facts, lastKnown: (id) => paths[id] ?? '' };
};
