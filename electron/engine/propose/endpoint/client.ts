/** Requests to a server of the OpenAI dialect, by the client of OpenAI itself. */
import type { Asked } from '../../../../shared/captioning/serverWords.ts';
import { serverName } from './address.ts';
import { isEventStream, streamedCompletion } from './eventStream.ts';
import {
  badAddress,
  ErrorAnswer,
  failureOfThrown,
  notJson,
  type RequestFacts,
  type RequestFailure,
} from './thrown.ts';
import type { Access, Transport } from './transport.ts';

export type Answered =
  | { readonly ok: true; readonly body: unknown }
  | { readonly ok: false; readonly failure: RequestFailure };

export interface Client {
  /** Asks once. @param body JSON @throws the signal's reason when it is aborted */
  post(body: Uint8Array, signal: AbortSignal): Promise<Answered>;
  models(signal: AbortSignal): Promise<Answered>;
  /** Whatever a server or a library says of the key, it is not said again. */
  hide(message: string): string;
}

/** Loaded when it is first needed: the engine starts without it. */
const load = async () => {
  const openai = await import('openai');
  class Whole extends openai.OpenAI {
    /** Of an error the client keeps only the part `error`; here all of it is kept. */
    protected override makeStatusError(
      status: number,
      body: object | undefined,
      text: string | undefined,
      headers: Headers,
    ) {
      const cause = new ErrorAnswer(status, body ?? text, headers);
      return Object.assign(new openai.APIError(status, undefined, undefined, headers), { cause });
    }
  }
  return { Whole, openai };
};
let loaded: ReturnType<typeof load> | null = null;

/** Some servers call their JSON text, and some stream whatever they are asked. */
const parsed = (body: unknown, facts: RequestFacts): Answered => {
  if (typeof body !== 'string') {
    return body === undefined ? { ok: false, failure: notJson(facts, '') } : { ok: true, body };
  }
  if (isEventStream(body)) {
    const completion = streamedCompletion(body);
    if (completion !== null) return { ok: true, body: completion };
  }
  try {
    return { ok: true, body: JSON.parse(body) as unknown };
  } catch {
    return { ok: false, failure: notJson(facts, body) };
  }
};

export interface ClientOptions extends Access {
  readonly model: string;
  /** Seconds that an answer may take. */
  readonly timeout: number;
}

export const createClient = (transport: Transport, options: ClientOptions): Client => {
  const { url, key, model, timeout } = options;
  const asked: Asked = { server: serverName(url), model };
  const facts: RequestFacts = { ...asked, hasKey: key !== null, timeout };

  const hide = (message: string): string => (key === null ? message : message.replaceAll(key, '…'));

  const request = async (
    signal: AbortSignal,
    send: (
      client: InstanceType<Awaited<ReturnType<typeof load>>['Whole']>,
      signal: AbortSignal,
    ) => Promise<unknown>,
  ): Promise<Answered> => {
    const bad = badAddress(url, facts);
    if (bad !== null) return { ok: false, failure: bad };
    loaded ??= load();
    const { Whole, openai } = await loaded;
    // What the environment says of OpenAI itself is not meant for this server.
    const client = new Whole({
      baseURL: url,
      apiKey: key ?? 'none',
      adminAPIKey: null,
      organization: null,
      project: null,
      webhookSecret: null,
      logLevel: 'off',
      timeout: timeout * 1000,
      // It would ask again within a second after "Retry-After: 3600", and wait three times for an answer that is too slow.
      maxRetries: 0,
      fetch: transport.fetchFor(options),
    });
    // The client's own limit ends where the answer begins: one that stalls would be waited for without an end.
    const limit = AbortSignal.timeout(timeout * 1000);
    try {
      return parsed(await send(client, AbortSignal.any([signal, limit])), facts);
    } catch (error) {
      signal.throwIfAborted();
      const isLate = limit.aborted || error instanceof openai.APIConnectionTimeoutError;
      const failure = failureOfThrown(error, facts, isLate);
      return { ok: false, failure: { ...failure, message: hide(failure.message) } };
    }
  };

  return {
    hide,
    post: (body, signal) =>
      request(signal, (client, limited) => client.post('/chat/completions', { body, signal: limited })),
    models: (signal) => request(signal, (client, limited) => client.get('/models', { signal: limited })),
  };
};
