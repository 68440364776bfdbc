/**
 * Writes an edit, takes it back, and finishes what a crash interrupted: one loop, run as often as needed.
 *
 * Why it is safe to run again: before the first file is touched the journal durably says `applying`, with the bytes
 * before and after. A file that already holds its after was written by the earlier run; one that holds its before is
 * written now; anything else was written by another program and stays.
 */
import type { Journal } from './journal.ts';
import type { EditRow, MarkedOutcome, PendingChange } from './journalRows.ts';
import type { Disk } from './disk.ts';
import { createLaterEdits } from './laterEdits.ts';
import type { WriteResult } from './writeResult.ts';
import { unpackPlace } from './moveFile.ts';
import { writeProject } from './projectWrite.ts';
import type { ProjectWritten } from '../project/project.ts';

/** What the user wants of an edit that is running. */
export type Stop = 'keep' | 'take-back' | null;

export interface Control {
  /** Asked between batches. */
  stop(): Stop;
  /** After each batch: the files that were written, and how many changes have been dealt with. */
  progress(written: readonly string[], done: number): void;
  /** Entries of the project's file were set: before the `progress` that names it. */
  project?(written: ProjectWritten): void;
}

interface Run {
  readonly journal: Journal;
  readonly disk: Disk;
  readonly control: Control;
  readonly resuming: boolean;
}

const batchSize = 250;
/** Going on cannot succeed for any other file either. */
const fatal: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EROFS']);

/** The same for all runs of an edit: the next finds what the one before could not remove. */
const temporaryName = (edit: EditRow, n: number): string => `.proofsheet-${edit.target ?? edit.id}-${n}.tmp`;

const writeChange = (
  disk: Disk,
  edit: EditRow,
  change: PendingChange,
  control: Control,
  writtenUntil?: number,
): WriteResult => {
  const temporary = temporaryName(edit, change.n);
  const { relPath, before, after } = change;
  switch (change.kind) {
    case 'project':
      return writeProject(disk, change, temporary, (written) => control.project?.(written));
    case 'move':
      return disk.move({ relPath, from: unpackPlace(before), to: unpackPlace(after), temporary });
    case 'tags':
    case 'nl':
      return disk.write({ relPath, before, after, temporary, writtenUntil });
  }
};

const mark = (n: number, result: WriteResult): MarkedOutcome | null => {
  switch (result.kind) {
    case 'written':
      return null;
    case 'unchanged':
      return { n, outcome: 'unchanged', code: null, reason: null };
    case 'conflict':
      return { n, outcome: 'conflict', code: null, reason: result.reason };
    case 'failed':
      return { n, outcome: 'failed', code: result.code, reason: result.message };
  }
};

/** Included changes, in batches: those still to be dealt with, or those that may have been written. */
function* batches(
  journal: Journal,
  edit: number,
  which: 'pending' | 'touched',
): Generator<readonly PendingChange[]> {
  let from = 0;
  for (;;) {
    const rows = journal[which](edit, from, batchSize);
    const last = rows.at(-1);
    if (last === undefined) return;
    from = last.n + 1;
    yield rows;
  }
}

const swapped = (change: PendingChange): PendingChange => ({
  ...change,
  before: change.after,
  after: change.before,
});

/** A file that could not be put back stays pending, with the reason beside it: see `notPutBack` in missed.ts. */
const backMark = ({ n, outcome, reason }: PendingChange, result: WriteResult): MarkedOutcome | null => {
  if (result.kind === 'failed') return { n, outcome: 'pending', code: result.code, reason: result.message };
  // Said already: it failed, or entries of the project's file were in conflict.
  if (outcome !== 'pending') return null;
  if (result.kind === 'conflict') return mark(n, result);
  return reason === null ? null : { n, outcome, code: null, reason: null };
};

/** Milliseconds between two notes of how far an edit has come, for repairs after a power cut: each is a write that waits. */
const noteAfter = 1000;

/** Keeps the file system's times of the first and the last caption that a run wrote. */
const createTimes = (journal: Journal, disk: Disk, edit: EditRow) => {
  let { firstWrite: first, lastWrite: last } = edit;
  let noted = performance.now();
  const note = (): void => {
    if (first !== null && last !== null) journal.setTimes(edit.id, first, last);
    noted = performance.now();
  };
  return {
    /** After each batch: the captions that were written, in order. */
    wrote: (captions: readonly string[]): void => {
      const [firstFile, lastFile] = [captions[0], captions.at(-1)];
      if (firstFile === undefined || lastFile === undefined) return;
      first ??= disk.timeOf(firstFile);
      last = disk.timeOf(lastFile) ?? last;
      if (performance.now() - noted > noteAfter) note();
    },
    note,
  };
};
type Times = ReturnType<typeof createTimes>;

const isCaption = ({ kind }: PendingChange): boolean => kind === 'tags' || kind === 'nl';

/** There was no room for one file more; another file that is put back may make some. */
const noRoom: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT']);

