/** Routes of exports. */
import type { Hono } from 'hono';
import type { Scope } from '../../../shared/api/sample.ts';
import { patternProblem } from '../../../shared/export/names.ts';
import type { OpenDataset, Workspace } from '../dataset.ts';
import { EngineError } from '../errors.ts';
import { leftOutByFindings } from '../export/byFindings.ts';
import type { Exporter } from '../export/exporter.ts';
import { aliveIds } from '../index/aliveIds.ts';
import type { Duplicates } from '../insight/duplicates/createDuplicates.ts';
import type { PerDataset } from '../insight/perDataset.ts';
import type { Pictures } from '../insight/pictures/createPictures.ts';
import { route } from './route.ts';

export interface ExportDeps {
  readonly workspace: Workspace;
  readonly exporter: Exporter;
  readonly pictures: Pictures;
  readonly duplicates: PerDataset<Duplicates>;
  /** Samples of a scope that still exist, in the order of the view. @throws EngineError `view-gone` */
  resolve(dataset: OpenDataset, scope: Scope): readonly number[];
}

export const exportRoutes = (app: Hono, deps: ExportDeps): void => {
  const { workspace, exporter } = deps;

  route(app, 'POST /api/exports/plan', async ({ body: { settings, scope, out } }) => {
    const wrong = patternProblem(settings.names.pattern);
    if (wrong !== null) throw new EngineError('bad-request', wrong);
    const dataset = workspace.current();
    const ids = scope === null ? aliveIds(dataset.columns) : deps.resolve(dataset, scope);
    // An image that was found to be truncated is left out: that is known without decoding it again.
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
