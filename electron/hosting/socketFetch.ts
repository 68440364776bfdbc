/** Sends a web-standard request to a Unix socket or named pipe, and returns the answer as a stream. */
import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import { openingHeader } from '../../shared/api/ids.ts';
import type { EngineFetch } from './engineClient.ts';

/** Headers that are passed to the engine; all others (cookies, the window's user agent) are not. */
const forwarded = [
  'accept',
  'content-type',
  'if-modified-since',
  'if-none-match',
  'last-event-id',
  'range',
  openingHeader,
];
/** These concern one connection, not the answer. */
const hopByHop = new Set(['connection', 'keep-alive', 'transfer-encoding']);
const bodiless = new Set([204, 205, 304]);

/** A hand-made stream: cancelling it must close the connection, by which the engine notices that a window has gone. */
const bodyOf = (incoming: IncomingMessage): ReadableStream<Uint8Array<ArrayBuffer>> => {
  let open = true;
  const finish = (how: () => void): void => {
    if (open) how();
    open = false;
  };
  return new ReadableStream({
    start(controller) {
      incoming.on('data', (chunk: Buffer) => {
        if (!open) return;
        controller.enqueue(new Uint8Array(chunk));
        if ((controller.desiredSize ?? 0) <= 0) incoming.pause();
      });
      incoming.on('end', () => finish(() => controller.close()));
      incoming.on('error', (error) => finish(() => controller.error(error)));
      incoming.on('close', () =>
        finish(() =>
          controller.error(new Error('The engine closed the connection before its answer was complete.')),
        ),
      );
    },
    pull() {
      incoming.resume();
    },
    cancel() {
      open = false;
      incoming.destroy();
    },
  });
};

const toResponse = (incoming: IncomingMessage): Response => {
  const status = incoming.statusCode ?? 500;
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value === undefined || hopByHop.has(name)) continue;
    for (const each of Array.isArray(value) ? value : [value]) headers.append(name, each);
  }
  if (!bodiless.has(status)) return new Response(bodyOf(incoming), { status, headers });
  incoming.resume();
  return new Response(null, { status, headers });
};

/** @returns a fetch that rejects with the system's error when there is no server on `socketPath` */
export const socketFetch = (socketPath: string): EngineFetch => {
  const agent = new Agent({ keepAlive: true });
  return async (request) => {
    const { pathname, search } = new URL(request.url);
    const body = request.body === null ? null : Buffer.from(await request.arrayBuffer());
    const headers: Record<string, string> = { host: 'engine' };
    for (const name of forwarded) {
      const value = request.headers.get(name);
      if (value !== null) headers[name] = value;
    }
    if (body !== null) headers['content-length'] = String(body.length);
    const { method } = request;
    return new Promise((resolve, reject) => {
      const outgoing = httpRequest({ socketPath, agent, method, path: pathname + search, headers });
      outgoing.on('error', reject);
      outgoing.on('response', (incoming) => resolve(toResponse(incoming)));
      outgoing.end(body);
    });
  };
};
