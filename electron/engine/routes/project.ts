/** What people decided about the dataset (`proofsheet.json`; the marks are in edits.ts), and how much was found. */
import type { Hono } from 'hono';
import type { Workspace } from '../dataset.ts';
import type { Editor } from '../edit/editor.ts';
import { entryAt } from '../project/patch.ts';
import { projectFile } from '../project/project.ts';
import type { EditRuns } from '../edit/editRuns.ts';
import { route } from './route.ts';

export interface ProjectDeps {
  readonly workspace: Workspace & { editor(): Promise<Editor> };
  readonly edits: EditRuns;
}

export const projectRoutes = (app: Hono, { workspace, edits }: ProjectDeps): void => {
  route(app, 'GET /api/project', () => workspace.current().project().settings);
  route(app, 'POST /api/project', ({ body: { label, entries } }) =>
    edits.inTurn(async (editor, dataset) => {
      const { document } = dataset.project();
      const after = entries.map(({ path, value }) => ({ path, value: value ?? null }));
      const before = after.map(({ path }) => ({ path, value: entryAt(document, path) }));
      const intention = { kind: 'set-project', entries: after };
      const planned = await editor.planProject({ label, intention, relPath: projectFile, before, after });
      return edits.apply(editor, planned.id, label);
    }),
  );
};
