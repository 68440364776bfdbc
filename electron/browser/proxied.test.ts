/** The browser host behind a reverse proxy: below a path that the proxy takes away or leaves, over a port or a socket. */
import { createServer, request, type IncomingHttpHeaders } from 'node:http';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { publicAddress } from './publicAddress.ts';
import { serve } from './serve.ts';

type Target = { readonly socketPath: string } | { readonly port: number };

interface ProxyOptions {
  /** Which path it takes away before it passes a request on. */
  readonly strip: string;
  /** Whether it passes on the host that it was asked for. */
  readonly keepHost: boolean;
}

/** A proxy as nginx or Caddy is one: it passes requests on, changed as `options` say. @returns its port */
const startProxy = async (target: () => Target, { strip, keepHost }: ProxyOptions): Promise<number> => {
  const server = createServer((incoming, outgoing) => {
    const host = keepHost ? {} : { host: '127.0.0.1:1' };
    const headers = { ...incoming.headers, ...host };
    const path = (incoming.url ?? '/').replace(strip, '');
    const passed = request({ ...target(), path, method: incoming.method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(passed);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => new Promise<void>((done) => server.close(() => done())));
  return (server.address() as AddressInfo).port;
};

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const get = (port: number, path: string, headers: Record<string, string> = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, headers }, (incoming) => {
      let body = '';
      incoming.setEncoding('utf8').on('data', (text: string) => (body += text));
      incoming.on('end', () =>
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body }),
      );
    });
    asked.on('error', reject);
    asked.end();
  });

const page = 'https://gpu.example.org/tools/proofsheet/';

const start = async (options: ProxyOptions, onSocket = false) => {
  const folder = mkdtempSync(join(tmpdir(), 'proofsheet-proxied-'));
  writeFileSync(join(folder, 'index.html'), '<h1>page</h1>');
  const socket = join(folder, 'socket');
  let target: Target = { port: 0 };
  const port = await startProxy(() => target, options);
  const serving = await serve({
    fetch: (asked) =>
      Promise.resolve(
        asked.url.endsWith('/events')
          ? new Response('data: 1\n\n', { headers: { 'content-type': 'text/event-stream' } })
          : Response.json(new URL(asked.url).pathname),
      ),
    rendererFolder: folder,
    address: onSocket ? { path: socket } : { port: 0, host: '127.0.0.1' },
    publicly: publicAddress(page),
    token: 'a token of my own, long enough',
  });
  onTestFinished(async () => {
    await serving.close();
    rmSync(folder, { recursive: true, force: true });
  });
  target = onSocket ? { socketPath: socket } : { port: serving.port };
  return { serving, port, socket };
};

test.each([
  { strip: '', keepHost: true, onSocket: false },
  { strip: '', keepHost: false, onSocket: true },
  { strip: '/tools/proofsheet', keepHost: true, onSocket: true },
  { strip: '/tools/proofsheet', keepHost: false, onSocket: false },
])(
  'page, cookie and engine are found below the path (taken away: "$strip", host kept: $keepHost, socket: $onSocket)',
  async ({ onSocket, ...options }) => {
    const { serving, port } = await start(options, onSocket);
    expect(serving.url).toBe(`${page}?token=a%20token%20of%20my%20own%2C%20long%20enough`);
    const host = { host: 'gpu.example.org' };
    const entered = await get(port, `${new URL(serving.url).pathname}${new URL(serving.url).search}`, host);
    expect(entered.status).toBe(303);
    expect(entered.headers.location).toBe('/tools/proofsheet/');
    const [cookie = ''] = entered.headers['set-cookie'] ?? [];
    expect(cookie).toMatch(/; HttpOnly; SameSite=Strict; Path=\/tools\/proofsheet\/; Secure$/);
    const own = { ...host, cookie: cookie.split(';', 1)[0] ?? '', origin: 'https://gpu.example.org' };
    expect((await get(port, '/tools/proofsheet/', own)).body).toBe('<h1>page</h1>');
    expect((await get(port, '/tools/proofsheet/api/dataset', own)).body).toBe('"/api/dataset"');
    const events = await get(port, '/tools/proofsheet/api/events', own);
    expect(events.headers['x-accel-buffering']).toBe('no');
    // Without the cookie, or from a page of another host, nothing is answered.
    expect((await get(port, '/tools/proofsheet/api/dataset', host)).status).toBe(403);
    const foreign = { ...own, origin: 'https://elsewhere.example.org' };
    expect((await get(port, '/tools/proofsheet/api/dataset', foreign)).status).toBe(403);
  },
);

test('the path without its slash leads to the page, where its relative addresses hold', async () => {
  const { port } = await start({ strip: '', keepHost: true });
  const answer = await get(port, '/tools/proofsheet?token=x', { host: 'gpu.example.org' });
  expect(answer.status).toBe(308);
  expect(answer.headers.location).toBe('/tools/proofsheet/?token=x');
});

test('a name that is neither this machine’s nor the proxy’s is refused', async () => {
  const { port } = await start({ strip: '', keepHost: true });
  expect((await get(port, '/tools/proofsheet/', { host: 'rebound.example.org' })).status).toBe(403);
});

test('the socket goes with its host', async () => {
  const { serving, socket } = await start({ strip: '', keepHost: true }, true);
  expect(statSync(socket).isSocket()).toBe(true);
  await serving.close();
  expect(existsSync(socket)).toBe(false);
});