/** @param only the changes to look at, by number; null: all. @returns those there was no room for, and whether any file was put back */
const putBack = (
  { journal, disk, control }: Omit<Run, 'resuming'>,
  edit: EditRow,
  times: Times,
  only: ReadonlySet<number> | null,
): { readonly left: ReadonlySet<number>; readonly some: boolean } => {
  const left = new Set<number>();
  let [done, some] = [0, false];
  for (const rows of batches(journal, edit.id, 'touched')) {
    const marks: MarkedOutcome[] = [];
    const written: string[] = [];
    const captions: string[] = [];
    for (const change of rows) {
      if (only?.has(change.n) === false) continue;
      // `unchanged` here: it had not been written yet.
      const result = writeChange(disk, edit, swapped(change), control);
      if (result.kind === 'written') written.push(change.relPath);
      if (result.kind === 'written' && isCaption(change)) captions.push(change.relPath);
      if (result.kind === 'failed' && noRoom.has(result.code)) left.add(change.n);
      const marked = backMark(change, result);
      if (marked !== null) marks.push(marked);
    }
    done += rows.length;
    some ||= written.length > 0;
    if (marks.length > 0) journal.setOutcomes(edit.id, marks);
    times.wrote(captions);
    control.progress(written, only === null ? done : edit.files);
  }
  return { left, some };
};

/** Puts back what an edit has written so far. Afterwards its state is `reverted`; what could not be put back is missed. */
export const takeBack = (journal: Journal, disk: Disk, edit: EditRow, control: Control): void => {
  journal.setState(edit.id, 'reverting');
  const times = createTimes(journal, disk, edit);
  const run = { journal, disk, control };
  let { left, some } = putBack(run, edit, times, null);
  while (some && left.size > 0) ({ left, some } = putBack(run, edit, times, left));
  journal.transaction(() => {
    times.note();
    journal.settleTakenBack(edit);
  });
};

/** Writes all pending changes of an edit. `resuming` after a crash: what already holds its after is ours. */
const writeAll = (
  { journal, disk, control, resuming }: Run,
  row: EditRow,
  times: Times,
): 'written' | 'take-back' => {
  const { id: edit, begun } = row;
  const writtenUntil = resuming && begun !== null ? begun : undefined;
  const laterEdit = createLaterEdits(journal, disk, row);
  let done = 0;
  for (const rows of batches(journal, edit, 'pending')) {
    const stop = control.stop();
    const first = rows[0];
    if (stop === 'take-back') return 'take-back';
    if (stop === 'keep' && first !== undefined) {
      journal.skipFrom(edit, first.n);
      return 'written';
    }
    const marks: MarkedOutcome[] = [];
    const written: string[] = [];
    const captions: string[] = [];
    let full = false;
    for (const change of rows) {
      const result = writeChange(disk, row, change, control, writtenUntil);
      if (result.kind === 'written' && isCaption(change)) captions.push(change.relPath);
      if (result.kind === 'written' || (resuming && result.kind === 'unchanged')) {
        written.push(change.relPath);
        continue;
      }
      const marked = mark(change.n, result);
      if (marked !== null) {
        const later = marked.outcome === 'conflict' ? laterEdit(change) : null;
        marks.push(later === null ? marked : { ...marked, reason: later });
      }
      full = result.kind === 'failed' && fatal.has(result.code);
      if (full) break;
    }
    done += rows.length;
    if (marks.length > 0) journal.setOutcomes(edit, marks);
    times.wrote(captions);
    control.progress(written, done);
    if (full) return 'take-back';
  }
  return 'written';
};

const run = (job: Run, edit: EditRow): void => {
  const { journal, disk, control } = job;
  journal.begin(edit.id);
  const times = createTimes(journal, disk, edit);
  const end = writeAll(job, edit, times);
  journal.transaction(() => {
    times.note();
    if (end === 'written') journal.settle(edit);
  });
  if (end === 'take-back') takeBack(journal, disk, journal.edit(edit.id) ?? edit, control);
};

/**
 * Carries out a planned edit. A full or read-only disk takes it back: nothing stays half done.
 * Afterwards the edit's state is `done` or `reverted`, and its changes say what became of each file.
 */
export const writeEdit = (journal: Journal, disk: Disk, edit: EditRow, control: Control): void =>
  run({ journal, disk, control, resuming: false }, edit);

/** Completes edits that were being written, and takes back those that were being taken back, when the engine died. */
export const recover = (
  journal: Journal,
  disk: Disk,
  onProgress: (edit: EditRow, done: number) => void = () => undefined,
): readonly EditRow[] => {
  const watched = (edit: EditRow): Control => ({
    stop: () => null,
    progress: (_, done) => onProgress(edit, done),
  });
  const applying = journal.inState('applying');
  const reverting = journal.inState('reverting');
  for (const edit of applying) run({ journal, disk, control: watched(edit), resuming: true }, edit);
  for (const edit of reverting) takeBack(journal, disk, edit, watched(edit));
  return [...applying, ...reverting].map(({ id }) => journal.edit(id)).filter((edit) => edit !== undefined);
};
