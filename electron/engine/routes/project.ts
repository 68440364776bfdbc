/** What people decided about the dataset (`proofsheet.json`; the marks are in edits.ts), and how much was found. */
import type { Hono } from 'hono';
import type { Workspace } from '../dataset.ts';
import type { Editor } from '../edit/editor.ts';
import type { EditRuns } from '../edit/editRuns.ts';
import { route } from './route.ts';

export interface ProjectDeps {
  readonly workspace: Workspace & { editor(): Promise<Editor> };
  readonly edits: EditRuns;
}

export const projectRoutes = (app: Hono, { workspace, edits }: ProjectDeps): void => {
  route(app, 'GET /api/project', () => workspace.current().project().settings);
  route(app, 'POST /api/project', ({ body: { label, entries } }) =>
    edits.setEntries(() => {
      const after = entries.map(({ path, value }) => ({ path, value: value ?? null }));
      return { label, intention: { kind: 'set-project', entries: after }, after };
    }),
  );
};
