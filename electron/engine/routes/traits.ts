/** Routes of characters' traits. */
import type { Hono } from 'hono';
import type { Workspace } from '../dataset.ts';
import { characterTraits } from '../insight/traits/characterTraits.ts';
import { droppedTraits } from '../insight/traits/droppedTraits.ts';
import { route } from './route.ts';

export const traitRoutes = (app: Hono, { workspace }: { readonly workspace: Workspace }): void => {
  route(app, 'GET /api/roster/traits', ({ query }) => characterTraits(workspace.current(), query.character));
  route(app, 'GET /api/roster/traits/dropped', ({ query }) =>
    droppedTraits(workspace.current(), query.character),
  );
};
