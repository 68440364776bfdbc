/** Routes of mislabels. */
import type { Hono } from 'hono';
import { keepLabels } from '../insight/mislabels/keepLabels.ts';
import { mislabelsState, suspectsPage } from '../insight/mislabels/shown.ts';
import type { FeatureDeps } from './feature.ts';
import { route } from './route.ts';

type MislabelsDeps = Pick<FeatureDeps, 'mislabels' | 'vectors' | 'edits' | 'rows'>;

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
