/**
 * Editing, as the engine's main thread sees it: hands intentions to the edit thread, lets the index read again what was
 * written, tells the windows. Reads of history and previews go past the thread, to a connection of their own.
 */
import type {
  Conflict,
  EditReport,
  HistoryEntry,
  HistoryState,
  PlanPatch,
  PlannedChange,
  PlanSummary,
} from '../../../shared/api/edits.ts';
import type { SampleId } from '../../../shared/api/ids.ts';
import type { OpenDataset } from '../dataset.ts';
import { EngineError } from '../errors.ts';
import type { Boot } from '../work/boot.ts';
import { storeError } from '../work/dataFolder.ts';
import { callWorker, type Thread, ThreadError } from '../work/rpc.ts';
import { isDamage } from '../index/damage.ts';
import { createFileWriter } from './fileWrite.ts';
import { type EditRow, guarded, type Journal, openJournal } from './journal.ts';
import { journalFile } from './journalFile.ts';
import { createPatternCell, hangingPattern } from './patternWatch.ts';
import type { PlanSamples } from './plan.ts';
import {
  type EditMethods,
  type FilesRequest,
  type Notice,
  type OpenReport,
  type PlanRequest,
  type ProjectRequest,
  stopFlag,
  type ThreadData,
  type ThreadPlan,
} from './protocol.ts';
import { changeOf, emptyReport, historyEntryOf, reportOf, textOf } from './report.ts';
import { createRereads } from './rereads.ts';
import { startWorker } from '../work/workers.ts';

/** Hears of an edit that is under way: a job's progress. */
export interface Watch {
  progress(done: number, total: number): void;
}

export interface Editor {
  /** What recovery did when the dataset was opened. */
  readonly opened: OpenReport;
  /** @param samples in pieces, each made when the one before has been taken */
  plan(request: PlanRequest, samples: Iterable<PlanSamples>, watch: Watch): Promise<ThreadPlan | null>;
  planFiles(request: FilesRequest): Promise<ThreadPlan>;
  planProject(request: ProjectRequest): Promise<ThreadPlan>;
  patch(id: number, patch: PlanPatch): Promise<void>;
  discard(id: number): Promise<void>;
  /** Carries a plan out; resolves when files, journal and index agree. A plan without changes leaves no trace. */
  apply(id: number, watch: Watch): Promise<EditReport>;
  undo(target: number | null, watch: Watch): Promise<EditReport | null>;
  redo(watch: Watch): Promise<EditReport | null>;
  /** Tries the files of an edit again that could not be written, or were not reached, when it was last run. */
  retry(id: number, watch: Watch): Promise<EditReport | null>;
  /** Leaves those files as they are. */
  leave(id: number): Promise<void>;
  /** Stops what is running: what is done stays, or is taken back; on closing too, which the next opening tells. */
  stop(how: 'keep' | 'take-back' | 'close'): void;
  /** Changes of a plan or of a past edit. */
  changes(id: number, from: number, count: number): readonly PlannedChange[];
  planOf(id: number): Pick<PlanSummary, 'label' | 'files' | 'excluded'>;
  report(id: number): EditReport;
  history(from: number, count: number): { readonly edits: readonly HistoryEntry[]; readonly total: number };
  historyState(): HistoryState;
  conflicts(id: number): readonly Conflict[];
  resolved(id: number, n: number): Promise<void>;
  prune(limit: number): Promise<number>;
  /** Whether the journal has turned out to be damaged since it was opened. */
  isDamaged(): boolean;
  close(): Promise<void>;
}

const stopFlags = {
  keep: stopFlag.keep,
  'take-back': stopFlag.takeBack,
  close: stopFlag.close,
} as const;

/** An edit of more files than this is not followed file by file. */
const manyFiles = 500;

const damaged = (file: string, why: string): EngineError =>
  new EngineError(
    'journal-damaged',
    `The undo history, ${file}, is damaged (${why}). The dataset can still be viewed. To edit again, start a new undo history: in History, or by \`proofsheet history DIR --new-journal\`. The damaged file is kept beside it.`,
    { path: file },
  );

