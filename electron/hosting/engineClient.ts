/** Calls an engine by its contract, over any `fetch`: used by the command line and by tests. */
import { z } from 'zod';
import {
  contract,
  type Body,
  type EndpointName,
  type Params,
  type Query,
  type Reply,
} from '../../shared/api/contract.ts';
import { datasetInfo } from '../../shared/api/dataset.ts';
import { apiError } from '../../shared/api/errors.ts';
import { engineEvent, type EngineEvent } from '../../shared/api/events.ts';
import type { OpeningId } from '../../shared/api/ids.ts';
import { wireRequest, type RequestInput } from '../../shared/api/request.ts';
import { EngineCallError } from './engineCallError.ts';
import { readEventData } from './eventData.ts';

export type EngineFetch = (request: Request) => Promise<Response>;

type Given<K extends string, T> = [T] extends [never] ? unknown : { readonly [key in K]: T };
/** The input of an endpoint: those of params, query and body that the contract has for it. */
export type CallInput<N extends EndpointName> = Given<'params', Params<N>> &
  Given<'query', Query<N>> &
  Given<'body', Body<N>>;
type InputArgument<N extends EndpointName> = unknown extends CallInput<N> ? [] : [input: CallInput<N>];

export interface EngineClient {
  /** @throws EngineCallError when the engine refuses */
  call<N extends EndpointName>(name: N, ...input: InputArgument<N>): Promise<Reply<N>>;
  /** The event stream, from its `hello` on, until `signal` aborts or the engine ends it. */
  events(signal: AbortSignal): AsyncGenerator<EngineEvent, void>;
}

/** Any base will do: requests go through `fetch` and not over a network. */
const base = 'http://engine';

const toRequest = (name: EndpointName, input: RequestInput): Request => {
  const { address, ...init } = wireRequest(name, input);
  return new Request(new URL(address, base), init);
};

const toError = async (response: Response): Promise<EngineCallError> => {
  const text = await response.text();
  try {
    return new EngineCallError(response.status, apiError.parse(JSON.parse(text)));
  } catch {
    const message = `The engine answered ${response.status}. ${text.slice(0, 200)}`.trim();
    return new EngineCallError(response.status, { code: 'internal', message, detail: {} });
  }
};

const namesDataset = z.object({ dataset: datasetInfo });

/** Changes are meant for the dataset that this client has opened, or else for the first one that it was told of. */
export const createEngineClient = (fetch: EngineFetch): EngineClient => {
  let opening: OpeningId | null = null;
  return {
    async call(name, ...[input]) {
      const response = await fetch(toRequest(name, { ...(input as RequestInput | undefined), opening }));
      if (!response.ok) throw await toError(response);
      // The contract ties the schema to the name, which TypeScript cannot follow through an index.
      const reply = contract[name].response.parse(await response.json()) as Reply<typeof name>;
      const told = namesDataset.safeParse(reply).data?.dataset.opening ?? null;
      if (name === 'GET /api/dataset') opening ??= told;
      else if (told !== null) opening = told;
      if (name === 'POST /api/dataset/close') opening = null;
      return reply;
    },
    async *events(signal) {
      const response = await fetch(new Request(`${base}/api/events`));
      if (!response.ok) throw await toError(response);
      if (response.body === null) return;
      for await (const data of readEventData(response.body, signal)) {
        const event = engineEvent.parse(JSON.parse(data));
        if (event.type === 'hello' || event.type === 'dataset') opening ??= event.dataset?.opening ?? null;
        yield event;
      }
    },
  };
};
