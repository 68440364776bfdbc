/**
 * Everything one can ask the engine: method and path -> what goes in, what comes out.
 * The engine validates `params`, `query` and `body` with these; the renderer is typed by them.
 * Pictures are not JSON and stand beside it: see `imagePaths.ts`.
 */
import { z } from 'zod';
import { datasetInfo, datasetStats, fileReport, folderListing, recentDataset } from './dataset.ts';
import { job } from './job.ts';
import { sampleDetail, sampleRow, scope, scopeSummary } from './sample.ts';
import { settings, settingsPatch } from './settings.ts';
import { completion, facet, facetName, foundSample, viewDrift, viewInfo, viewRequest } from './view.ts';

interface Endpoint {
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly response: z.ZodType;
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
  'POST /api/dataset/close': { response: z.object({}) },
  /** Reads the folder again, with other suffixes if given. */
  'POST /api/dataset/rescan': {
    body: z.object({ suffixes: z.object({ tags: z.string(), nl: z.string() }).optional() }),
    response: z.object({ job }),
  },
  'GET /api/recent': { response: z.object({ recent: z.array(recentDataset) }) },
  'DELETE /api/recent/:id': { params: nameParam, response: z.object({}) },
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
  'POST /api/samples/summary': { body: z.object({ scope }), response: scopeSummary },

  'GET /api/jobs': { response: z.object({ jobs: z.array(job) }) },
  'POST /api/jobs/:id/cancel': { params: nameParam, response: z.object({ job }) },
  'GET /api/settings': { response: settings },
  'PATCH /api/settings': { body: settingsPatch, response: settings },
} as const satisfies Record<string, Endpoint>;

export type Contract = typeof contract;
export type EndpointName = keyof Contract;

type Part<E, K extends string> = E extends Record<K, infer S extends z.ZodType> ? S : never;
/** What the engine's handler receives, after validation. */
export type Params<N extends EndpointName> = z.output<Part<Contract[N], 'params'>>;
export type Query<N extends EndpointName> = z.output<Part<Contract[N], 'query'>>;
export type Body<N extends EndpointName> = z.output<Part<Contract[N], 'body'>>;
export type Reply<N extends EndpointName> = z.output<Contract[N]['response']>;
