/** Routes of exports. */
import type { Hono } from 'hono';
import { patternProblem } from '../../../shared/export/names.ts';
import { EngineError } from '../errors.ts';
import { leftOutByFindings } from '../export/byFindings.ts';
import { everySample } from '../export/request.ts';
import type { FeatureDeps } from './feature.ts';
import { route } from './route.ts';

export const exportRoutes = (app: Hono, deps: FeatureDeps): void => {
  const { workspace, exporter } = deps;

  route(app, 'POST /api/exports/plan', async ({ body: { settings, scope, out } }) => {
    const wrong = patternProblem(settings.names.pattern);
    if (wrong !== null) throw new EngineError('bad-request', wrong);
    const dataset = workspace.current();
    const ids = scope === null ? everySample(dataset) : deps.resolve(dataset, scope);
    // An image that was found to be cut off does not go along: that is known without looking again.
    await deps.pictures.recalled();
    const { measured, total } = deps.pictures.state();
    const groups = settings.what.duplicates === 'one' ? deps.duplicates.current().groups() : null;
    const leftOut = leftOutByFindings(dataset, ids, settings.what, { groups, measured: measured === total });
    return exporter.plan(dataset, { settings, ids, leftOut, decoded: deps.pictures, out });
  });
  route(app, 'GET /api/exports/:id', ({ params }) => exporter.summary(params.id));
  route(app, 'GET /api/exports/:id/entries', ({ params, query: { from, count, changed } }) =>
    exporter.read(params.id).call('entries', { from, count, changed: changed === 'true' }),
  );
  route(app, 'GET /api/exports/:id/skipped', ({ params, query }) =>
    exporter.read(params.id).call('skipped', query),
  );
  route(app, 'GET /api/exports/:id/clashes', ({ params, query }) =>
    exporter.read(params.id).call('clashes', query),
  );
  route(app, 'POST /api/exports/:id/run', ({ params }) => ({ job: exporter.run(params.id) }));
  route(app, 'GET /api/exports/:id/result', ({ params }) => ({ result: exporter.result(params.id) }));
  route(app, 'DELETE /api/exports/:id', async ({ params }) => {
    await exporter.discard(params.id);
    return {};
  });
};
