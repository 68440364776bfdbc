/** Routes of proposals: runs, what they brought, and what a person decides. */
import type { Hono } from 'hono';
import type { SampleRow, Scope } from '../../../shared/api/sample.ts';
import type { OpenDataset, Workspace } from '../dataset.ts';
import type { PerDataset } from '../insight/perDataset.ts';
import type { Proposals } from '../propose/createProposals.ts';
import { route } from './route.ts';

export interface ProposalDeps {
  readonly workspace: Workspace;
  readonly proposals: PerDataset<Proposals>;
  /** Samples of a scope, in the order of the view. @throws EngineError `view-gone` */
  resolve(dataset: OpenDataset, scope: Scope): readonly number[];
  rows(ids: readonly number[]): SampleRow[];
}

/** Images of the lab. */
const fewRows = 5;

export const proposalRoutes = (app: Hono, deps: ProposalDeps): void => {
  const { workspace } = deps;
  const { current } = deps.proposals;

  route(app, 'GET /api/proposals/runs', () => ({ runs: [...current().runs()] }));
  route(app, 'POST /api/proposals/runs', async ({ body: { scope, which, spec } }) => {
    // At once: a view lives no longer than the query that it answers.
    const ids = deps.resolve(workspace.current(), scope);
    const now = current();
    return now.run(await now.asking.start(ids, which, spec));
  });
  route(app, 'POST /api/proposals/runs/count', async ({ body: { scope, which, caption } }) => {
    const ids = deps.resolve(workspace.current(), scope);
    const wanted = await current().asking.wanted(ids, which, caption);
    return { asked: wanted.length, of: ids.length, first: deps.rows(wanted.slice(0, fewRows)) };
  });
  for (const name of ['pause', 'resume', 'cancel'] as const) {
    route(app, `POST /api/proposals/runs/:id/${name}`, async ({ params }) => {
      const now = current();
      await now.asking[name](params.id);
      return now.run(params.id);
    });
  }
  route(app, 'DELETE /api/proposals/runs/:id', async ({ params }) => {
    await current().asking.remove(params.id);
    return {};
  });
  route(app, 'PUT /api/proposals/runs/:id/selection', async ({ params, body }) => {
    const now = current();
    await now.selecting.select(params.id, body);
    return now.run(params.id);
  });
  route(app, 'POST /api/proposals/runs/:id/selection/preview', ({ params, body }) =>
    current().selecting.preview(params.id, body),
  );
  route(app, 'GET /api/proposals', async ({ query: { from, count, ...filter } }) => {
    const { proposals: found, total } = await current().list(filter, from, count, (ids) => deps.rows(ids));
    return { proposals: [...found], total };
  });
  route(app, 'GET /api/proposals/position', async ({ query: { id, ...filter } }) => ({
    position: await current().positionOf(filter, id),
  }));
  route(app, 'GET /api/proposals/counts', async ({ query }) => {
    const { states, marks, characters } = await current().counts(query.run ?? null);
    return { states, marks: [...marks], characters: [...characters] };
  });
  route(app, 'POST /api/proposals/accept', ({ body }) =>
    'id' in body ? current().deciding.accept({ ids: [body.id] }, body.text) : current().deciding.accept(body),
  );
  route(app, 'POST /api/proposals/accept/count', async ({ body: { filter, except } }) => ({
    captions: await current().deciding.count(filter, except),
  }));
  route(app, 'POST /api/proposals/reject', async ({ body }) => ({
    rejected: await current().deciding.reject(body),
  }));
  route(app, 'POST /api/proposals/restore', async ({ body }) => {
    await current().deciding.restore(body.ids);
    return {};
  });
  route(app, 'POST /api/proposals/again', async ({ body }) => {
    const now = current();
    return now.run(await now.asking.again(body.ids, body.spec ?? null));
  });
};
