/** The export folder after a run: files that are not part of the export any more are removed, all others must exist. */
import { lstatSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FileWriter } from './fileOut.ts';
import type { Owned } from './ledger.ts';
import type { Trouble, WriteReport } from './outcomes.ts';

/**
 * Removes files of former runs that are not in this one, and those that this one began in vain. Files that
 * were changed since stay.
 * @param former files that existed before this run
 */
export const clearAway = (
  root: string,
  owned: Owned,
  belongs: ReadonlySet<string>,
  former: ReadonlySet<string>,
  writer: FileWriter,
): { readonly removed: number; readonly left: readonly Trouble[] } => {
  const left: Trouble[] = [];
  const folders = new Set<string>();
  let removed = 0;
  for (const path of owned.paths) {
    if (belongs.has(path)) continue;
    const file = join(root, path);
    const stats = lstatSync(file, { throwIfNoEntry: false });
    if (stats === undefined) continue;
    const record = owned.records.get(path);
    // Without a record the file was only begun, by an export.
    const changed = record !== undefined && writer.read(path)?.sha256 !== record.sha256;
    if (!stats.isFile() || changed) {
      left.push({
        path,
        reason: 'It was changed since Proofsheet wrote it: it is left, though it is no part any more.',
      });
      continue;
    }
    rmSync(file);
    // A file that this run itself has begun is not counted.
    if (former.has(path)) removed += 1;
    for (let up = dirname(path); up !== '.'; up = dirname(up)) folders.add(up);
  }
  // The deepest first; those that are not empty stay.
  for (const folder of [...folders].toSorted((a, b) => b.length - a.length)) {
    try {
      rmdirSync(join(root, folder));
    } catch {
      continue;
    }
  }
  return { removed, left };
};

/** Files that are missing, or have another length than was written: a last check of the whole folder. */
export const missing = (root: string, { files }: WriteReport): readonly Trouble[] =>
  files.flatMap(({ path, bytes }) => {
    const stats = lstatSync(join(root, path), { throwIfNoEntry: false });
    return stats?.size === bytes ? [] : [{ path, reason: 'It was changed or removed while the export ran.' }];
  });
