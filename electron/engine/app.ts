/** The engine's web face: every route, joined with what it needs. */
import { Hono } from 'hono';
import { EngineError, toApiError } from './errors.ts';
import { isDamage } from './index/damage.ts';
import type { Images } from './images/images.ts';
import { createTrainer } from './insight/trainer/createTrainer.ts';
import type { RecentDatasets } from './recent.ts';
import { createDuplicates } from './insight/duplicates/createDuplicates.ts';
import type { Pictures } from './insight/pictures/createPictures.ts';
import type { Vectors } from './insight/vectors/createVectors.ts';
import { datasetRoutes } from './routes/dataset.ts';
import { createDrafts } from './drafts/drafts.ts';
import { draftRoutes } from './routes/drafts.ts';
import { duplicatesRoutes } from './routes/duplicates.ts';
import { createEditRuns } from './edit/editRuns.ts';
import { createPlans } from './edit/plans.ts';
import { planRoutes } from './routes/plans.ts';
import { editRoutes } from './routes/edits.ts';
import { eventsRoutes } from './routes/events.ts';
import { exportRoutes } from './routes/export.ts';
import type { FeatureDeps } from './routes/feature.ts';
import { foldersRoutes } from './routes/folders.ts';
import { imagesRoutes } from './routes/images.ts';
import { jobsRoutes } from './routes/jobs.ts';
import { logRoutes } from './routes/log.ts';
import { mislabelsRoutes } from './routes/mislabels.ts';
import { knowOpening } from './routes/opening.ts';
import { problemsRoutes } from './routes/problems.ts';
import { projectRoutes } from './routes/project.ts';
import { rosterRoutes } from './routes/roster.ts';
import { samplesRoutes } from './routes/samples.ts';
import { sampleRoutes } from './routes/sample.ts';
import { settingsRoutes } from './routes/settings.ts';
import { statsRoutes } from './routes/stats.ts';
import { trainerRoutes } from './routes/trainer.ts';
import { viewsRoutes } from './routes/views.ts';
import type { SettingsStore } from './settings.ts';
import type { Events } from './work/events.ts';
import type { LockPlace } from './work/lockFolders.ts';
import type { Jobs } from './work/jobs.ts';
import { storeError } from './work/dataFolder.ts';
import { createMislabels } from './insight/mislabels/createMislabels.ts';
import { unknownFindings } from './insight/lookFor.ts';
import { perDataset } from './insight/perDataset.ts';
import { createProblems } from './insight/problems/createProblems.ts';
import { findingsRoutes } from './routes/findings.ts';
import { createViewer } from './view/viewer.ts';
import type { Vocabulary } from './vocabulary/vocabulary.ts';
import type { OpeningWorkspace } from './workspace.ts';

export interface AppDeps {
  readonly engineId: string;
  readonly dataDir: string;
  /** Where the desktop keeps the user's data, and with it the trash; null where that cannot be undone. */
  readonly dataHome: string | null;
  /** Where engines look for one another. */
  readonly lockPlaces: readonly LockPlace[];
  /** Where the host keeps its log. */
  readonly logFile: string | null;
  readonly workspace: OpeningWorkspace;
  readonly events: Events;
  readonly jobs: Jobs;
  readonly settings: SettingsStore;
  readonly vocabulary: Vocabulary;
  readonly recent: RecentDatasets;
  readonly images: Images;
  readonly pictures: Pictures;
  readonly vectors: Vectors;
  readonly log: (line: string) => void;
  /** Aborts when the engine closes. */
  readonly closing: AbortSignal;
}

const rebuildingWords = 'The index of this dataset was damaged; it is being made again from the files.';

export const createApp = (deps: AppDeps): Hono => {
  const { workspace, events, jobs, images, pictures, vectors, log, vocabulary } = deps;
  const isListed = (key: string): boolean => vocabulary.list()?.category(key) !== undefined;
  const problems = perDataset({
    workspace,
    events,
    make: (dataset) => createProblems({ dataset, pictures, jobs, isListed, log }),
  });
  const duplicates = perDataset({
    workspace,
    events,
    make: (dataset) => createDuplicates({ dataset, pictures, events, jobs, log }),
  });
  pictures.onChange((dataset) => {
    const found = problems.peek();
    if (found?.dataset === dataset) found.picturesChanged();
    duplicates.current().picturesChanged();
  });
  const mislabels = perDataset({
    workspace,
    events,
    make: (dataset) => createMislabels({ dataset, jobs, log }),
  });
  vectors.onChange(() => {
    if (workspace.peek() !== null && vectors.state().job === null) mislabels.peek()?.changed();
    events.publish({ type: 'findings', of: 'mislabels' });
  });
  const viewer = createViewer(workspace, (dataset, needed) => unknownFindings(dataset, { pictures }, needed));
  const app = new Hono();
  knowOpening(app, workspace);
  datasetRoutes(app, deps);
  settingsRoutes(app, deps);
  jobsRoutes(app, jobs);
  eventsRoutes(app, deps);
  logRoutes(app, deps);
  statsRoutes(app, workspace);
  foldersRoutes(app);
  sampleRoutes(app, deps);
  viewsRoutes(app, viewer, vocabulary);
  samplesRoutes(app, viewer);
  imagesRoutes(app, images);
  const edits = createEditRuns(deps);
  const plans = createPlans(edits, isListed);
  const drafts = createDrafts(deps.dataDir, log);
  draftRoutes(app, { drafts });
  const feature: FeatureDeps = {
    ...deps,
    edits,
    plans,
    problems,
    mislabels,
    duplicates,
    drafts,
    trainer: createTrainer(deps),
    resolve: (dataset, scope) => viewer.resolve(dataset, scope),
    rows: (ids) => viewer.views().rows.rows(ids),
  };
  planRoutes(app, { ...feature, workspace });
  editRoutes(app, { ...feature, workspace });
  projectRoutes(app, feature);
  rosterRoutes(app, feature);
  mislabelsRoutes(app, feature);
  problemsRoutes(app, feature);
  duplicatesRoutes(app, feature);
  trainerRoutes(app, feature);
  exportRoutes(app, feature);
  findingsRoutes(app, feature);

  app.notFound((context) => {
    const { body, status } = toApiError(
      new EngineError('not-found', `There is nothing at ${context.req.method} ${context.req.path}.`),
    );
    return context.json(body, status);
  });
  app.onError((thrown, context) => {
    const rebuilding = isDamage(thrown) && workspace.rebuild();
    const error = rebuilding
      ? new EngineError('busy', rebuildingWords)
      : (storeError(thrown, workspace.peek()?.dataFolder ?? deps.dataDir) ?? thrown);
    const { body, status } = toApiError(error);
    if (body.code === 'internal')
      log(`${context.req.method} ${context.req.path}: ${error.stack ?? error.message}`);
    return context.json(body, status);
  });
  return app;
};
