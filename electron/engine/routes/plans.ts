/** Plans: made, looked at, changed, carried out or discarded; and edits that need no look. */
import type { Hono } from 'hono';
import type { Scope } from '../../../shared/api/sample.ts';
import type { OpenDataset, Workspace } from '../dataset.ts';
import { savedBy, type Drafts } from '../drafts/drafts.ts';
import type { Editor } from '../edit/editor.ts';
import type { EditRuns } from '../edit/editRuns.ts';
import type { Plans } from '../edit/plans.ts';
import { createPreviews } from '../edit/previews.ts';
import { captionFilesOf, matchRows } from '../import/match.ts';
import { readCaptionTable } from '../import/rows.ts';
import { createCaptionPaths } from '../index/captionPaths.ts';
import { route } from './route.ts';

export interface PlanDeps {
  readonly workspace: Workspace & { editor(): Promise<Editor> };
  readonly edits: EditRuns;
  readonly plans: Plans;
  readonly drafts: Drafts;
  /** Samples of a scope, in the order of the view. @throws EngineError `view-gone` */
  resolve(dataset: OpenDataset, scope: Scope): readonly number[];
}

export const planRoutes = (app: Hono, deps: PlanDeps): void => {
  const { workspace, edits, plans, drafts } = deps;
  const previews = createPreviews(plans);
  route(app, 'POST /api/plans', ({ body: { scope, edit, preview } }) => {
    // At once: a view lives no longer than the query that it answers.
    const ids = deps.resolve(workspace.current(), scope);
    const make = (editor: Editor, dataset: OpenDataset, signal?: AbortSignal) =>
      plans.make(editor, dataset, edit, ids, signal);
    if (preview === undefined) return edits.inTurn(make);
    const turn = previews.begin(workspace.current(), preview);
    return edits.inTurn((editor, dataset) => turn(editor, (signal) => make(editor, dataset, signal)));
  });
  route(app, 'POST /api/plans/import', ({ body: { name, text } }) =>
    edits.inTurn(async (editor, dataset) => {
      const table = await readCaptionTable(text);
      const { matched, failures } = matchRows(dataset.columns, table.rows);
      const asked = captionFilesOf(matched, createCaptionPaths(dataset.columns, dataset.suffixes));
      const request = {
        label: `Import captions from ${name}`,
        intention: { kind: 'import', name },
        files: asked.files.map((file) => ({ ...file, reword: true })),
      };
      const nothing = 'The captions match the table already.';
      return {
        plan: await plans.makeOfFiles(editor, request, matched.length, nothing),
        rows: table.rows.length + table.failures.length,
        failures: [...table.failures, ...failures, ...asked.failures],
        notes: [...table.notes],
      };
    }),
  );
  route(app, 'GET /api/plans/:id', async ({ params }) => plans.summary(await workspace.editor(), params.id));
  route(app, 'PATCH /api/plans/:id', async ({ params, body }) => {
    const editor = await workspace.editor();
    plans.summary(editor, params.id);
    await editor.patch(params.id, body);
    return plans.summary(editor, params.id);
  });
  route(app, 'DELETE /api/plans/:id', async ({ params }) => {
    await plans.discard(await workspace.editor(), params.id);
    return {};
  });
  route(app, 'POST /api/plans/:id/apply', ({ params }) =>
    edits.inTurn((editor) => plans.apply(editor, params.id)),
  );
  route(app, 'POST /api/edits', ({ body: { scope, edit } }) => {
    const ids = deps.resolve(workspace.current(), scope);
    return edits.inTurn(async (editor, dataset) => {
      const report = await plans.makeAndApply(editor, dataset, edit, ids);
      const isSaved = report.conflicts.length + report.failures.length === 0 && report.state === 'done';
      const [sample, ...others] = ids;
      if (isSaved && sample !== undefined && others.length === 0)
        drafts.dropFields(dataset.id, dataset.columns.relPath(sample), savedBy(edit));
      return report;
    });
  });
};
