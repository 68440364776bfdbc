/**
 * After a power cut: files are written without an fsync each, so the file system may have lost some of them. The
 * journal has not. The first opening after the machine was started anew compares, and writes again what was lost.
 *
 * What a person wrote since looks alike: a caption that was emptied, or put back to its old text. Its times tell: a
 * lost file was not written after the edit wrote its last one. Times are those of the file system on both sides.
 */
import type { FileWriter } from './fileWrite.ts';
import type { FileContent } from './ordinaryFile.ts';
import { sameContent } from './fileWrite.ts';
import type { Journal } from './journal.ts';
import type { EditRow } from './journalRows.ts';

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

/** What a file held once, and when it was replaced at the earliest; null: not known. */
interface Earlier {
  readonly content: FileContent;
  readonly until: number | null;
}

interface Expected {
  /** What the last edit left there, and when it had written it at the latest; null: not known. */
  readonly now: FileContent;
  readonly by: number | null;
  /** What stood there before it: seen again when a rename was lost. */
  readonly earlier: readonly Earlier[];
  /** An edit that was still under way: both contents are rightful, and recovery goes on with it. */
  readonly open: boolean;
}

const states = ['done', 'reverted', 'applying', 'reverting'] as const;

const editsSince = (journal: Journal, since: number): readonly EditRow[] =>
  states
    .flatMap((state) => journal.inState(state))
    .filter(({ id, state }) => id > since || state === 'applying' || state === 'reverting')
    .toSorted((a, b) => a.id - b.id);

const expectations = (journal: Journal, since: number): ReadonlyMap<string, Expected> => {
  const expected = new Map<string, Expected>();
  for (const edit of editsSince(journal, since)) {
    const { id, state, begun, firstWrite, lastWrite } = edit;
    for (let from = 0; ;) {
      const rows = journal.changes(id, from, 500);
      const last = rows.at(-1);
      if (last === undefined) break;
      from = last.n + 1;
      for (const { relPath, kind, before, after, included, outcome } of rows) {
        if (kind === 'project' || kind === 'move' || included === 0 || outcome !== 'pending') continue;
        const back = state === 'reverted';
        const replaced = { content: back ? after : before, until: back ? lastWrite : firstWrite };
        expected.set(relPath, {
          now: back ? before : after,
          by: lastWrite ?? begun,
          earlier: [...(expected.get(relPath)?.earlier ?? []), replaced],
          open: state === 'applying' || state === 'reverting',
        });
      }
    }
  }
  return expected;
};

/** Until when the file may have been written, if what it holds is what a lost write leaves; `as-it-should`: it is not. */
const lostUntil = (current: FileContent, expected: Expected): number | null | 'as-it-should' => {
  const { now, by, earlier, open } = expected;
  if (sameContent(current, now)) return 'as-it-should';
  const stood = earlier.findLast(({ content }) => sameContent(current, content));
  if (stood !== undefined) return open ? 'as-it-should' : stood.until;
  const lost = looksLost(current, now) || earlier.some(({ content }) => looksLost(current, content));
  return lost ? by : 'as-it-should';
};

export interface Repaired {
  /** Files that were written again. */
  readonly repaired: readonly string[];
  /** Files that may have been lost, but were written since, or may have been: they were left as they are. */
  readonly left: readonly string[];
}

/** By so much the times of a file system and of this machine may differ, in milliseconds. */
const clocksDiffer = 2000;

/**
 * Writes files of edits after `since` again that hold what a file system leaves of a lost write: nothing, zeros, a part,
 * or what stood there before. To be called where the machine has been started anew since.
 * @param startedAt when that was, in milliseconds since 1970
 */
export const repairLost = (
  journal: Journal,
  writer: FileWriter,
  since: number,
  startedAt: number,
): Repaired => {
  const repaired: string[] = [];
  const left: string[] = [];
  for (const [relPath, expected] of expectations(journal, since)) {
    const place = writer.look(relPath);
    if ('refused' in place) continue;
    const until = lostUntil(place.content, expected);
    if (until === 'as-it-should') continue;
    const time = writer.timeOf(relPath);
    // An edit from before the start that was written after it: the clock was set back, and times say nothing.
    const known = until !== null && until <= startedAt + clocksDiffer;
    if (time === null || !known || time > until) {
      left.push(relPath);
      continue;
    }
    const temporary = '.proofsheet-repair.tmp';
    const result = writer.write({ relPath, before: place.content, after: expected.now, temporary });
    if (result.kind === 'written') repaired.push(relPath);
    else left.push(relPath);
  }
  return { repaired, left };
};
