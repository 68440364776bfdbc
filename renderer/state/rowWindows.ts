/** The part of a view that this window holds: pages of rows near what is on screen. Pure. */
import type { SampleId } from '../../shared/api/ids.ts';
import type { SampleRow } from '../../shared/api/sample.ts';

/** Rows a page. A page is what is fetched, kept and dropped together. */
export const pageSize = 60;

interface Page {
  readonly rows: readonly SampleRow[];
  /** Some of its samples changed since it was read. It is shown until it has been read again. */
  readonly stale: boolean;
}

export type RowWindows = ReadonlyMap<number, Page>;

export const noWindows: RowWindows = new Map();

export const pageOf = (position: number): number => Math.floor(position / pageSize);

export const rowIn = (windows: RowWindows, position: number): SampleRow | undefined =>
  windows.get(pageOf(position))?.rows[position % pageSize];

/** Pages that hold the positions [from, to) of a view of `count` samples. */
export const pagesOf = (from: number, to: number, count: number): readonly number[] => {
  const first = pageOf(Math.max(0, from));
  const end = Math.min(to, count);
  if (end <= Math.max(0, from)) return [];
  return Array.from({ length: pageOf(end - 1) - first + 1 }, (_, index) => first + index);
};

/** Those of `pages` that have to be read. */
export const missingPages = (windows: RowWindows, pages: readonly number[]): readonly number[] =>
  pages.filter((page) => windows.get(page)?.stale ?? true);

export const withPage = (windows: RowWindows, page: number, rows: readonly SampleRow[]): RowWindows =>
  new Map(windows).set(page, { rows, stale: false });

/** Keeps the pages within `reach` pages of one of `wanted`. The same map when none is dropped. */
export const keepingNear = (windows: RowWindows, wanted: readonly number[], reach: number): RowWindows => {
  const near = (page: number): boolean => wanted.some((one) => Math.abs(one - page) <= reach);
  const kept = [...windows].filter(([page]) => near(page));
  return kept.length === windows.size ? windows : new Map(kept);
};

/** Marks the pages with one of `ids` (null: all pages). The same map when none has one. */
export const outdating = (windows: RowWindows, ids: ReadonlySet<SampleId> | null): RowWindows => {
  const hit = [...windows].filter(
    ([, page]) => !page.stale && (ids === null || page.rows.some((row) => ids.has(row.id))),
  );
  if (hit.length === 0) return windows;
  const next = new Map(windows);
  for (const [index, page] of hit) next.set(index, { ...page, stale: true });
  return next;
};
