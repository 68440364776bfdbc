/** Routes of doubted tags. */
import type { Hono } from 'hono';
import type { SampleRow } from '../../../shared/api/sample.ts';
import type { PerDataset } from '../insight/perDataset.ts';
import type { TagHealth } from '../insight/tagHealth/createTagHealth.ts';
import { doubtsOf, tagHealthState } from '../insight/tagHealth/shown.ts';
import type { Vectors } from '../insight/vectors/createVectors.ts';
import { route } from './route.ts';

export interface TagHealthDeps {
  readonly tagHealth: PerDataset<TagHealth>;
  readonly vectors: Vectors;
  /** Samples as the sheet shows them, also those that are gone. */
  rows(ids: readonly number[]): SampleRow[];
}

export const tagHealthRoutes = (app: Hono, deps: TagHealthDeps): void => {
  const { tagHealth, vectors } = deps;
  const { current } = tagHealth;

  route(app, 'GET /api/tags/health', () => {
    const health = current();
    health.want();
    return tagHealthState(health, vectors.state());
  });

  route(app, 'POST /api/tags/health/find', async ({ body: { pictures } }) => {
    const health = current();
    if (pictures) {
      vectors.start();
      await vectors.settled();
    }
    await health.upToDate();
    return tagHealthState(health, vectors.state());
  });

  route(app, 'GET /api/tags/doubts', ({ query: { key } }) =>
    doubtsOf(current(), key, (ids) => deps.rows(ids)),
  );
};
