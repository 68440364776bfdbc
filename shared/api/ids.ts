/** Branded identifiers: a sample's number is never confused with a position in a view. */
import { z } from 'zod';

/** A sample of the open dataset: a small positive integer, stable for as long as its index lives. */
export const sampleId = z.number().int().positive().brand('SampleId');
export type SampleId = z.infer<typeof sampleId>;

/**
 * One opening of a dataset by an engine: another one after each closing, start of the engine and new index.
 * Numbers of samples, views and plans are valid only within it.
 */
export const openingId = z.string().min(1).brand('OpeningId');
export type OpeningId = z.infer<typeof openingId>;

/** The request header that names the opening that a change is meant for. */
export const openingHeader = 'proofsheet-opening';

/** A view: a query's result, fixed when it was made. */
export const viewId = z.string().min(1).brand('ViewId');
export type ViewId = z.infer<typeof viewId>;

export const jobId = z.string().min(1).brand('JobId');
export type JobId = z.infer<typeof jobId>;
