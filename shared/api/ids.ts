/** Branded identifiers: a sample's number is never mistaken for a position in a view. */
import { z } from 'zod';

/** A sample of the open dataset: a small positive integer, stable for as long as its index lives. */
export const sampleId = z.number().int().positive().brand('SampleId');
export type SampleId = z.infer<typeof sampleId>;

/** A view: a query's result, fixed when it was made. */
export const viewId = z.string().min(1).brand('ViewId');
export type ViewId = z.infer<typeof viewId>;

export const jobId = z.string().min(1).brand('JobId');
export type JobId = z.infer<typeof jobId>;
