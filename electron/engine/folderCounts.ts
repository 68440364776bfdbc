/** Counts the images in the folders of a folder, for choosing one: briefly, since a folder may be a whole disk. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { FolderCount } from '../../shared/api/dataset.ts';
import { claimsToBeImage, skipReason } from './scan/skip.ts';

/** Milliseconds for all folders together, and entries that are looked at in one. */
const limits = { time: 2000, entries: 50_000 } as const;

/** Depth first is not needed: the nearest folders say most, and are read first. */
const countIn = async (folder: string, isOver: () => boolean): Promise<FolderCount> => {
  let [images, seen] = [0, 0];
  const waiting = [folder];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    if (isOver() || seen > limits.entries) return { path: folder, images, more: true };
    const entries = await readdir(next, { withFileTypes: true }).catch(() => []);
    seen += entries.length;
    for (const entry of entries) {
      const isFolder = entry.isDirectory();
      if (skipReason(entry.name, isFolder) !== null) continue;
      if (isFolder) waiting.push(path.join(next, entry.name));
      else if (claimsToBeImage(entry.name)) images += 1;
    }
  }
  return { path: folder, images, more: false };
};

/** In the order of `folders`; those that time was too short for are left out. */
export const countImages = async (
  folders: readonly string[],
  signal: AbortSignal,
  time: number = limits.time,
): Promise<FolderCount[]> => {
  const end = performance.now() + time;
  const isOver = (): boolean => signal.aborted || performance.now() > end;
  const counts: FolderCount[] = [];
  for (const folder of folders) {
    if (isOver()) break;
    counts.push(await countIn(folder, isOver));
  }
  return counts;
};
