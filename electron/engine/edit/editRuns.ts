/** For every route that changes files: one after the other, with progress as a job, pruning, and windows told. */
import type { EditReport } from '../../../shared/api/edits.ts';
import type { Settings } from '../../../shared/api/settings.ts';
import type { OpenDataset, Workspace } from '../dataset.ts';
import { type ProjectEdit, entryAt } from '../project/patch.ts';
import { projectFile } from '../project/project.ts';
import type { Editor } from './editor.ts';
import type { Watch } from './editProgress.ts';
import type { Events } from '../work/events.ts';
import type { Jobs } from '../work/jobs.ts';
import { EngineError, otherOpening } from '../errors.ts';
import { createTurns } from '../work/turns.ts';
import type { FilesRequest } from './protocol.ts';

export interface EditRunDeps {
  readonly workspace: Workspace & { editor(): Promise<Editor> };
  readonly events: Events;
  readonly jobs: Jobs;
  readonly settings: { get(): Settings };
}

export interface EditRuns {
  /**
   * For all that reads captions or settings in order to change them, and undo: each begins when the one that was asked
   * for before has ended, however fast they come.
   * @throws EngineError `other-opening` when another dataset is open by then
   */
  inTurn<T>(work: (editor: Editor, dataset: OpenDataset) => Promise<T>): Promise<T>;
  /** Shows an edit's progress as a job. */
  watched<T>(label: string, editor: Editor, work: (watch: Watch) => Promise<T>): Promise<T>;
  /** Writes a plan. */
  apply(editor: Editor, id: number, label: string): Promise<EditReport>;
  /** Sets entries of `proofsheet.json`, in turn, as one edit. */
  setEntries(decide: (dataset: OpenDataset) => ProjectEdit): Promise<EditReport>;
  /** Plans whole files and writes them; what was in the way already when it was planned is told like a conflict. */
  writeFiles(editor: Editor, request: FilesRequest): Promise<EditReport>;
  /**
   * Undo, redo, trying again: with progress, and told to the windows.
   * @param nothing message of the `nothing-to-undo` error when there is nothing to do
   */
  follow(
    editor: Editor,
    label: string,
    nothing: string,
    run: (editor: Editor, watch: Watch) => Promise<EditReport | null>,
  ): Promise<EditReport>;
  /** To be called after each edit: prunes the journal, and tells the windows what undo would do. */
  tellHistory(editor: Editor): Promise<void>;
  /** Edits pruned for the journal's size, since the dataset was opened. */
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

  const apply: EditRuns['apply'] = async (editor, id, label) => {
    const report = await watched(label, editor, (watch) => editor.apply(id, watch));
    await tellHistory(editor);
    return report;
  };

  return {
    inTurn,
    apply,
    setEntries: (decide) =>
      inTurn(async (editor, dataset) => {
        const { label, intention, after } = decide(dataset);
        const { document } = dataset.project();
        const before = after.map(({ path }) => ({ path, value: entryAt(document, path) }));
        const { id } = await editor.planProject({ label, intention, relPath: projectFile, before, after });
        return apply(editor, id, label);
      }),
    writeFiles: async (editor, request) => {
      const { id, blocked } = await editor.planFiles(request);
      const report = await apply(editor, id, request.label);
      const early = blocked.map(({ relPath, reason }) => ({ n: null, relPath, reason }));
      return { ...report, conflicts: [...early, ...report.conflicts] };
    },
    watched,
    tellHistory,
    pruned: (editor) => prunedOf.get(editor) ?? 0,
    follow: async (editor, label, nothing, run) => {
      const report = await watched(label, editor, (watch) => run(editor, watch));
      if (report === null) throw new EngineError('nothing-to-undo', nothing);
      await tellHistory(editor);
      return report;
    },
  };
};
