/**
 * After a power cut: files are written without an fsync each, so the file system may have lost some of them. The
 * journal has not. The first opening after an unclean end compares, and puts back what was lost.
 */
import type { FileContent, FileWriter } from './fileWrite.ts';
import { sameContent } from './fileWrite.ts';
import type { Journal } from './journal.ts';

/** Bytes of a file system's block: what a lost write is cut off at. */
const block = 512;

/** Looks like a file whose data never reached the disk: empty, zeros, or cut off at a block. */
export const looksLost = (current: FileContent, expected: FileContent): boolean => {
  if (current === null || expected === null || expected.byteLength === 0) return false;
  if (current.byteLength === 0) return true;
  if (current.every((byte) => byte === 0)) return true;
  const cut = current.byteLength < expected.byteLength && current.byteLength % block === 0;
  return cut && Buffer.compare(current, expected.subarray(0, current.byteLength)) === 0;
};

interface Expected {
  /** What the last edit left there. */
  readonly now: FileContent;
  /** What stood there before it: seen again when the rename itself was lost. */
  readonly earlier: FileContent;
  /** An edit that was still under way: both contents are rightful, and recovery goes on with it. */
  readonly open: boolean;
}

const expectations = (journal: Journal, since: number): Map<string, Expected> => {
  const expected = new Map<string, Expected>();
  const edits = [...journal.inState('done'), ...journal.inState('applying'), ...journal.inState('reverting')];
  for (const edit of edits.toSorted((a, b) => a.id - b.id)) {
    if (edit.id <= since && edit.state === 'done') continue;
    const open = edit.state !== 'done';
    for (let from = 0; ;) {
      const rows = journal.changes(edit.id, from, 500);
      const last = rows.at(-1);
      if (last === undefined) break;
      from = last.n + 1;
      for (const { relPath, kind, before, after, included, outcome } of rows) {
        if (kind === 'project' || kind === 'move' || included === 0 || outcome !== 'pending') continue;
        expected.set(relPath, { now: after, earlier: before, open });
      }
    }
  }
  return expected;
};

/**
 * Puts back files of edits after `since` that hold what a file system leaves of a lost write. Where the machine has
 * been started anew (`rebooted`), also those that hold what stood there before the edit.
 * @returns the files that were written
 */
export const repairLost = (
  journal: Journal,
  writer: FileWriter,
  since: number,
  rebooted: boolean,
): readonly string[] => {
  const repaired: string[] = [];
  for (const [relPath, { now, earlier, open }] of expectations(journal, since)) {
    const place = writer.look(relPath);
    if ('refused' in place) continue;
    const current = place.content;
    if (sameContent(current, now)) continue;
    const lost = looksLost(current, now) || (open && looksLost(current, earlier));
    const undone = rebooted && !open && sameContent(current, earlier);
    if (sameContent(current, earlier) ? !undone : !lost) continue;
    const result = writer.write({
      relPath,
      before: current,
      after: now,
      temporary: '.proofsheet-repair.tmp',
    });
    if (result.kind === 'written') repaired.push(relPath);
  }
  return repaired;
};
