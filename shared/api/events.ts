/**
 * The one event stream (`GET /api/events`, server-sent events). It names what changed; the reader fetches
 * that again.
 */
import { z } from 'zod';
import { datasetInfo } from './dataset.ts';
import { findingsName } from './findings.ts';
import { historyState } from './edits.ts';
import { sampleId } from './ids.ts';
import { job } from './job.ts';
import { settings } from './settings.ts';

export const engineEvent = z.discriminatedUnion('type', [
  /** First on every connection. A new `engine` means that the engine was restarted: views are gone. */
  z.object({
    type: z.literal('hello'),
    engine: z.string(),
    dataset: datasetInfo.nullable(),
    jobs: z.array(job),
  }),
  /** A dataset was opened, closed, or its numbers changed. */
  z.object({ type: z.literal('dataset'), dataset: datasetInfo.nullable() }),
  /** Samples changed. `ids` is null when they are too many to list. */
  z.object({ type: z.literal('samples'), revision: z.number().int(), ids: z.array(sampleId).nullable() }),
  z.object({ type: z.literal('job'), job }),
  z.object({ type: z.literal('settings'), settings }),
  /** The content of `proofsheet.json` has changed. */
  z.object({ type: z.literal('project') }),
  /** Findings have changed, or are being looked for: what shows them reads them again. */
  z.object({ type: z.literal('findings'), of: findingsName }),
  /** A run of proposals has gone on, or proposals were accepted or rejected. */
  z.object({ type: z.literal('proposals') }),
  /** An edit was made, undone or pruned. */
  z.object({ type: z.literal('history'), state: historyState }),
]);
export type EngineEvent = z.infer<typeof engineEvent>;
