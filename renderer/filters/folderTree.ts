/** Folders as a tree: the rows to draw, from the list of folders with their counts. */
import type { FacetItem } from '../../shared/api/view.ts';

export interface FolderRow {
  readonly item: FacetItem;
  /** Its path from the folder above; folders with nothing but one folder in them are one row. */
  readonly name: string;
  readonly depth: number;
  /** Whether the folders in it are shown; null where there are none. */
  readonly open: boolean | null;
}

interface Node {
  readonly item: FacetItem;
  readonly children: Node[];
}

/** The path as a key: folders are told apart without case, as their terms do it. */
const keyOf = (path: string): string => path.toLowerCase();

const above = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

const byName = (a: Node, b: Node): number =>
  a.item.label.localeCompare(b.item.label, 'en', { numeric: true });

/** Each folder in the nearest one above it that is in the list. */
const forest = (items: readonly FacetItem[]): readonly Node[] => {
  const nodes = new Map(items.map((item) => [keyOf(item.label), { item, children: [] as Node[] }]));
  const roots: Node[] = [];
  for (const node of nodes.values()) {
    let path = above(node.item.label);
    while (path !== '' && !nodes.has(keyOf(path))) path = above(path);
    (path === '' ? roots : (nodes.get(keyOf(path))?.children ?? roots)).push(node);
  }
  for (const node of nodes.values()) node.children.sort(byName);
  return roots.toSorted(byName);
};

/** What all paths begin with, up to a `/`. */
const sharedStart = (paths: readonly string[]): string => {
  const [first = '', ...others] = paths.map((path) => path.split('/').slice(0, -1));
  let same = 0;
  const parts = typeof first === 'string' ? [] : first;
  while (same < parts.length && others.every((other) => other[same] === parts[same])) same += 1;
  return parts
    .slice(0, same)
    .map((part) => `${part}/`)
    .join('');
};

/**
 * @param isOpen whether the user has opened or closed a folder, by its path; undefined: neither
 * @param isAsked whether the query has the folder, or excludes it: the way to it is open
 */
export const folderRows = (
  items: readonly FacetItem[],
  isOpen: (path: string) => boolean | undefined,
  isAsked: (item: FacetItem) => boolean,
): readonly FolderRow[] => {
  const rows: FolderRow[] = [];
  const leadsToAsked = (node: Node): boolean =>
    node.children.some((child) => isAsked(child.item) || leadsToAsked(child));
  const visit = (node: Node, start: string, depth: number): void => {
    let last = node;
    for (;;) {
      const [only, second] = last.children;
      if (only === undefined || second !== undefined || only.item.total !== last.item.total) break;
      if (isAsked(last.item)) break;
      last = only;
    }
    const { item, children } = last;
    const open = children.length === 0 ? null : (isOpen(item.label) ?? leadsToAsked(last));
    rows.push({ item, name: item.label.slice(start.length), depth, open });
    if (open === true) for (const child of children) visit(child, `${item.label}/`, depth + 1);
  };
  const roots = forest(items);
  const start = sharedStart(roots.map(({ item }) => item.label));
  for (const root of roots) visit(root, start, 0);
  return rows;
};
