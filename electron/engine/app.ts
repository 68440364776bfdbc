/** The engine's HTTP face: every route with what it needs, and what becomes of a request that fails. */
import { Hono } from 'hono';
import { EngineError, toApiError } from './errors.ts';
import type { Images } from './images/images.ts';
import { isDamage } from './index/damage.ts';
import { aboutRoutes } from './routes/about.ts';
import { asideRoutes, type AsideDeps } from './routes/aside.ts';
import { datasetRoutes, type DatasetDeps } from './routes/dataset.ts';
import { draftRoutes } from './routes/drafts.ts';
import { duplicatesRoutes, type DuplicatesDeps } from './routes/duplicates.ts';
import { planRoutes, type PlanDeps } from './routes/plans.ts';
import { editRoutes, type EditDeps } from './routes/edits.ts';
import { eventsRoutes, type EventsDeps } from './routes/events.ts';
import { exportRoutes, type ExportDeps } from './routes/export.ts';
import { foldersRoutes } from './routes/folders.ts';
import { imagesRoutes } from './routes/images.ts';
import { jobsRoutes } from './routes/jobs.ts';
import { logRoutes } from './routes/log.ts';
import { mislabelsRoutes, type MislabelsDeps } from './routes/mislabels.ts';
import { knowOpening } from './routes/opening.ts';
import { problemsRoutes, type ProblemsDeps } from './routes/problems.ts';
import { captioningRoutes, type CaptioningDeps } from './routes/captioning.ts';
import { proposalRoutes, type ProposalDeps } from './routes/proposals.ts';
import { projectRoutes, type ProjectDeps } from './routes/project.ts';
import { rosterRoutes, type RosterDeps } from './routes/roster.ts';
import { samplesRoutes } from './routes/samples.ts';
import { sampleRoutes, type SampleDeps } from './routes/sample.ts';
import { settingsRoutes, type SettingsDeps } from './routes/settings.ts';
import { statsRoutes } from './routes/stats.ts';
import { tagHealthRoutes, type TagHealthDeps } from './routes/tagHealth.ts';
import { trainerRoutes, type TrainerDeps } from './routes/trainer.ts';
import { traitRoutes } from './routes/traits.ts';
import { viewsRoutes } from './routes/views.ts';
import { storeError } from './work/dataFolder.ts';
import { findingsRoutes } from './routes/findings.ts';
import type { Viewer } from './view/viewer.ts';
import type { OpeningWorkspace } from './workspace.ts';

/** What all routes need; each route file declares its own part. */
export interface AppParts
  extends
    AsideDeps,
    CaptioningDeps,
    DatasetDeps,
    DuplicatesDeps,
    EditDeps,
    EventsDeps,
    ExportDeps,
    MislabelsDeps,
    PlanDeps,
    ProposalDeps,
    ProblemsDeps,
    ProjectDeps,
    RosterDeps,
    SampleDeps,
    SettingsDeps,
    TagHealthDeps,
    TrainerDeps {
  /** Where the host keeps its log; null: it keeps none. */
  readonly logFile: string | null;
  readonly log: (line: string) => void;
  readonly workspace: OpeningWorkspace;
  readonly images: Images;
  readonly viewer: Viewer;
}

const rebuildingWords = 'The index of this dataset was damaged; it is being rebuilt from the files.';

export const createApp = (parts: AppParts): Hono => {
  const { workspace, jobs, images, viewer, vocabulary, drafts, log } = parts;
  const app = new Hono();
  app.use(async (_, next) => {
    images.stir();
    await next();
  });
  knowOpening(app, workspace);
  datasetRoutes(app, parts);
  settingsRoutes(app, parts);
  jobsRoutes(app, jobs);
  eventsRoutes(app, parts);
  logRoutes(app, parts);
  aboutRoutes(app, parts);
  statsRoutes(app, workspace);
  foldersRoutes(app);
  sampleRoutes(app, parts);
  viewsRoutes(app, viewer, vocabulary);
  samplesRoutes(app, viewer, vocabulary);
  imagesRoutes(app, images);
  draftRoutes(app, { drafts });
  proposalRoutes(app, parts);
  captioningRoutes(app, parts);
  planRoutes(app, parts);
  editRoutes(app, parts);
  projectRoutes(app, parts);
  rosterRoutes(app, parts);
  traitRoutes(app, parts);
  mislabelsRoutes(app, parts);
  problemsRoutes(app, parts);
  duplicatesRoutes(app, parts);
  tagHealthRoutes(app, parts);
  asideRoutes(app, parts);
  trainerRoutes(app, parts);
  exportRoutes(app, parts);
  findingsRoutes(app, parts);

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
      : (storeError(thrown, workspace.peek()?.dataFolder ?? parts.dataDir) ?? thrown);
    const { body, status } = toApiError(error);
    if (body.code === 'internal')
      log(`${context.req.method} ${context.req.path}: ${error.stack ?? error.message}`);
    return context.json(body, status);
  });
  return app;
};
