/**
 * Everything that the engine can be asked: method and path, with what goes in and what comes out.
 * The engine validates `params`, `query` and `body` with these; the renderer is typed by them.
 * Images are not JSON, so their paths stand in `imagePaths.ts`.
 */
import { z } from 'zod';
import {
  captionSuffixes,
  datasetInfo,
  datasetStats,
  fileReport,
  folderCount,
  folderListing,
  recentDataset,
} from './dataset.ts';
import { about, licence } from './about.ts';
import { edit } from '../edit/edit.ts';
import {
  conflict,
  editId,
  editReport,
  historyEntry,
  historyState,
  markCounts,
  plannedChange,
  planPatch,
  planSummary,
} from './edits.ts';
import { recentEdit } from './recentEdits.ts';
import { captionImportEndpoints } from './captionImport.ts';
import { draftEndpoints } from './drafts.ts';
import { asideEndpoints } from './aside.ts';
import { duplicatesEndpoints } from './duplicates.ts';
import { exportEndpoints } from './export.ts';
import { findingCounts } from './findings.ts';
import { job } from './job.ts';
import { mislabelsEndpoints } from './mislabels.ts';
import { problemsEndpoints } from './problems.ts';
import { projectChange, projectSettings } from './project.ts';
import { rosterEndpoints } from './roster.ts';
import { coverageEndpoints } from './coverage.ts';
import { traitEndpoints } from './traits.ts';
import { proposalEndpoints } from './proposals.ts';
import { tagHealthEndpoints } from './tagHealth.ts';
import { trainerEndpoints } from './trainer.ts';
import { sampleDetail, sampleRow, scope, scopeSummary, tagHolders } from './sample.ts';
import { settings, settingsPatch, tagListState } from './settings.ts';
import {
  completion,
  facet,
  facetName,
  foundSample,
  savedCount,
  viewDrift,
  viewInfo,
  viewRequest,
} from './view.ts';

interface Endpoint {
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly response: z.ZodType;
  /**
   * It writes, marks, plans or begins something: the request names the opening of the dataset that it is meant for (see
   * `openingHeader`), and is refused with `other-opening` when another one is open by the time of its turn.
   */
  readonly changes?: 'dataset';
}

const idParam = z.object({ id: z.coerce.number().int().positive() });
const nameParam = z.object({ id: z.string().min(1) });
const count = z.coerce.number().int().nonnegative();

