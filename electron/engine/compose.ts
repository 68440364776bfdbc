/** Builds all parts of the engine, and closes them in the reverse order: each before what it stands on. */
import { randomUUID } from 'node:crypto';
import type { AppParts } from './app.ts';
import { createDrafts } from './drafts/drafts.ts';
import { createEditRuns, type EditRuns } from './edit/editRuns.ts';
import { createPlans } from './edit/plans.ts';
import { createExporter } from './export/exporter.ts';
import { createImages } from './images/images.ts';
import { createDuplicates } from './insight/duplicates/createDuplicates.ts';
import { unknownFindings } from './insight/lookFor.ts';
import { createMislabels } from './insight/mislabels/createMislabels.ts';
import { perDataset } from './insight/perDataset.ts';
import { createPictures } from './insight/pictures/createPictures.ts';
import { createProblems } from './insight/problems/createProblems.ts';
import { keepRosterCount } from './insight/roster/rosterCount.ts';
import { createTagHealth } from './insight/tagHealth/createTagHealth.ts';
import { createTrainer } from './insight/trainer/createTrainer.ts';
import { createVectors } from './insight/vectors/createVectors.ts';
import { createEndpoint } from './propose/endpoint/createEndpoint.ts';
import { createKeys } from './propose/endpoint/keys.ts';
import { createPrepareImage } from './propose/endpoint/image.ts';
import { createModels } from './propose/models.ts';
import { createTagChoosers } from './propose/taggerAsker.ts';
import { createTrials } from './propose/trials.ts';
import { createConverter } from './images/codec.ts';
import { createProposals } from './propose/createProposals.ts';
import { createRecent } from './recent.ts';
import { createSettings } from './settings.ts';
import { createViewer } from './view/viewer.ts';
import { createVocabulary } from './vocabulary/vocabulary.ts';
import type { Boot } from './work/boot.ts';
import { createEvents } from './work/events.ts';
import { createJobs } from './work/jobs.ts';
import type { LockPlace } from './work/lockFolders.ts';
import { createWorkspace } from './workspace.ts';

export interface ComposeOptions {
  /** A folder that exists and has been found usable. */
  readonly dataDir: string;
  readonly dataHome: string | null;
  readonly lockPlaces: readonly LockPlace[];
  readonly boot: Boot;
  readonly unasked: boolean;
  readonly logFile: string | null;
  readonly log: (line: string) => void;
}

export interface Composed {
  readonly parts: AppParts;
  /** Stops all jobs, and then closes part by part; each is waited for. */
  readonly close: () => Promise<void>;
}

type Closing = AsyncDisposableStack;

const closed = <T extends { close(): void | Promise<void> }>(closing: Closing, part: T): T =>
  closing.adopt(part, () => part.close());

/** What all features stand on. */
const composeBase = (closing: Closing, options: ComposeOptions) => {
  const { dataDir, lockPlaces, boot, unasked, log } = options;
  const streams = new AbortController();
  closing.defer(() => streams.abort());
  const events = createEvents();
  const jobs = createJobs(events);
  const settings = createSettings(dataDir, events, log);
  const recent = createRecent(dataDir, log);
  const drafts = createDrafts(dataDir, log);
  const vocabulary = createVocabulary(log);
  void vocabulary.restore(settings.get().danbooruFile);
  const workspace = closed(
    closing,
    createWorkspace({ dataDir, events, jobs, settings, vocabulary, recent, lockPlaces, boot, log }),
  );
  const images = closed(closing, createImages({ workspace, events, jobs, unasked, log }));
  return {
    ...options,
    events,
    jobs,
    settings,
    recent,
    drafts,
    vocabulary,
    workspace,
    images,
    closing: streams.signal,
  };
};

