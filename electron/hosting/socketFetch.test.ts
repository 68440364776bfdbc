import { mkdtempSync, rmSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { expect, onTestFinished, test } from 'vitest';
import { listen } from './nodeHttp.ts';
import { socketFetch } from './socketFetch.ts';

const onSocket = async (app: Hono) => {
  const folder = mkdtempSync(join(tmpdir(), 'proofsheet-socket-'));
  const path =
    process.platform === 'win32' ? `\\\\.\\pipe\\${folder.replaceAll('\\', '-')}` : join(folder, 's');
  const listening = await listen({ fetch: async (request) => app.fetch(request), address: { path } });
  onTestFinished(async () => {
    await listening.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return { path, fetch: socketFetch(path), listening };
};

const address = (path: string): string => `app://proofsheet${path}`;

test('method, path, query, body and the headers that matter arrive; cookies do not', async () => {
  const app = new Hono();
  app.post('/api/echo', async (context) => {
    const { q } = context.req.query();
    const { accept, cookie } = context.req.header();
    return context.json({ q, accept, cookie, body: await context.req.json() }, 201, { etag: '"1"' });
  });
  const { fetch } = await onSocket(app);
  const headers = { 'content-type': 'application/json', accept: 'text/x', cookie: 'secret=1' };
  const request = new Request('http://x/api/echo?q=a%20b', { method: 'POST', headers, body: '{"tag":"é"}' });
  const answer = await fetch(request);
  expect(answer.status).toBe(201);
  expect(answer.headers.get('etag')).toBe('"1"');
  expect(await answer.json()).toEqual({ q: 'a b', accept: 'text/x', body: { tag: 'é' } });
});

test('large answers arrive whole, answers without a body arrive', async () => {
  const bytes = new Uint8Array(5_000_000).map((_, at) => at % 251);
  const app = new Hono();
  app.get('/large', (context) => context.body(bytes));
  app.get('/nothing', (context) => context.body(null, 304));
  const { fetch } = await onSocket(app);
  const large = await fetch(new Request(address('/large')));
  expect(Buffer.compare(Buffer.from(await large.arrayBuffer()), Buffer.from(bytes))).toBe(0);
  expect((await fetch(new Request(address('/nothing')))).status).toBe(304);
});

const readerOf = (answer: Response): ReadableStreamDefaultReader<Uint8Array> => {
  const body: ReadableStream<Uint8Array> = answer.body ?? new ReadableStream();
  return body.getReader();
};

/** An endless answer, and a promise that its reader has gone. */
const endless = () => {
  let left: () => void;
  const readerLeft = new Promise<void>((resolve) => {
    left = resolve;
  });
  const app = new Hono();
  app.get('/events', (context) =>
    context.body(
      new ReadableStream({
        start: (controller) => controller.enqueue(new TextEncoder().encode('data: 1\n\n')),
        cancel: () => left(),
      }),
      200,
      { 'content-type': 'text/event-stream' },
    ),
  );
  return { app, readerLeft };
};

test('cancelling an answer closes the stream at its source', async () => {
  const { app, readerLeft } = endless();
  const { fetch } = await onSocket(app);
  const reader = readerOf(await fetch(new Request(address('/events'))));
  expect(new TextDecoder().decode((await reader.read()).value)).toBe('data: 1\n\n');
  await reader.cancel();
  await readerLeft;
});

test('closing the host ends streams that are still open', async () => {
  const { app } = endless();
  const { fetch, listening } = await onSocket(app);
  const reader = readerOf(await fetch(new Request(address('/events'))));
  await reader.read();
  await listening.close();
  await expect(reader.read()).rejects.toThrow(/aborted|closed the connection/);
});

test('the engine never hangs up on a connection that rests: a request could just meet it closing', async () => {
  const { path } = await onSocket(new Hono());
  const incoming = await new Promise<IncomingMessage>((resolve, reject) => {
    get({ socketPath: path, headers: { connection: 'keep-alive' } }, resolve).on('error', reject);
  });
  incoming.resume();
  expect(incoming.headers.connection).toBe('keep-alive');
  // A server that closes idle connections announces after how many seconds.
  expect(incoming.headers['keep-alive']).toBeUndefined();
});

test('where there is no server, the fetch rejects', async () => {
  const fetch = socketFetch(join(tmpdir(), 'proofsheet-nobody'));
  await expect(fetch(new Request(address('/')))).rejects.toThrow(/ENOENT/);
});
