/** Edits that were carried out: history, undo and redo, conflicts, and the journal that keeps them. */
import type { Hono } from 'hono';
import type { EditReport } from '../../../shared/api/edits.ts';
import type { Workspace } from '../dataset.ts';
import type { Editor } from '../edit/editor.ts';
import type { Watch } from '../edit/editProgress.ts';
import type { EditRuns } from '../edit/editRuns.ts';
import { recentEdits } from '../edit/recentEdits.ts';
import { openingNotices } from '../edit/notices.ts';
import { unfinishedExports } from '../export/unfinished.ts';
import type { Plans } from '../edit/plans.ts';
import { route } from './route.ts';

/** Edits that are looked through for those to be made again: the newest. */
const looked = 300;

export interface EditDeps {
  readonly workspace: Workspace & { editor(): Promise<Editor>; renewJournal(): Promise<string> };
  readonly edits: EditRuns;
  readonly plans: Plans;
}

export const editRoutes = (app: Hono, { workspace, edits, plans }: EditDeps): void => {
  const follow = (
    label: string,
    nothing: string,
    run: (editor: Editor, watch: Watch) => Promise<EditReport | null>,
  ): Promise<EditReport> => edits.inTurn((editor) => edits.follow(editor, label, nothing, run));

  route(app, 'POST /api/undo', ({ body }) =>
    follow('Undo', 'There is nothing to undo.', (editor, watch) => editor.undo(body.edit ?? null, watch)),
  );
  route(app, 'POST /api/redo', () =>
    follow('Redo', 'There is nothing to redo.', (editor, watch) => editor.redo(watch)),
  );
  route(app, 'POST /api/edits/:id/retry', ({ params }) =>
    follow('Try again', 'There is nothing to try again.', (editor, watch) => editor.retry(params.id, watch)),
  );
  route(app, 'POST /api/edits/:id/leave', ({ params }) =>
    edits.inTurn(async (editor) => {
      await editor.leave(params.id);
      await edits.tellHistory(editor);
      return {};
    }),
  );
  route(app, 'POST /api/edits/stop', async ({ body }) => {
    (await workspace.editor()).stop(body.how);
    return {};
  });
  route(app, 'GET /api/edits', async ({ query }) => {
    const editor = await workspace.editor();
    const { edits: rows, total } = editor.history(query.from, query.count);
    return {
      edits: [...rows],
      total,
      state: editor.historyState(),
      notices: [...openingNotices(editor), ...unfinishedExports(workspace.current().dataFolder).notices()],
      pruned: edits.pruned(editor),
    };
  });
  route(app, 'GET /api/edits/recent', async () => ({
    edits: [...recentEdits((await workspace.editor()).intentions(looked))],
  }));
  route(app, 'GET /api/edits/:id/report', async ({ params }) => (await workspace.editor()).report(params.id));
  route(app, 'GET /api/edits/:id/changes', async ({ params, query }) => ({
    changes: [...(await workspace.editor()).changes(params.id, query.from, query.count)],
  }));
  route(app, 'GET /api/edits/:id/conflicts', async ({ params }) => ({
    conflicts: [...(await workspace.editor()).conflicts(params.id)],
  }));
  route(app, 'POST /api/edits/:id/conflicts', ({ params, body }) =>
    edits.inTurn((editor) => plans.settle(editor, params.id, body)),
  );
  route(app, 'GET /api/marks', () => workspace.current().marks.counts());
  route(app, 'POST /api/journal/renew', async () => ({ kept: await workspace.renewJournal() }));
};
