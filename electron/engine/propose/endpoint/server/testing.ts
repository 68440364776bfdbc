/** A server on this machine that speaks the dialects of real ones, and misbehaves as it is told to. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import { dialects, type Dialect, type Reply } from '../dialects/testing.ts';

/** A request as it came in. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  /** The parsed body; null: there was none. */
  readonly body: unknown;
  readonly model: string;
  readonly system: string | null;
  /** The text of the prompt. */
  readonly text: string;
  readonly image: { readonly mime: string; readonly bytes: Buffer } | null;
  /** What the message holds, in its order: `image_url`, `text`. */
  readonly order: readonly string[];
}

export interface CaptionServer {
  /** With `/v1` behind it. */
  readonly url: string;
  readonly port: number;
  /** The last requests that came in, in their order. */
  readonly received: readonly Received[];
  /** Answers to the next requests for captions, before `answer` is asked. */
  readonly script: Reply[];
  close(): Promise<void>;
}

export interface CaptionServerOptions {
  readonly dialect?: keyof typeof dialects;
  readonly models?: readonly string[];
  /** Without vision it refuses images. */
  readonly vision?: boolean;
  /** Requests without this key are refused. */
  readonly key?: string;
  readonly answer?: (received: Received) => Reply;
  /** 0: any that is free. */
  readonly port?: number;
}

interface Part {
  readonly type: string;
  readonly text?: string;
  readonly image_url?: { readonly url: string };
}
interface ChatRequest {
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: string | readonly Part[] }[];
}

const read = async (request: IncomingMessage): Promise<Received> => {
  const sent = await textOf(request);
  const body: unknown = sent === '' ? null : JSON.parse(sent);
  const { model = '', messages = [] } = (body ?? {}) as Partial<ChatRequest>;
  const content = messages.find(({ role }) => role === 'user')?.content ?? [];
  const parts = typeof content === 'string' ? [{ type: 'text', text: content } satisfies Part] : content;
  const data = /^data:([^;]+);base64,(.*)$/s.exec(
    parts.find((part: Part) => part.image_url !== undefined)?.image_url?.url ?? '',
  );
  const system = messages.find(({ role }) => role === 'system')?.content;
  return {
    method: request.method ?? '',
    path: request.url ?? '',
    headers: request.headers,
    body,
    model,
    system: typeof system === 'string' ? system : null,
    text: parts.map((part: Part) => part.text ?? '').join(''),
    image: data === null ? null : { mime: data[1] ?? '', bytes: Buffer.from(data[2] ?? '', 'base64') },
    order: parts.map(({ type }) => type),
  };
};

/** They hold images: of very many requests, the first are forgotten. */
const mostKept = 500;

const completion = (text: string, model: string): unknown => ({
  id: 'chatcmpl-1',
  object: 'chat.completion',
  created: 1_760_000_000,
  model,
  choices: [{ index: 0, message: { role: 'assistant', content: text }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 1200, completion_tokens: text.split(' ').length, total_tokens: 1200 },
});

const send = async (reply: Reply, model: string, response: ServerResponse): Promise<void> => {
  if (typeof reply === 'string') return send({ body: completion(reply, model) }, model, response);
  if ('close' in reply) {
    if (reply.close === 'before') return void response.destroy();
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
    response.write('{"choices": [{"mess', () => response.destroy());
    return;
  }
  if ('stalls' in reply) {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write(reply.stalls);
    return;
  }
  if ('after' in reply) return send(await reply.after, model, response);
  const { status = 200, headers = {}, body } = reply;
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
};

/** It listens on 127.0.0.1 alone, until it is closed. */
export const startCaptionServer = async ({
  dialect = 'llama.cpp',
  models = ['seer-7b'],
  vision = true,
  key,
  answer = () => 'A girl waves.',
  port = 0,
}: CaptionServerOptions = {}): Promise<CaptionServer> => {
  const words: Dialect = dialects[dialect];
  const received: Received[] = [];
  const script: Reply[] = [];

  const replyTo = (asked: Received): Reply => {
    const { method, path, headers, model, image } = asked;
    if (key !== undefined && headers.authorization !== `Bearer ${key}`) return words.badKey;
    if (method === 'GET' && path === '/v1/models') {
      const data = models.map((id) => ({ id, object: 'model', created: 1, owned_by: words.owner }));
      return { body: { object: 'list', data: dialect === 'Ollama' && data.length === 0 ? null : data } };
    }
    if (method !== 'POST' || path !== '/v1/chat/completions') return words.noAddress(`${method} ${path}`);
    const next = script.shift();
    if (next !== undefined) return next;
    if (words.noModel !== undefined && !models.includes(model)) return words.noModel(model);
    if (!vision && image !== null) return words.noVision(model);
    return answer(asked);
  };

  const server = createServer((request, response) => {
    void (async () => {
      const asked = await read(request);
      received.push(asked);
      if (received.length > mostKept) received.shift();
      await send(replyTo(asked), asked.model, response);
    })().catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${taken}/v1`,
    port: taken,
    received,
    script,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
