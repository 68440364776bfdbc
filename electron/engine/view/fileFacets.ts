/** Filters of files: captions, types, folders. */
import { folderOf } from '../../../shared/paths.ts';
import { foldPath } from '../../../shared/query/measures.ts';
import { printTerm } from '../../../shared/query/print.ts';
import { flag } from '../index/columns.ts';
import { groupsOf, type CountedGroup, type Counts, type Group, type Kind } from './groups.ts';
import type { PathFacts } from '../index/paths.ts';

/** Flags are numbers below this one. */
export const flagValues = 2 * Math.max(...Object.values(flag));

const any = (bits: number) => (flags: number) => (flags & bits) !== 0;
const none = (bits: number) => (flags: number) => (flags & bits) === 0;

const captionKinds: readonly Kind<number>[] = [
  { label: 'No tags', term: 'missing:tags', holds: none(flag.tagsPresent | flag.tagsUnreadable) },
  { label: 'Empty tags', term: 'empty:tags', holds: any(flag.tagsEmpty) },
  { label: 'No NL caption', term: 'missing:nl', holds: none(flag.nlPresent | flag.nlUnreadable) },
  { label: 'Empty NL caption', term: 'empty:nl', holds: any(flag.nlEmpty) },
  { label: 'Not UTF-8', term: 'is:unreadable', holds: any(flag.tagsUnreadable | flag.nlUnreadable) },
];
const imageKinds: readonly Kind<number>[] = [
  { label: 'Transparent', term: 'is:transparent', holds: any(flag.alpha) },
  { label: 'Animated', term: 'is:animated', holds: any(flag.animated) },
  { label: 'Broken', term: 'is:broken', holds: any(flag.broken) },
];

/** @param counts by flags */
export const captionGroups = (counts: Counts): CountedGroup[] =>
  groupsOf(captionKinds, counts, (flags) => flags);

/** @param counts by flags */
export const imageGroups = (counts: Counts): CountedGroup[] => groupsOf(imageKinds, counts, (flags) => flags);

/** @param counts by number of the extension */
export const extensionGroups = ({ extensions }: PathFacts, { view, all }: Counts): CountedGroup[] =>
  extensions.flatMap((extension, i) => {
    if (extension === '') return [];
    const term = printTerm({ kind: 'path', field: 'ext', value: [{ kind: 'text', text: extension }] });
    return { label: extension, term, count: view[i] ?? 0, total: all[i] ?? 0 };
  });

/** The groups of a dataset's folders: each with everything below it. */
export interface FolderTree {
  readonly groups: readonly Group[];
  /** By folder: the groups that it belongs to. */
  readonly groupsOf: readonly (readonly number[])[];
}

/** Terms ignore case, so groups do too. */
export const folderTree = ({ folders }: PathFacts): FolderTree => {
  const groups: Group[] = [];
  const numbers = new Map<string, number>();
  const groupOf = (path: string): number => {
    const key = foldPath(path);
    let number = numbers.get(key);
    if (number === undefined) {
      const value = [{ kind: 'text', text: `${path}/` } as const, { kind: 'any' } as const];
      number = groups.push({ label: path, term: printTerm({ kind: 'path', field: 'path', value }) }) - 1;
      numbers.set(key, number);
    }
    return number;
  };
  const chainOf = (folder: string): number[] => {
    const chain: number[] = [];
    for (let path = folder; path !== ''; path = folderOf(path)) {
      chain.push(groupOf(path));
    }
    return chain;
  };
  return { groupsOf: folders.map(chainOf), groups };
};

/**
 * All folders, except those that hold the whole dataset: a term should narrow.
 * @param counts by number of the folder
 */
export const folderGroups = (tree: FolderTree, counts: Counts, samples: number): CountedGroup[] => {
  const count = new Int32Array(tree.groups.length);
  const total = new Int32Array(tree.groups.length);
  for (const [folder, groups] of tree.groupsOf.entries()) {
    for (const group of groups) {
      count[group] = (count[group] ?? 0) + (counts.view[folder] ?? 0);
      total[group] = (total[group] ?? 0) + (counts.all[folder] ?? 0);
    }
  }
  return tree.groups
    .map((group, i): CountedGroup => ({ ...group, count: count[i] ?? 0, total: total[i] ?? 0 }))
    .filter(({ total: all }) => all > 0 && all < samples);
};
