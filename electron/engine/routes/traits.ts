/** Routes of characters' traits and of coverage. */
import type { Hono } from 'hono';
import type { OpenDataset } from '../dataset.ts';
import { EngineError } from '../errors.ts';
import { characterTraits } from '../insight/traits/characterTraits.ts';
import { createCoverageSources, type CoverageSources } from '../insight/traits/coverageSources.ts';
import { coverageTable } from '../insight/traits/coverageTable.ts';
import { droppedTraits } from '../insight/traits/droppedTraits.ts';
import type { Viewer } from '../view/viewer.ts';
import { route } from './route.ts';

/** The samples of a view. @throws EngineError `busy` while its query cannot be answered yet */
const samplesOf = (viewer: Viewer, id: string): Int32Array => {
  const { ids, unknown } = viewer.views().get(id);
  const [first] = unknown;
  if (first === undefined) return ids;
  throw new EngineError(
    'busy',
    `The ${first} are still being searched for. Try again when the search has ended.`,
  );
};

export const traitRoutes = (app: Hono, { viewer }: { readonly viewer: Viewer }): void => {
  let held: { readonly dataset: OpenDataset; readonly sources: CoverageSources } | null = null;

  route(app, 'GET /api/roster/traits', ({ query }) => characterTraits(viewer.dataset(), query.character));
  route(app, 'GET /api/roster/traits/dropped', ({ query }) =>
    droppedTraits(viewer.dataset(), query.character),
  );
  route(app, 'POST /api/coverage', ({ body: { unit = 'images', without = null, cap = null } }) => {
    const dataset = viewer.dataset();
    if (held?.dataset !== dataset) held = { dataset, sources: createCoverageSources(dataset) };
    const left = without === null ? new Int32Array(0) : samplesOf(viewer, without);
    return coverageTable(dataset, held.sources, { unit, without: left, cap });
  });
};
