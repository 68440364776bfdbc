/** Routes of images that are set aside by hand, and of those that come back. */
import type { Hono } from 'hono';
import type { Scope } from '../../../shared/api/sample.ts';
import type { OpenDataset, Workspace } from '../dataset.ts';
import { createAsideList } from '../edit/asideList.ts';
import type { EditRuns } from '../edit/editRuns.ts';
import { asideFolder } from '../edit/moveFile.ts';
import { bringBack, setAside } from '../edit/setAside.ts';
import { trashFor } from '../edit/trash.ts';
import type { Images } from '../images/images.ts';
import { imageHeaders, parseImageRequest } from './images.ts';
import { route } from './route.ts';

export interface AsideDeps {
  readonly workspace: Workspace;
  readonly edits: EditRuns;
  readonly images: Images;
  /** Where the desktop keeps the user's data, and with it the trash; null where that cannot be undone. */
  readonly dataHome: string | null;
  /** @throws EngineError `view-gone` */
  resolve(dataset: OpenDataset, scope: Scope): readonly number[];
}

export const asideRoutes = (app: Hono, deps: AsideDeps): void => {
  const { workspace, edits, images, dataHome } = deps;
  const list = createAsideList();

  route(app, 'GET /api/aside', async ({ query: { from, count } }) => {
    const dataset = workspace.current();
    const all = await list.images(dataset);
    return { folder: asideFolder(dataset.root), total: all.length, images: all.slice(from, from + count) };
  });

  route(app, 'POST /api/aside', ({ body: { scope, to } }) => {
    // At once: a view lives no longer than the query that it answers.
    const ids = deps.resolve(workspace.current(), scope);
    return edits.inTurn((editor, dataset) =>
      edits.writeFiles(editor, setAside(dataset, ids, to, trashFor(dataset.root, dataHome))),
    );
  });

  route(app, 'POST /api/aside/back', ({ body }) =>
    edits.inTurn(async (editor, dataset) => {
      const all = await list.images(dataset);
      const wanted = 'all' in body ? all : all.filter(({ id }) => body.ids.includes(id));
      return edits.writeFiles(editor, bringBack(wanted));
    }),
  );

  app.get('/api/aside/:id/thumb', async (context) => {
    const { id, size } = parseImageRequest(context);
    const dataset = workspace.current();
    const { signal } = context.req.raw;
    const { webp } = await images.asideThumb(
      asideFolder(dataset.root),
      list.relPath(dataset, id),
      size,
      signal,
    );
    return context.body(new Uint8Array(webp), 200, imageHeaders('image/webp', false));
  });
};