export const contract = {
  'GET /api/dataset': { response: z.object({ dataset: datasetInfo.nullable() }) },
  /** Opens a folder by path (a person chose it), or a recent one by id. Answers as soon as samples can be served. */
  'POST /api/dataset/open': {
    body: z.union([z.object({ path: z.string().min(1) }), z.object({ recent: z.string().min(1) })]),
    response: z.object({ dataset: datasetInfo }),
  },
  'POST /api/dataset/close': { changes: 'dataset', response: z.object({}) },
  /** Reads the folder again, with other suffixes if given. */
  'POST /api/dataset/rescan': {
    changes: 'dataset',
    body: z.object({ suffixes: captionSuffixes.optional() }),
    response: z.object({ job }),
  },
  'GET /api/about': { response: about },
  /** Of the packages that the program contains or loads; empty where it runs from its sources. */
  'GET /api/licences': { response: z.object({ licences: z.array(licence) }) },
  /** A report of this engine for people who look for a fault: no paths, names, tags or captions. */
  'GET /api/report': { response: z.object({ text: z.string() }) },
  /** Where the window or the server keeps its log; null where there is none. */
  'GET /api/log': { response: z.object({ file: z.string().nullable() }) },
  'GET /api/recent': { response: z.object({ recent: z.array(recentDataset) }) },
  'DELETE /api/recent/:id': { params: nameParam, response: z.object({}) },
  /** Images in each folder of a folder, as far as they can be counted in a moment. */
  'GET /api/folders/counts': {
    query: z.object({ path: z.string() }),
    response: z.object({ counts: z.array(folderCount) }),
  },
  'GET /api/folders': { query: z.object({ path: z.string().optional() }), response: folderListing },
  /** Makes the sample dataset in the data folder (or finds it there) and opens it. */
  'POST /api/sample': { response: z.object({ dataset: datasetInfo }) },
  'GET /api/files': { response: fileReport },
  'GET /api/stats': { response: datasetStats },

  'POST /api/views': { body: viewRequest, response: viewInfo },
  'GET /api/views/:id/rows': {
    params: nameParam,
    query: z.object({ from: count, count: count.pipe(z.number().max(500)) }),
    response: z.object({ rows: z.array(sampleRow) }),
  },
  'GET /api/views/:id/drift': { params: nameParam, response: viewDrift },
  /** The saved queries, by name, each counted in a view. */
  'GET /api/views/:id/saved': { params: nameParam, response: z.object({ queries: z.array(savedCount) }) },
  'GET /api/views/:id/facets': {
    params: nameParam,
    query: z.object({
      /** Items a facet; 40 when not given. */
      limit: count.optional(),
      /** Only this facet. */
      only: facetName.optional(),
      /** Only items whose label contains this. */
      filter: z.string().optional(),
    }),
    response: z.object({ facets: z.array(facet) }),
  },
  /** Where a sample stands in a view. */
  'GET /api/views/:id/position': {
    params: nameParam,
    query: z.object({ sample: count }),
    response: z.object({ position: z.number().int().nullable() }),
  },
  /**
   * Width by height of every sample of a view, in thousandths, in its order; 0 where it is not known.
   * What the justified sheet is laid out from.
   */
  'GET /api/views/:id/ratios': {
    params: nameParam,
    response: z.object({ ratios: z.array(z.number().int().nonnegative()) }),
  },
  /** The next sample from position `after` on, wrapping round, that is not marked as reviewed or excluded. */
  'GET /api/views/:id/unreviewed': {
    params: nameParam,
    query: z.object({ after: count }),
    response: z.object({ position: z.number().int().nullable() }),
  },
  /** A page of a view with full captions, for `find`. */
  'GET /api/views/:id/found': {
    params: nameParam,
    query: z.object({ from: count, count: count.pipe(z.number().max(2000)) }),
    response: z.object({ found: z.array(foundSample) }),
  },
  'GET /api/complete': {
    query: z.object({
      text: z.string(),
      /** Comma-separated categories; all when not given. */
      categories: z.string().optional(),
      limit: count.optional(),
    }),
    response: z.object({ completions: z.array(completion) }),
  },

  'GET /api/samples/:id': { params: idParam, response: sampleDetail },
  /** How many samples of a scope have these tags, in whatever spelling. */
  'POST /api/samples/tags': {
    body: z.object({ scope, tags: z.array(z.string().max(1000)).max(500) }),
    response: tagHolders,
  },
  'POST /api/samples/summary': { body: z.object({ scope }), response: scopeSummary },

  /** Makes a plan, which is the preview: nothing is written. */
  'POST /api/plans': {
    changes: 'dataset',
    /** `preview`: a name of the dialog that asks; its newer preview ends this one, and discards its plan. */
    body: z.object({ edit, scope, preview: z.string().min(1).max(64).optional() }),
    response: planSummary,
  },
  'GET /api/plans/:id': { params: idParam, response: planSummary },
  'PATCH /api/plans/:id': { changes: 'dataset', params: idParam, body: planPatch, response: planSummary },
  'DELETE /api/plans/:id': { changes: 'dataset', params: idParam, response: z.object({}) },
  /** Writes the plan's changes; answers when files, journal and index agree. Progress comes as a job's. */
  'POST /api/plans/:id/apply': { changes: 'dataset', params: idParam, response: editReport },
  /** Plans and writes at once: for edits of a few samples, where undo serves better than a preview. */
  'POST /api/edits': { changes: 'dataset', body: z.object({ edit, scope }), response: editReport },
  /** Stops the edit that is being written: what is done stays, or is undone. */
  'POST /api/edits/stop': {
    changes: 'dataset',
    body: z.object({ how: z.enum(['keep', 'take-back']) }),
    response: z.object({}),
  },
  /** Newest first. */
  'GET /api/edits': {
    query: z.object({ from: count, count: count.pipe(z.number().max(500)) }),
    response: z.object({
      edits: z.array(historyEntry),
      total: z.number().int(),
      state: historyState,
      /** Sentences about what was found and done when the dataset was opened after a crash. */
      notices: z.array(z.string()),
      /** Edits that were dropped since the dataset was opened, because the journal was full. */
      pruned: z.number().int(),
    }),
  },
  /** The last ten bulk edits that differ, newest first, whether or not they were undone. */
  'GET /api/edits/recent': { response: z.object({ edits: z.array(recentEdit) }) },
  'GET /api/edits/:id/report': { params: idParam, response: editReport },
  /** Files of a plan or of a past edit, before and after. */
  'GET /api/edits/:id/changes': {
    params: idParam,
    query: z.object({ from: count, count: count.pipe(z.number().max(500)) }),
    response: z.object({ changes: z.array(plannedChange) }),
  },
  'GET /api/edits/:id/conflicts': { params: idParam, response: z.object({ conflicts: z.array(conflict) }) },
  /** Ends a conflict: with this text (the edit's, or a merge), or, `text` left out, with what is on disk. */
  'POST /api/edits/:id/conflicts': {
    changes: 'dataset',
    params: idParam,
    body: z.object({
      n: z.number().int().nonnegative(),
      /** What the user saw on disk; another content by now is a new conflict. */
      theirs: z.string().nullable(),
      text: z.string().nullable().optional(),
    }),
    response: editReport,
  },
  /** Undoes the newest edit, or the one named. */
  'POST /api/undo': { changes: 'dataset', body: z.object({ edit: editId.optional() }), response: editReport },
  'POST /api/redo': { changes: 'dataset', response: editReport },
  /** Tries the files of an edit again that its last run (itself, its undo or redo) could not write or did not reach. */
  'POST /api/edits/:id/retry': { changes: 'dataset', params: idParam, response: editReport },
  /** Starts a new undo history instead of a damaged one, which is kept. Refused where it is whole. */
  'POST /api/journal/renew': { changes: 'dataset', response: z.object({ kept: z.string() }) },
  /** Leaves the files that could be tried again as they are: undo goes on to the edit before. */
  'POST /api/edits/:id/leave': { changes: 'dataset', params: idParam, response: z.object({}) },

  /** How much has been proofread. */
  'GET /api/marks': { response: markCounts },

  /** What people decided about this dataset, as `proofsheet.json` has it now. */
  'GET /api/project': { response: projectSettings },
  /** Changes `proofsheet.json`, as an edit that can be undone. */
  'POST /api/project': { changes: 'dataset', body: projectChange, response: editReport },

  'GET /api/findings': { response: findingCounts },
  /** Looks for what a query asks of the findings, and answers when all of it is known. Progress comes as jobs'. */
  'POST /api/findings/look': { body: z.object({ query: z.string() }), response: z.object({}) },
  ...rosterEndpoints,
  ...traitEndpoints,
  ...coverageEndpoints,
  ...mislabelsEndpoints,
  ...problemsEndpoints,
  ...asideEndpoints,
  ...duplicatesEndpoints,
  ...tagHealthEndpoints,
  ...trainerEndpoints,
  ...exportEndpoints,
  ...captionImportEndpoints,
  ...draftEndpoints,
  ...proposalEndpoints,

  'GET /api/jobs': { response: z.object({ jobs: z.array(job) }) },
  'POST /api/jobs/:id/cancel': { params: nameParam, response: z.object({ job }) },
  'GET /api/settings': { response: settings },
  /** Reads `danbooruFile` first, and refuses with `bad-request` what is not such a list. */
  'PATCH /api/settings': { body: settingsPatch, response: settings },
  'GET /api/tag-list': { response: tagListState },
} as const satisfies Record<string, Endpoint>;

export type Contract = typeof contract;
export type EndpointName = keyof Contract;
/** Endpoints that change something of the open dataset. */
export type ChangingName = {
  [N in EndpointName]: Contract[N] extends { readonly changes: 'dataset' } ? N : never;
}[EndpointName];

export const changesDataset = (name: EndpointName): name is ChangingName => 'changes' in contract[name];

type Part<E, K extends string> = E extends Record<K, infer S extends z.ZodType> ? S : never;
/** What the engine's handler receives, after validation. */
export type Params<N extends EndpointName> = z.output<Part<Contract[N], 'params'>>;
export type Query<N extends EndpointName> = z.output<Part<Contract[N], 'query'>>;
export type Body<N extends EndpointName> = z.output<Part<Contract[N], 'body'>>;
export type Reply<N extends EndpointName> = z.output<Contract[N]['response']>;