const asEngineError = (error: unknown): never => {
  if (error instanceof ThreadError) throw new EngineError('edit-failed', error.message);
  throw error;
};

/**
 * Opens the journal of a dataset, and with it finishes what a crash interrupted.
 * @param onRecovery hears how far that is
 * @throws EngineError `journal-damaged` when the journal cannot be read; nothing is written then
 */
export const openEditor = async (
  dataset: OpenDataset,
  boot: Boot,
  onRecovery: (label: string, done: number, total: number) => void = () => undefined,
): Promise<Editor> => {
  const stop = new SharedArrayBuffer(4);
  const flag = new Int32Array(stop);
  const file = journalFile(dataset.dataFolder);
  let isDamaged = false;
  /** What is found to be damaged only when it is read or written. */
  const sayDamage = (error: unknown): never => {
    if (!isDamage(error)) throw error;
    isDamaged = true;
    throw damaged(file, error instanceof Error ? error.message : String(error));
  };
  const pattern = createPatternCell();
  const data: ThreadData = { journalFile: file, root: dataset.root, stop, pattern, boot };
  // Texts live no longer than their batch: room for one, so that they need not be sorted out half way.
  const resourceLimits = { maxYoungGenerationSizeMb: 24 };
  let watch: Watch | null = null;
  const { reread, rereads } = createRereads((files) => dataset.rescan(files));
  const startThread = (): Thread<EditMethods> => {
    const worker = startWorker('edit', { workerData: data, resourceLimits });
    return callWorker<EditMethods>(worker, (said) => {
      // What the worker sends.
      const notice = said as Notice;
      if (notice.type === 'recovering') onRecovery(notice.label, notice.done, notice.total);
      else if (notice.type === 'project') dataset.projectWritten(notice.written);
      else watch?.progress(notice.done, notice.total);
      if (notice.type === 'written') reread(notice.files);
    });
  };
  let thread = startThread();
  const call: Thread<EditMethods>['call'] = (method, argument) =>
    thread.call(method, argument).catch(sayDamage);

  let opened: OpenReport;
  try {
    opened = await thread.call('open', null);
  } catch (error) {
    await thread.end();
    throw storeError(error, file) ?? damaged(file, error instanceof Error ? error.message : String(error));
  }
  const journal: Journal = openJournal(file, 'read');
  const reader = guarded(journal, sayDamage);
  const disk = createFileWriter(dataset.root);

  // One at a time: the thread answers in order, and `watch` is that of the call that is running.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  };
  const watched = <T>(watcher: Watch, work: () => Promise<T>): Promise<T> =>
    inTurn(async () => {
      watch = watcher;
      try {
        return await work();
      } catch (error) {
        return asEngineError(error);
      } finally {
        watch = null;
      }
    });
  /** Writes, and waits until the index has read what was written. */
  const settled = async <T>(files: number, write: () => Promise<T>): Promise<T> => {
    const work = async (): Promise<T> => {
      const report = await write();
      await rereads();
      return report;
    };
    return files > manyFiles ? dataset.unfollowed(work) : work();
  };
  /** A pattern that does not come to an end takes the thread with it: nothing has been written, and a new one goes on. */
  const endingPlan = async (request: PlanRequest, ids: readonly number[]): Promise<ThreadPlan | null> => {
    const over = new AbortController();
    const plan = call('plan', request).finally(() => over.abort());
    const hanging = hangingPattern(pattern, over.signal).catch(() => null);
    const first = await Promise.race([plan.then(() => null), hanging]);
    if (first === null) return plan;
    plan.catch(() => undefined);
    await thread.end();
    new Int32Array(pattern).fill(0);
    thread = startThread();
    await call('open', null);
    const relPath = dataset.columns.relPath(ids[first] ?? 0);
    throw new EngineError(
      'bad-request',
      `The pattern takes too long on the captions of ${relPath}: write it without a repeat inside a repeat, as in (a+)+. Nothing was changed.`,
      { path: relPath },
    );
  };
  const known = (id: number): EditRow => {
    const edit = reader.edit(id);
    if (edit === undefined) throw new EngineError('not-found', 'That edit is no longer in the undo history.');
    return edit;
  };
  /** An edit that has been carried out: no plan, no undo, no redo. */
  const edited = (id: number): EditRow => {
    const edit = known(id);
    if (edit.kind === 'edit' && edit.state !== 'planned') return edit;
    throw new EngineError('bad-request', 'This entry is an undo or a redo: name the edit itself.');
  };
  const reportFor = (id: number): EditReport => reportOf(reader, known(id).id) ?? emptyReport('');

  reread(opened.touched);
  await rereads();

  return {
    opened,
    plan: (request, samples, watcher) =>
      watched(watcher, async () => {
        const ids: number[] = [];
        for (const piece of samples) {
          await call('samples', { ...piece, first: ids.length === 0 });
          ids.push(...piece.ids);
        }
        return endingPlan(request, ids);
      }),
    planFiles: (request) => inTurn(() => call('planFiles', request).catch(asEngineError)),
    planProject: (request) => inTurn(() => call('planProject', request).catch(asEngineError)),
    patch: (id, patch) => inTurn(() => call('patch', { id, patch }).catch(asEngineError)),
    discard: (id) => inTurn(() => call('discard', id).catch(asEngineError)),
    apply: (id, watcher) =>
      watched(watcher, async () => {
        const { label, files } = known(id);
        if (files === 0) {
          await call('discard', id);
          return emptyReport(label);
        }
        return settled(files, () => call('apply', id));
      }),
    undo: (target, watcher) =>
      watched(watcher, () => {
        const edit = target === null ? reader.nextUndo() : known(target);
        return settled(edit?.files ?? 0, () => call('undo', target));
      }),
    redo: (watcher) =>
      watched(watcher, () => settled(reader.nextRedo()?.files ?? 0, () => call('redo', null))),
    retry: (id, watcher) => watched(watcher, () => settled(edited(id).files, () => call('retry', id))),
    leave: (id) => inTurn(() => call('leave', edited(id).id).catch(asEngineError)),
    stop: (how) => Atomics.store(flag, 0, stopFlags[how]),
    changes: (id, from, count) => reader.changes(known(id).id, from, count).map(changeOf),
    planOf: (id) => {
      const { label, files } = known(id);
      return { label, files, excluded: reader.outcomes(id).get('excluded') ?? 0 };
    },
    report: reportFor,
    history: (from, count) => ({
      edits: reader
        .history(from, count)
        .map((edit) => historyEntryOf(reader, edit))
        .filter((entry) => entry !== null),
      total: reader.historyLength(),
    }),
    historyState: () => ({ undo: reader.nextUndo()?.label ?? null, redo: reader.nextRedo()?.label ?? null }),
    conflicts: (id) =>
      reader
        .unusual(known(id).id)
        .filter(({ outcome, kind }) => outcome === 'conflict' && kind !== 'project' && kind !== 'move')
        .map(({ n, relPath, sample, before, after }) => {
          const place = disk.look(relPath);
          const theirs = 'refused' in place ? null : place.content;
          return {
            n,
            relPath,
            sample: sample === 0 ? null : (sample as SampleId),
            before: textOf(before),
            ours: textOf(after),
            theirs: textOf(theirs),
          };
        }),
    resolved: (id, n) => inTurn(() => call('resolved', { id, n }).catch(asEngineError)),
    prune: (limit) => inTurn(() => call('prune', limit).catch(asEngineError)),
    close: async () => {
      await last;
      await rereads();
      journal.close();
      try {
        await thread.call('close', null);
      } finally {
        await thread.end();
      }
    },
    isDamaged: () => isDamaged,
  };
};
