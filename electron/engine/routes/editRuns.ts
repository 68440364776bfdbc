/** Carrying plans out, for every route that changes files: progress as a job, pruning, and the word to the windows. */
import type { EditReport } from '../../../shared/api/edits.ts';
import type { Settings } from '../../../shared/api/settings.ts';
import type { Editor, Watch } from '../edit/editor.ts';
import type { Events } from '../work/events.ts';
import type { Jobs } from '../work/jobs.ts';

export interface EditRunDeps {
  readonly events: Events;
  readonly jobs: Jobs;
  readonly settings: { get(): Settings };
}

export interface EditRuns {
  /** Shows an edit's progress as a job, as soon as it says that it has any. */
  watched<T>(label: string, editor: Editor, work: (watch: Watch) => Promise<T>): Promise<T>;
  /** Carries a plan out. */
  apply(editor: Editor, id: number, label: string): Promise<EditReport>;
  /** After each edit: lets the oldest go where the journal is full, and tells the windows what undo would do. */
  tellHistory(editor: Editor): Promise<void>;
  /** Edits let go for the journal's size, since the dataset was opened. */
  pruned(editor: Editor): number;
}

export const createEditRuns = ({ events, jobs, settings }: EditRunDeps): EditRuns => {
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
    const job = jobs.start({ kind: 'edit', label, onCancel: () => editor.stop('take-back') });
    try {
      const result = await work({ progress: (done, total) => job.progress(done, total) });
      job.done(null);
      return result;
    } catch (error) {
      job.fail(error instanceof Error ? error.message : String(error));
      throw error;
    }
  };

  return {
    watched,
    tellHistory,
    pruned: (editor) => prunedOf.get(editor) ?? 0,
    apply: async (editor, id, label) => {
      const report = await watched(label, editor, (watch) => editor.apply(id, watch));
      await tellHistory(editor);
      return report;
    },
  };
};
