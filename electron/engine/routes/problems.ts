/** Routes of problems. */
import type { Hono } from 'hono';
import { sampleId } from '../../../shared/api/ids.ts';
import type { SampleRow } from '../../../shared/api/sample.ts';
import { messageOf, type Found } from '../../../shared/problems/found.ts';
import type { PerDataset } from '../insight/perDataset.ts';
import type { Pictures } from '../insight/pictures/createPictures.ts';
import type { Problems } from '../insight/problems/createProblems.ts';
import { route } from './route.ts';

export interface ProblemsDeps {
  readonly problems: PerDataset<Problems>;
  readonly pictures: Pictures;
  /** Samples as the sheet shows them, also those that are gone. */
  rows(ids: readonly number[]): SampleRow[];
}

export const problemsRoutes = (app: Hono, deps: ProblemsDeps): void => {
  const { pictures } = deps;
  const { current } = deps.problems;

  route(app, 'GET /api/problems', () => current().summary());
  route(app, 'POST /api/problems/look', async ({ body }) => {
    const problems = current();
    if (body.pictures) {
      const { total, measured } = pictures.state();
      if (measured < total) await pictures.upToDate();
      problems.picturesChanged();
    }
    await problems.upToDate();
    return problems.summary();
  });
  route(app, 'GET /api/problems/of/:kind', async ({ params, query }) => {
    const { found, total } = await current().page(params.kind, query.from, query.count);
    const ids = found.flatMap(({ one: { sample } }) => (sample === null ? [] : [sample]));
    const rows = new Map(deps.rows(ids).map((row) => [Number(row.id), row]));
    return {
      total,
      problems: found.map(({ one, fix }) =>
        Object.assign(said(one), {
          row: one.sample === null ? null : (rows.get(one.sample) ?? null),
          fix,
        }),
      ),
    };
  });
  route(app, 'GET /api/problems/all', async ({ query }) => {
    const { found, total } = await current().page(null, query.from, query.count);
    return { total, problems: found.map(({ one }) => said(one)) };
  });
  route(app, 'GET /api/problems/of/:kind/samples', ({ params, query }) => ({
    samples: current()
      .samples(params.kind, query.fix ?? null)
      .map((id) => sampleId.parse(id)),
  }));
};

const said = (found: Found) => ({
  kind: found.kind,
  sample: found.sample === null ? null : sampleId.parse(found.sample),
  relPath: found.relPath,
  message: messageOf(found),
  words: [...found.words],
});
