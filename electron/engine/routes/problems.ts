/** Routes of problems, and when they are looked for: after opening, after changes, whoever has the dataset open. */
import type { Hono } from 'hono';
import { sampleId } from '../../../shared/api/ids.ts';
import { messageOf, type Found } from '../../../shared/problems/found.ts';
import { createProblems, type Problems } from '../insight/problems.ts';
import type { FeatureDeps } from './feature.ts';
import { route } from './route.ts';

export const problemsRoutes = (app: Hono, deps: FeatureDeps): void => {
  const { workspace, events, pictures, jobs, vocabulary, log, closing } = deps;
  const isListed = (key: string): boolean => vocabulary.list()?.category(key) !== undefined;
  let opened: Problems | null = null;

  const release = (): void => {
    const closingNow = opened;
    opened = null;
    closingNow?.close().catch((error: unknown) => log(`Problems were not closed: ${String(error)}`));
  };
  const current = (): Problems => {
    const dataset = workspace.current();
    if (opened?.dataset === dataset) return opened;
    release();
    opened = createProblems({ dataset, pictures, jobs, isListed, log });
    return opened;
  };

  const unsubscribe = events.subscribe((event) => {
    if (event.type !== 'dataset' && event.type !== 'samples' && event.type !== 'project') return;
    const dataset = workspace.peek();
    if (dataset === null) return release();
    if (dataset.info().phase !== 'ready') return;
    // Numbers of a dataset are told with its samples; the first time they say that it has been read.
    if (event.type !== 'dataset' || opened?.dataset !== dataset) current().changed();
  });
  const unlisten = pictures.onChange((dataset) => {
    if (opened?.dataset === dataset) opened.picturesChanged();
  });
  closing.addEventListener('abort', () => {
    unsubscribe();
    unlisten();
    release();
  });

  route(app, 'GET /api/problems', () => current().summary());
  route(app, 'POST /api/problems/look', async ({ body }) => {
    const problems = current();
    if (body.pictures) {
      await measured();
      problems.picturesChanged();
    }
    await problems.upToDate();
    return problems.summary();
  });
  /** Resolves when every picture has been looked at, or somebody has stopped that. */
  const measured = async (): Promise<void> => {
    const { total, measured: done } = pictures.state();
    if (done === total) return;
    const job = pictures.measure();
    await new Promise<void>((resolve) => {
      const stop = events.subscribe((event) => {
        if (event.type === 'dataset' && event.dataset === null) end();
        if (event.type === 'job' && event.job.id === job.id && event.job.state !== 'running') end();
      });
      const end = (): void => {
        stop();
        resolve();
      };
    });
  };
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
