/** The engine's web face: every route, joined with what it needs. */
import { Hono } from 'hono';
import { EngineError, toApiError } from './errors.ts';
import type { Images } from './images/images.ts';
import type { RecentDatasets } from './recent.ts';
import { datasetRoutes } from './routes/dataset.ts';
import { editRoutes } from './routes/edits.ts';
import { eventsRoutes } from './routes/events.ts';
import { foldersRoutes } from './routes/folders.ts';
import { imagesRoutes } from './routes/images.ts';
import { jobsRoutes } from './routes/jobs.ts';
import { samplesRoutes } from './routes/samples.ts';
import { settingsRoutes } from './routes/settings.ts';
import { statsRoutes } from './routes/stats.ts';
import { viewsRoutes } from './routes/views.ts';
import type { SettingsStore } from './settings.ts';
import type { Events } from './work/events.ts';
import type { Jobs } from './work/jobs.ts';
import { createViewer } from './view/viewer.ts';
import type { OpeningWorkspace } from './workspace.ts';

export interface AppDeps {
  readonly engineId: string;
  readonly dataDir: string;
  readonly workspace: OpeningWorkspace;
  readonly events: Events;
  readonly jobs: Jobs;
  readonly settings: SettingsStore;
  readonly recent: RecentDatasets;
  readonly images: Images;
  readonly log: (line: string) => void;
  /** Aborts when the engine closes. */
  readonly closing: AbortSignal;
}

export const createApp = (deps: AppDeps): Hono => {
  const { workspace, jobs, settings, images, log } = deps;
  const viewer = createViewer(workspace);
  const app = new Hono();
  datasetRoutes(app, deps);
  settingsRoutes(app, settings);
  jobsRoutes(app, jobs);
  eventsRoutes(app, deps);
  statsRoutes(app, workspace);
  foldersRoutes(app);
  viewsRoutes(app, viewer);
  samplesRoutes(app, viewer);
  imagesRoutes(app, images);
  editRoutes(app, {
    ...deps,
    resolve: viewer.resolve,
  });

  app.notFound((context) => {
    const { body, status } = toApiError(
      new EngineError('not-found', `There is nothing at ${context.req.method} ${context.req.path}.`),
    );
    return context.json(body, status);
  });
  app.onError((error, context) => {
    const { body, status } = toApiError(error);
    if (body.code === 'internal')
      log(`${context.req.method} ${context.req.path}: ${error.stack ?? error.message}`);
    return context.json(body, status);
  });
  return app;
};
