/** For every route that changes files: one after the other, progress as a job, pruning, and the word to the windows. */
import type { EditReport } from '../../../shared/api/edits.ts';
import type { Settings } from '../../../shared/api/settings.ts';
import type { OpenDataset, Workspace } from '../dataset.ts';
import type { Editor } from './editor.ts';
import type { Watch } from './editProgress.ts';
import type { Events } from '../work/events.ts';
import type { Jobs } from '../work/jobs.ts';
import { EngineError, otherOpening } from '../errors.ts';
import { createTurns } from '../work/turns.ts';

export interface EditRunDeps {
  readonly workspace: Workspace & { editor(): Promise<Editor> };
  readonly events: Events;
  readonly jobs: Jobs;
  readonly settings: { get(): Settings };
}

export interface EditRuns {
  /**
   * All that reads captions or settings in order to change them, and undo: each finds what the one that was asked for
   * before has left, however fast they come.
   * @throws EngineError `other-opening` when another dataset is open by then
   */
  inTurn<T>(work: (editor: Editor, dataset: OpenDataset) => Promise<T>): Promise<T>;
  /** Shows an edit's progress as a job, as soon as it says that it has any. */
  watched<T>(label: string, editor: Editor, work: (watch: Watch) => Promise<T>): Promise<T>;
  /** Carries a plan out. */
  apply(editor: Editor, id: number, label: string): Promise<EditReport>;
  /**
   * Undo, redo, trying again: with progress, and told to the windows.
   * @param nothing what is said when `run` finds nothing to do, with `nothing-to-undo`
   */
  follow(
    editor: Editor,
    label: string,
    nothing: string,
    run: (editor: Editor, watch: Watch) => Promise<EditReport | null>,
  ): Promise<EditReport>;
  /** After each edit: lets the oldest go where the journal is full, and tells the windows what undo would do. */
  tellHistory(editor: Editor): Promise<void>;
  /** Edits let go for the journal's size, since the dataset was opened. */
  pruned(editor: Editor): number;
}

export const createEditRuns = ({ workspace, events, jobs, settings }: EditRunDeps): EditRuns => {
  const prunedOf = new WeakMap<Editor, number>();

  const tellHistory = async (editor: Editor): Promise<void> => {
    const pruned = await editor.prune(settings.get().journalLimit);
    prunedOf.set(editor, (prunedOf.get(editor) ?? 0) + pruned);
    events.publish({ type: 'history', state: editor.historyState() });
  };

  const watched = async <T>(
    label: string,
    editor: Editor,
    work: (watch: Watch) => Promise<T>,
  ): Promise<T> => {
    const job = jobs.start({
      kind: 'edit',
      label,
      onCancel: (closing) => editor.stop(closing ? 'close' : 'take-back'),
    });
    try {
      const result = await work({ progress: (done, total) => job.progress(done, total) });
      job.done(null);
      return result;
    } catch (error) {
      job.fail(error instanceof Error ? error.message : String(error));
      throw error;
    }
  };

  const turns = createTurns();
  const inTurn: EditRuns['inTurn'] = async (work) => {
    const dataset = workspace.current();
    return turns.next(async () => {
      const editor = await workspace.editor();
      if (workspace.peek() === dataset) return work(editor, dataset);
      throw otherOpening();
    });
  };

  return {
    inTurn,
    watched,
    tellHistory,
    pruned: (editor) => prunedOf.get(editor) ?? 0,
    follow: async (editor, label, nothing, run) => {
      const report = await watched(label, editor, (watch) => run(editor, watch));
      if (report === null) throw new EngineError('nothing-to-undo', nothing);
      await tellHistory(editor);
      return report;
    },
    apply: async (editor, id, label) => {
      const report = await watched(label, editor, (watch) => editor.apply(id, watch));
      await tellHistory(editor);
      return report;
    },
  };
};
