import { request, type IncomingHttpHeaders } from 'node:http';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { expect, onTestFinished, test } from 'vitest';
import { serve } from './serve.ts';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A request as any program could send it: nothing is added and no redirect is followed. */
const send = (address: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const outgoing = request(address, { headers, method }, (incoming) => {
      let body = '';
      incoming.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      incoming.on('end', () =>
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body }),
      );
    });
    outgoing.on('error', reject);
    outgoing.end();
  });

/** The host with a small engine behind it, which counts the requests that reach it. */
const started = async () => {
  const rendererFolder = mkdtempSync(join(tmpdir(), 'proofsheet-serve-'));
  writeFileSync(join(rendererFolder, 'index.html'), '<h1>page</h1>');
  let asked = 0;
  const engine = new Hono();
  engine.all('/api/*', (context) => {
    asked += 1;
    return context.json({ path: context.req.path });
  });
  const fetch = async (incoming: Request): Promise<Response> => engine.fetch(incoming);
  const serving = await serve({ fetch, rendererFolder, address: { port: 0, host: '127.0.0.1' } });
  onTestFinished(async () => {
    await serving.close();
    rmSync(rendererFolder, { recursive: true, force: true });
  });
  const { origin, searchParams } = new URL(serving.url);
  const cookie = async (): Promise<string> =>
    (await send(serving.url)).headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  return { serving, origin, token: searchParams.get('token') ?? '', cookie, asked: () => asked };
};

test('the token becomes a strict cookie on the way to the page without it', async () => {
  const { serving, origin, token } = await started();
  expect(serving.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}$/);
  const first = await send(serving.url);
  expect(first.status).toBe(303);
  expect(first.headers.location).toBe('/');
  const [cookie = ''] = first.headers['set-cookie'] ?? [];
  expect(cookie).toMatch(/^proofsheet-\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/);
  expect(cookie).not.toContain(token);
  const page = await send(origin, { cookie: cookie.split(';')[0] ?? '' });
  expect(page.status).toBe(200);
  expect(page.body).toBe('<h1>page</h1>');
});

test('a link on another site leads to the page by a page of our own, which the strict cookie survives', async () => {
  const { serving } = await started();
  const first = await send(serving.url, { 'sec-fetch-site': 'cross-site' });
  expect(first.status).toBe(200);
  expect(first.headers.refresh).toBe('0;url=/');
});

test('without token, with another host or from another origin there is 403 and nothing else', async () => {
  const { origin, cookie, asked } = await started();
  const own = await cookie();
  const answers = await Promise.all([
    send(`${origin}/index.html`),
    send(`${origin}/api/dataset`),
    send(origin, { host: 'evil.example' }),
    send(`${origin}/api/dataset`, { cookie: own, host: 'evil.example' }),
    send(`${origin}/api/dataset`, { cookie: own, origin: 'http://evil.example' }, 'POST'),
    send(`${origin}/api/dataset`, { cookie: own.replace(/.$/, '') }),
  ]);
  for (const { status, headers, body } of answers) {
    expect(status).toBe(403);
    expect(body).toBe('');
    expect(headers['set-cookie']).toBeUndefined();
  }
  expect(asked()).toBe(0);
});

test('the page without the token of this run is 403 too, and says where to find it', async () => {
  const { origin, cookie } = await started();
  const stale = { cookie: (await cookie()).replace(/.$/, '') };
  for (const answer of [
    await send(origin),
    await send(`${origin}/?token=wrong`),
    await send(origin, stale),
  ]) {
    expect(answer.status).toBe(403);
    expect(answer.headers['content-type']).toContain('text/plain');
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(answer.body).toMatch(/^Open the address that proofsheet printed/);
  }
});

test('every answer carries the policy, the engine answers included', async () => {
  const { origin, cookie, asked } = await started();
  const headers = { cookie: await cookie() };
  for (const path of ['/', '/api/dataset', '/missing.js']) {
    const answer = await send(origin + path, headers);
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.headers['cross-origin-resource-policy']).toBe('same-origin');
  }
  expect(asked()).toBe(1);
});

/** The answer to raw bytes, whether they make a request or not. */
const answerTo = (origin: string, bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(Number(new URL(origin).port), '127.0.0.1', () => socket.write(bytes));
    socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    socket.on('end', () => resolve(text)).on('error', reject);
  });

test.each([
  ['431', `GET / HTTP/1.1\r\nhost: 127.0.0.1\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`],
  ['400', 'no request at all\r\n\r\n'],
  ['403', 'GET / HTTP/1.1\r\nconnection: close\r\n\r\n'],
  ['403', 'GET / HTTP/1.1\r\nhost: 127.0.0.1\r\nexpect: the moon\r\nconnection: close\r\n\r\n'],
])('what is no request of ours is answered with %s and the policy', async (status, bytes) => {
  const { origin, asked } = await started();
  const answer = await answerTo(origin, bytes);
  expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(answer).toContain("content-security-policy: default-src 'none'");
  expect(answer).toContain('x-content-type-options: nosniff');
  expect(asked()).toBe(0);
});
