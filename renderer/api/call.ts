/** Calls the engine, typed by the contract. */
import type { Body, ChangingName, EndpointName, Params, Query, Reply } from '../../shared/api/contract.ts';
import { apiError, type ApiError, type ErrorCode } from '../../shared/api/errors.ts';
import type { OpeningId } from '../../shared/api/ids.ts';
import { wireRequest, type RequestInput } from '../../shared/api/request.ts';

/** `unreachable`: the engine does not answer. `refused`: the host does not let this window in. */
export type FailureCode = ErrorCode | 'unreachable' | 'refused';

/** The error that the engine (or its host) answered with. Its message is made for people. */
export class ApiFailure extends Error {
  readonly code: FailureCode;
  readonly detail: ApiError['detail'];

  constructor(code: FailureCode, message: string, detail: ApiError['detail'] = {}) {
    super(message);
    this.name = 'ApiFailure';
    this.code = code;
    this.detail = detail;
  }
}

type Field<K extends string, T> = [T] extends [never] ? unknown : { readonly [P in K]: T };

/** `params`, `query` and `body` as far as the endpoint has them. */
type Asked<N extends EndpointName> = Field<'params', Params<N>> &
  Field<'query', Query<N>> &
  Field<'body', Body<N>> & { readonly signal?: AbortSignal };

/** Changes of the dataset name the opening in which the thing was shown or typed; null: none was open. */
type Meant<N extends EndpointName> = N extends ChangingName
  ? { readonly opening: OpeningId | null }
  : { readonly opening?: never };

type Arguments<Input> = object extends Input ? [input?: Input] : [input: Input];

/** @throws ApiFailure, or the signal's reason when it was aborted */
export type Call = <N extends EndpointName>(
  name: N,
  ...input: Arguments<Asked<N> & Meant<N>>
) => Promise<Reply<N>>;

/** Like `Call`, for one opening: components of a dataset change that one and no other. */
export type BoundCall = <N extends EndpointName>(
  name: N,
  ...input: Arguments<Asked<N> & { readonly opening?: OpeningId }>
) => Promise<Reply<N>>;

interface LooseInput extends RequestInput {
  readonly signal?: AbortSignal;
}

/** What to do in a window whose token is from an earlier run. */
export const refusedWords =
  'This window no longer has access. Copy what you have typed, then open the address that proofsheet printed when it was started.';

/** The message of an answer that is not a success. */
export const failureOf = async (response: Response): Promise<ApiFailure> => {
  const text = await response.text().catch(() => '');
  try {
    const { code, message, detail } = apiError.parse(JSON.parse(text));
    return new ApiFailure(code, message, detail);
  } catch {
    if ([401, 403].includes(response.status)) return new ApiFailure('refused', refusedWords);
    const words = `The engine does not answer (${response.status}). It is probably being restarted.`;
    return new ApiFailure('unreachable', words);
  }
};

/** Whether a host answers that does not let this window in. */
export const isRefused = (call: Call): Promise<boolean> =>
  call('GET /api/settings').then(
    () => false,
    (error: unknown) => error instanceof ApiFailure && error.code === 'refused',
  );

/** @param fetcher the window's `fetch`, or a stand-in that reaches an engine */
export const createCall = (fetcher: (address: string, init: RequestInit) => Promise<Response>): Call => {
  const call = async (name: EndpointName, input: LooseInput = {}): Promise<unknown> => {
    const { address, ...init } = wireRequest(name, input);
    const signal = input.signal === undefined ? {} : { signal: input.signal };
    let response: Response;
    try {
      response = await fetcher(address, { ...init, ...signal });
    } catch (error) {
      if (input.signal?.aborted) throw error;
      throw new ApiFailure('unreachable', 'The engine does not answer. It is probably being restarted.');
    }
    if (!response.ok) throw await failureOf(response);
    return response.json();
  };
  // The engine is the same version as this window, and answers by the contract.
  return call as Call;
};

export const boundTo = (call: Call, opening: OpeningId | null): BoundCall => {
  const bound = (name: EndpointName, input: LooseInput = {}): Promise<unknown> =>
    (call as (name: EndpointName, input: LooseInput) => Promise<unknown>)(name, { opening, ...input });
  return bound as BoundCall;
};

/** Whether the request was cancelled, so that its answer is not needed any more. */
export const isAbort = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'AbortError';

/** Any thrown value in words for the user. */
export const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
