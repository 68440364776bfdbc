/** Asks vision-language models for captions, one sample at a time. The face of this folder. */
import { setTimeout } from 'node:timers/promises';
import type { FailureCause, FoundServer } from '../../../../shared/api/proposals.ts';
import { readAnswer, type AnswerTokens } from '../../../../shared/captioning/answer.ts';
import type { CaptionFacts } from '../../../../shared/captioning/captionFacts.ts';
import type { EndpointSpec } from '../../../../shared/captioning/endpointSpec.ts';
import { errorIn, failureFromWords, type Failure } from '../../../../shared/captioning/serverWords.ts';
import { EngineError } from '../../errors.ts';
import { serverName } from './address.ts';
import { readableBody, requestBytes, type SentImage } from './chatBody.ts';
import { createClient, type Answered, type Client } from './client.ts';
import type { Keys } from './keys.ts';
import { buildRequest, promptText } from './request.ts';
import { findServers, modelsIn, usualPorts } from './servers.ts';
import { neverAsked, putOffForTooLong } from './thrown.ts';
import { createTransport, sentHeaders } from './transport.ts';
import { createTurn, type Turn } from './turn.ts';

export type EndpointAnswer =
  | {
      readonly ok: true;
      readonly text: string;
      /** It ended where it was allowed no more tokens. */
      readonly cutOff: boolean;
      /** As the server counts them; null: it does not. */
      readonly tokens: AnswerTokens | null;
      /** Milliseconds, with what was asked in vain before. */
      readonly took: number;
    }
  | {
      readonly ok: false;
      readonly cause: FailureCause;
      /** A sentence or two: which server, what is wrong, what to do. */
      readonly message: string;
      /** Whose failure it is: see `Failure`. */
      readonly of: Failure['of'];
      /** The request was taken up and answered: see `Asked`. */
      readonly reached: boolean;
      /** What a thought cost that came to nothing. */
      readonly tokens: AnswerTokens | null;
    };

export interface ShownRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON; the image's data is cut short. */
  readonly body: string;
  /** What the template made of this sample. */
  readonly text: string;
}

export interface Endpoint {
  /**
   * @param turn of the run that it belongs to; left out: it waits for itself alone
   * @throws EngineError `bad-request` where the prompt is wrong (`checkPrompt` says so before), and the signal's reason; all
   * else that can go wrong is an answer
   */
  ask(
    spec: EndpointSpec,
    facts: CaptionFacts,
    image: SentImage,
    signal: AbortSignal,
    turn?: Turn,
  ): Promise<EndpointAnswer>;
  /** The request that `ask` sends, but for the key. @throws EngineError `bad-request` */
  describe(spec: EndpointSpec, facts: CaptionFacts, image: SentImage): Promise<ShownRequest>;
  /** @throws EngineError `endpoint` with what is wrong */
  models(url: string, keyInPrivateNetwork: boolean, signal: AbortSignal): Promise<readonly string[]>;
  /** Asks the usual ports of this machine, which nothing does without being told to. */
  findServers(signal: AbortSignal): Promise<readonly FoundServer[]>;
  /** Drops what is under way. */
  close(): Promise<void>;
}

export interface EndpointOptions {
  readonly keys: Pick<Keys, 'get'>;
  /** Milliseconds before a request is made once more, for each time that it is; a server that names a time is asked then. */
  readonly waits?: readonly number[];
  readonly ports?: typeof usualPorts | readonly { readonly name: string; readonly port: number }[];
}

const usualWaits = [500, 2000] as const;
/** One request that is put off so often, while others are answered, waits until they have been. */
const mostPutOffs = 100;
/** A list of models needs no model. */
const listSeconds = 15;

/** Asks until there is an answer, or nothing more to hope for. A time that the server names is no failure. */
const insist = async (
  client: Client,
  body: Uint8Array,
  signal: AbortSignal,
  turn: Turn,
  waits: readonly number[],
): Promise<Answered> => {
  let last: Answered = { ok: false, failure: neverAsked };
  for (let [tried, putOff] = [0, 0]; ;) {
    if (!(await turn.wait(signal))) return last;
    const answered = await client.post(body, signal);
    last = answered;
    if (answered.ok) turn.answered();
    if (answered.ok || answered.failure.again === null) return answered;
    const { failure } = answered;
    const { after } = answered.failure.again;
    if ((failure.cause === 'rate' || failure.cause === 'gone') && after !== null) {
      if (!turn.postpone(Math.max(after, waits[0] ?? 0)))
        return { ok: false, failure: putOffForTooLong(failure) };
      putOff += 1;
      if (putOff < mostPutOffs) continue;
      return answered;
    }
    const wait = waits[tried];
    if (wait === undefined) return answered;
    tried += 1;
    await setTimeout(after ?? wait, undefined, { signal });
  }
};

/** @throws EngineError `endpoint` */
const listModels = async (
  client: Client,
  server: string,
  signal: AbortSignal,
): Promise<readonly string[]> => {
  const answered = await client.models(signal);
  const wrong = (message: string, cause: FailureCause): EngineError =>
    new EngineError('endpoint', client.hide(message), { cause, server });
  if (!answered.ok) throw wrong(answered.failure.message, answered.failure.cause);
  const words = errorIn(answered.body);
  if (words !== null) {
    const { message, cause } = failureFromWords(words, { server, model: '' });
    throw wrong(message, cause);
  }
  const models = modelsIn(answered.body);
  if (models === null) {
    const message = `${server} answered, but not with a list of models. Look whether the address is that of a server of the OpenAI kind; it usually ends in /v1.`;
    throw wrong(message, 'answer');
  }
  return models.map(({ id }) => id);
};

export const createEndpoint = ({
  keys,
  waits = usualWaits,
  ports = usualPorts,
}: EndpointOptions): Endpoint => {
  const transport = createTransport();

  const clientFor = async (
    url: string,
    options: Pick<EndpointSpec, 'model' | 'timeout' | 'keyInPrivateNetwork'>,
  ): Promise<Client> => createClient(transport, { url, key: await keys.get(url), ...options });

  return {
    ask: async (spec, facts, image, signal, turn = createTurn()) => {
      const { model, maxTokens, wholeSentences } = spec;
      const body = requestBytes(buildRequest(spec, facts, image));
      const start = performance.now();
      const client = await clientFor(spec.url, spec);
      const answered = await insist(client, body, signal, turn, waits);
      if (!answered.ok) {
        const { cause, message, of, reached } = answered.failure;
        return { ok: false, cause, message, of, reached, tokens: null };
      }
      const server = serverName(spec.url);
      const read = readAnswer(answered.body, { server, model, maxTokens, wholeSentences });
      return read.ok
        ? { ...read, took: performance.now() - start }
        : { ...read, message: client.hide(read.message) };
    },

    describe: async (spec, facts, image) => {
      const key = await keys.get(spec.url);
      return {
        method: 'POST',
        url: `${spec.url.replace(/\/+$/, '')}/chat/completions`,
        headers: sentHeaders(key === null ? null : '…', true),
        body: readableBody(buildRequest(spec, facts, image)),
        text: promptText(spec, facts),
      };
    },

    models: async (url, keyInPrivateNetwork, signal) => {
      const options = { model: '', timeout: listSeconds, keyInPrivateNetwork };
      const client = await clientFor(url, options);
      return listModels(client, serverName(url), signal);
    },

    findServers: (signal) => findServers(transport, signal, ports),
    close: () => transport.close(),
  };
};
