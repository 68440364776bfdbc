/** Routes of mislabels. */
import type { Hono } from 'hono';
import type { SampleRow } from '../../../shared/api/sample.ts';
import type { EditRuns } from '../edit/editRuns.ts';
import type { Mislabels } from '../insight/mislabels/createMislabels.ts';
import { keepLabels } from '../insight/mislabels/keepLabels.ts';
import { mislabelsState, suspectsPage } from '../insight/mislabels/shown.ts';
import type { PerDataset } from '../insight/perDataset.ts';
import type { Vectors } from '../insight/vectors/createVectors.ts';
import { route } from './route.ts';

export interface MislabelsDeps {
  readonly mislabels: PerDataset<Mislabels>;
  readonly vectors: Vectors;
  readonly edits: EditRuns;
  /** Samples as the sheet shows them, also those that are gone. */
  rows(ids: readonly number[]): SampleRow[];
}

export const mislabelsRoutes = (app: Hono, deps: MislabelsDeps): void => {
  const { vectors, edits } = deps;
  const { current } = deps.mislabels;

  route(app, 'GET /api/mislabels', () => {
    const mislabels = current();
    mislabels.want();
    return mislabelsState(mislabels, vectors.state());
  });

  route(app, 'GET /api/mislabels/suspects', ({ query }) =>
    suspectsPage(current(), { ...query, kept: query.show === 'kept' }, (ids) => deps.rows(ids)),
  );

  route(app, 'POST /api/mislabels/find', async ({ body: { pictures } }) => {
    const mislabels = current();
    if (pictures) {
      vectors.start();
      await vectors.settled();
    }
    await mislabels.upToDate();
    return mislabelsState(mislabels, vectors.state());
  });

  route(app, 'POST /api/mislabels/pictures', () => ({ job: vectors.start() }));

  route(app, 'POST /api/mislabels/keep', ({ body: { samples, keep } }) =>
    edits.setEntries((dataset) => keepLabels(dataset, samples, keep)),
  );
};
