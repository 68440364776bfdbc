/** One sample, one answer, kept nowhere: prompts and models are tried before a run is begun. */
import type { Proposal } from '../../../shared/api/proposals.ts';
import type { EndpointSpec } from '../../../shared/captioning/endpointSpec.ts';
import type { OpenDataset, Workspace } from '../dataset.ts';
import { EngineError } from '../errors.ts';
import type { AskedSample } from './asker.ts';
import type { Endpoint, ShownRequest } from './endpoint/createEndpoint.ts';
import type { PrepareImage } from './endpoint/image.ts';
import { createOneAsker, factsOf, imageFor } from './endpointAsker.ts';
import { createPresent, type PresentSamples } from './present.ts';

export interface Trial {
  readonly text: string;
  readonly marks: Proposal['marks'];
  /** Milliseconds. */
  readonly took: number;
  readonly tokens: { readonly in: number; readonly out: number } | null;
}

export interface Trials {
  /** @throws EngineError `not-found`, `image-broken`, `bad-request`, `endpoint` */
  ask(sample: number, spec: EndpointSpec, signal: AbortSignal): Promise<Trial>;
  /** The request that `ask` would send, but for the key. @throws EngineError like `ask` */
  request(sample: number, spec: EndpointSpec, signal: AbortSignal): Promise<ShownRequest>;
}

export interface TrialOptions {
  readonly workspace: Workspace;
  readonly endpoint: Endpoint;
  readonly prepare: PrepareImage;
}

/** @throws EngineError `not-found` */
const sampleOf = (
  dataset: OpenDataset,
  id: number,
): { readonly present: PresentSamples; readonly sample: AskedSample } => {
  const present = createPresent(dataset);
  const found = present.of([id]).get(id);
  if (found === undefined) throw new EngineError('not-found', 'This image is no longer in the dataset.');
  return { present, sample: { id, relPath: dataset.columns.relPath(id), ...found } };
};

export const createTrials = ({ workspace, endpoint, prepare }: TrialOptions): Trials => ({
  ask: async (id, spec, signal) => {
    const dataset = workspace.current();
    const { present, sample } = sampleOf(dataset, id);
    const answered = await createOneAsker({ dataset, present, endpoint, prepare }, spec)(sample, signal);
    if (!answered.ok) throw new EngineError('endpoint', answered.message, { cause: answered.cause });
    const { text, marks, took, tokens } = answered;
    return { text, marks: [...marks], took, tokens };
  },
  request: async (id, spec, signal) => {
    const dataset = workspace.current();
    const { present, sample } = sampleOf(dataset, id);
    const image = await imageFor({ dataset, prepare }, sample, spec, signal);
    return endpoint.describe(spec, factsOf(present, sample), image);
  },
});
