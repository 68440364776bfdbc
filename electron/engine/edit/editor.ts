/**
 * Editing, as the engine's main thread sees it: hands plans to the edit thread, lets the index read again what was
 * written. History and previews are read past the thread, through a connection of their own.
 */
import type { EditReport, PlanPatch } from '../../../shared/api/edits.ts';
import { emptyReport } from '../../../shared/edit/emptyReport.ts';
import type { OpenDataset } from '../dataset.ts';
import { EngineError } from '../errors.ts';
import { isDamage } from '../index/damage.ts';
import type { Boot } from '../work/boot.ts';
import { type EditHistory, readEdits } from './editHistory.ts';
import { type Watch, createEditProgress } from './editProgress.ts';
import { damagedJournal, startEditThread, type StopHow } from './editThread.ts';
import { createFileWriter } from './fileWrite.ts';
import { guarded, openJournal } from './journal.ts';
import { journalFile } from './journalFile.ts';
import type { FilesRequest, OpenReport, PlanRequest, ProjectRequest, ThreadPlan } from './protocol.ts';

export interface Editor extends EditHistory {
  /** What recovery did when the dataset was opened. */
  readonly opened: OpenReport;
  /**
   * @param signal stops it
   * @returns null when planning was stopped
   */
  plan(request: PlanRequest, watch: Watch, signal?: AbortSignal): Promise<ThreadPlan | null>;
  planFiles(request: FilesRequest): Promise<ThreadPlan>;
  planProject(request: ProjectRequest): Promise<ThreadPlan>;
  patch(id: number, patch: PlanPatch): Promise<void>;
  discard(id: number): Promise<void>;
  /** Writes a plan; resolves when files, journal and index agree. A plan without changes leaves no trace. */
  apply(id: number, watch: Watch): Promise<EditReport>;
  undo(target: number | null, watch: Watch): Promise<EditReport | null>;
  redo(watch: Watch): Promise<EditReport | null>;
  /** Tries the files of an edit again that could not be written, or were not reached, when it was last run. */
  retry(id: number, watch: Watch): Promise<EditReport | null>;
  /** Leaves those files as they are. */
  leave(id: number): Promise<void>;
  /** Stops what is running. */
  stop(how: StopHow): void;
  resolved(id: number, n: number): Promise<void>;
  prune(limit: number): Promise<number>;
  /** Whether the journal has turned out to be damaged since it was opened. */
  isDamaged(): boolean;
  close(): Promise<void>;
}

const hangingError = (relPath: string): EngineError =>
  new EngineError(
    'bad-request',
    `The pattern takes too long on the captions of ${relPath}: write it without a repeat inside a repeat, as in (a+)+. Nothing was changed.`,
    { path: relPath },
  );

/**
 * Opens the journal of a dataset, and with it finishes what a crash interrupted.
 * @param onRecovery is told how far that is
 * @throws EngineError `journal-damaged` when the journal cannot be read; nothing is written then
 */
export const openEditor = async (
  dataset: OpenDataset,
  boot: Boot,
  onRecovery: (label: string, done: number, total: number) => void = () => undefined,
): Promise<Editor> => {
  const { root } = dataset;
  const file = journalFile(dataset.dataFolder);
  let isDamaged = false;
  /** Damage may show only when that part of the journal is read or written. */
  const onError = (error: unknown): never => {
    if (!isDamage(error)) throw error;
    isDamaged = true;
    throw damagedJournal(file, error);
  };
  const progress = createEditProgress(dataset, onRecovery);
  const { turns, watched, settled, unread, reread, rereads, onNotice } = progress;
  const thread = await startEditThread({ root, journalFile: file, boot, unread, onNotice, onError });
  const { opened, call } = thread;
  const journal = openJournal(file, 'read');
  const guardedJournal = guarded(journal, onError);
  const { known, edited, ...history } = readEdits(guardedJournal, createFileWriter(root));

  reread(opened.touched);
  await rereads();

  return {
    ...history,
    opened,
    plan: (request, watcher, signal) =>
      watched(watcher, async () => {
        if (signal?.aborted === true) return null;
        const end = (): void => thread.stop('take-back');
        signal?.addEventListener('abort', end);
        const plan = await thread.plan(request).finally(() => signal?.removeEventListener('abort', end));
        if (plan === null || !('hangsAt' in plan)) return plan;
        throw hangingError(dataset.columns.relPath(request.samples.ids[plan.hangsAt] ?? 0));
      }),
    planFiles: (request) => turns.next(() => call('planFiles', request)),
    planProject: (request) => turns.next(() => call('planProject', request)),
    patch: (id, patch) => turns.next(() => call('patch', { id, patch })),
    discard: (id) => turns.next(() => call('discard', id)),
    apply: (id, watcher) =>
      watched(watcher, async () => {
        const { label, files } = known(id);
        if (files > 0) return settled(files, () => call('apply', id));
        await call('discard', id);
        return emptyReport(label);
      }),
    undo: (target, watcher) =>
      watched(watcher, () => {
        const edit = target === null ? guardedJournal.nextUndo() : known(target);
        return settled(edit?.files ?? 0, () => call('undo', target));
      }),
    redo: (watcher) =>
      watched(watcher, () => settled(guardedJournal.nextRedo()?.files ?? 0, () => call('redo', null))),
    retry: (id, watcher) => watched(watcher, () => settled(edited(id).files, () => call('retry', id))),
    leave: (id) => turns.next(() => call('leave', edited(id).id)),
    stop: (how) => thread.stop(how),
    resolved: (id, n) => turns.next(() => call('resolved', { id, n })),
    prune: (limit) => turns.next(() => call('prune', limit)),
    close: async () => {
      await turns.idle();
      await rereads();
      journal.close();
      await thread.close();
    },
    isDamaged: () => isDamaged,
  };
};