/** The finders of the open dataset; a finder never imports another, so changes are passed on here. */
const composeFinders = (closing: Closing, base: ReturnType<typeof composeBase>) => {
  const { workspace, events, jobs, vocabulary, unasked, log } = base;
  const isListed = (key: string): boolean => vocabulary.list()?.category(key) !== undefined;
  const pictures = closed(closing, createPictures({ workspace, events, jobs, unasked, log }));
  const vectors = closed(closing, createVectors({ workspace, jobs, log }));
  const problems = closed(
    closing,
    perDataset({
      workspace,
      events,
      make: (dataset) => createProblems({ dataset, pictures, jobs, isListed, unasked, log }),
    }),
  );
  const duplicates = closed(
    closing,
    perDataset({
      workspace,
      events,
      make: (dataset) => createDuplicates({ dataset, pictures, events, jobs, log }),
    }),
  );
  const mislabels = closed(
    closing,
    perDataset({ workspace, events, make: (dataset) => createMislabels({ dataset, jobs, unasked, log }) }),
  );
  const tagHealth = closed(
    closing,
    perDataset({ workspace, events, make: (dataset) => createTagHealth({ dataset, jobs, log }) }),
  );
  pictures.onChange((dataset) => {
    const found = problems.peek();
    if (found?.dataset === dataset) found.picturesChanged();
    duplicates.current().picturesChanged();
  });
  vectors.onChange(() => {
    if (workspace.peek() !== null && vectors.state().job === null) {
      mislabels.peek()?.changed();
      tagHealth.peek()?.changed();
    }
    events.publish({ type: 'findings', of: 'mislabels' });
    events.publish({ type: 'findings', of: 'tags' });
  });
  // What a tagger found is evidence for all three; a run that goes on would have them search again and again.
  const unsubscribe = events.subscribe((event) => {
    if (event.type !== 'job' || event.job.kind !== 'caption' || event.job.state === 'running') return;
    problems.peek()?.changed();
    mislabels.peek()?.changed();
    tagHealth.peek()?.changed();
  });
  closing.defer(unsubscribe);
  const trainer = closed(closing, createTrainer({ workspace, jobs }));
  closing.defer(keepRosterCount({ workspace, events }));
  return { isListed, pictures, vectors, problems, duplicates, mislabels, tagHealth, trainer };
};

/** What models propose for the open dataset. */
const composeProposals = (
  closing: Closing,
  { workspace, events, jobs, drafts, dataDir, log }: ReturnType<typeof composeBase>,
  edits: EditRuns,
) => {
  const keys = createKeys(dataDir, log, {
    given: process.env['PROOFSHEET_KEY'] || null,
    ...(process.env['PROOFSHEET_KEYS'] === 'file' ? { loadKeyring: null } : {}),
  });
  const endpoint = closed(closing, createEndpoint({ keys }));
  const prepare = createPrepareImage(createConverter());
  const proposals = closed(
    closing,
    perDataset({
      workspace,
      events,
      make: (dataset) =>
        createProposals({
          dataset,
          events,
          jobs,
          log,
          openModel: createModels({ dataset, endpoint, prepare, log }),
          choosers: (labelsOf) => createTagChoosers(dataset, labelsOf),
          journal: () => workspace.editor(),
          dropDraft: (proposal) => drafts.dropProposal(dataset.id, proposal),
          writeInTurn: (make) =>
            edits.inTurn(async (editor) => {
              const request = make();
              return request === null ? null : edits.writeFiles(editor, request);
            }),
        }),
    }),
  );
  return { keys, endpoint, proposals, trials: createTrials({ workspace, endpoint, prepare }) };
};

export const compose = (options: ComposeOptions): Composed => {
  const closing = new AsyncDisposableStack();
  const base = composeBase(closing, options);
  const { isListed, ...finders } = composeFinders(closing, base);
  const { workspace, jobs } = base;
  const viewer = createViewer(workspace, (dataset, needed) => unknownFindings(dataset, finders, needed));
  const edits = createEditRuns(base);
  const proposing = composeProposals(closing, base, edits);
  const parts: AppParts = {
    ...base,
    ...finders,
    engineId: randomUUID(),
    viewer,
    edits,
    ...proposing,
    plans: createPlans(edits, isListed),
    exporter: closed(closing, createExporter(jobs, options.lockPlaces)),
    resolve: (dataset, scope) => viewer.resolve(dataset, scope),
    rows: (ids) => viewer.views().rows.rows(ids),
  };
  return {
    parts,
    close: async () => {
      jobs.close();
      await closing.disposeAsync();
    },
  };
};
