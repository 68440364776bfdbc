/** What is asked of a server, over real HTTP, and when it is asked again. */
import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { builtInPrompts } from '../../../../shared/captioning/prompts.ts';
import { dialects, type Reply } from './dialects/testing.ts';
import { checkPrompt } from './request.ts';
import type { CaptionServerOptions } from './server/testing.ts';
import { askOnce, captionServer, endpoint, facts, failureOf, image, never, secret, spec } from './testing.ts';

test('the request holds the prompt, the image and nothing that was not asked for', async () => {
  const { answer, server: asked } = await askOnce(['She waves. She']);
  expect(answer).toMatchObject({ ok: true, text: 'She waves.', cutOff: false, tokens: { in: 1200, out: 3 } });
  const [request] = asked.received;
  expect(request).toMatchObject({
    method: 'POST',
    path: '/v1/chat/completions',
    model: 'seer-7b',
    order: ['image_url', 'text'],
  });
  expect(request?.text).toContain('Tags: perlica (arknights), arknights, 1girl\n\n');
  expect(request?.system).toContain('copyright');
  expect(request?.image).toEqual({ mime: 'image/jpeg', bytes: Buffer.from(image.bytes) });
  expect(request?.body).toMatchObject({ stream: false, max_tokens: 1024 });
  expect(request?.body).not.toHaveProperty('temperature');
  expect(
    Object.keys(request?.headers ?? {})
      .filter((name) => !/^(?:host|connection|content-length)$/.test(name))
      .toSorted(),
  ).toEqual(['accept', 'accept-encoding', 'content-type', 'user-agent']);
});

test('what the environment says of OpenAI goes to no other server', async () => {
  for (const [name, value] of [
    ['OPENAI_API_KEY', secret],
    ['OPENAI_ORG_ID', secret],
    ['OPENAI_CUSTOM_HEADERS', `X-Secret: ${secret}`],
    ['OPENAI_BASE_URL', 'http://127.0.0.1:1'],
  ] as const) {
    process.env[name] = value;
    onTestFinished(() => void delete process.env[name]);
  }
  const { answer, server: asked } = await askOnce(['She waves.']);
  expect(answer.ok).toBe(true);
  expect(JSON.stringify(asked.received[0]?.headers)).not.toContain(secret);
});

test('text before the image, temperature, no system prompt: as it is set', async () => {
  const prompt = { ...builtInPrompts[0], system: ' ' };
  const { server: asked } = await askOnce(['She waves.'], {
    imageFirst: false,
    temperature: 0.4,
    maxTokens: 77,
    prompt,
  });
  expect(asked.received[0]).toMatchObject({
    order: ['text', 'image_url'],
    system: null,
    body: { temperature: 0.4, max_tokens: 77 },
  });
});

/** The image's data is left out. */
const cut = (_name: string, value: unknown): unknown =>
  typeof value === 'string' && value.startsWith('data:') ? 'data' : value;

test('what is shown of a request is what is sent, but for the key and the image’s data', async () => {
  const asked = await captionServer({ key: secret });
  const made = endpoint({ key: secret });
  const large = { ...image, bytes: new Uint8Array(3000) };
  const shown = await made.describe(spec(asked.url), facts, large);
  await made.ask(spec(asked.url), facts, large, never);
  expect(shown).toMatchObject({
    method: 'POST',
    url: `${asked.url}/chat/completions`,
    text: asked.received[0]?.text,
  });
  expect(shown.headers).toMatchObject({ authorization: 'Bearer …', 'content-type': 'application/json' });
  for (const [name, value] of Object.entries(shown.headers))
    expect(asked.received[0]?.headers[name]).toBe(name === 'authorization' ? `Bearer ${secret}` : value);
  expect(shown.body).toContain('… (4023 characters)');
  expect(JSON.stringify(shown)).not.toContain(secret);
  expect(JSON.stringify(JSON.parse(shown.body), cut)).toBe(JSON.stringify(asked.received[0]?.body, cut));
});

test('a prompt that is wrong is refused at its position, and nothing is sent', async () => {
  const asked = await captionServer();
  const prompt = { ...builtInPrompts[0], texts: { ...builtInPrompts[0].texts, one: 'Say {tgs}' } };
  await expect(endpoint().ask(spec(asked.url, { prompt }), facts, image, never)).rejects.toMatchObject({
    code: 'bad-request',
    detail: { variant: 'one', position: 4, length: 5 },
  });
  expect(asked.received).toEqual([]);
  const none = { ...builtInPrompts[0].texts, none: '[[' };
  expect(() => checkPrompt({ prompt: { ...prompt, texts: none } })).toThrow('for no character is wrong');
  for (const each of builtInPrompts) checkPrompt({ prompt: each });
});

const names = Object.keys(dialects) as (keyof typeof dialects)[];

test.each(names)('%s: no vision, no such model, no such address, no key', async (dialect) => {
  const ask = async (options: CaptionServerOptions, change: (url: string) => string = (url) => url) => {
    const started = await captionServer({ dialect, ...options });
    const answer = await endpoint({ waits: [] }).ask(spec(change(started.url)), facts, image, never);
    return failureOf(answer);
  };
  expect(await ask({ vision: false })).toMatchObject({ cause: 'no-vision', of: 'run' });
  if (dialect !== 'llama.cpp')
    expect(await ask({ models: ['other'] })).toMatchObject({
      cause: 'not-found',
      of: 'run',
      message: expect.stringContaining('does not have the model seer-7b') as unknown,
    });
  expect(await ask({}, (url) => url.replace('/v1', ''))).toMatchObject({
    cause: 'not-found',
    of: 'run',
    message: expect.stringContaining('/v1') as unknown,
  });
  expect(await ask({ key: secret })).toMatchObject({ cause: 'key', of: 'run' });
});

test('what may pass is asked again, at the time that the server names; what cannot is not', async () => {
  const soon: Reply = { status: 429, headers: { 'retry-after-ms': '1' }, body: '' };
  const passed = await askOnce([soon, { close: 'before' }, 'She waves.']);
  expect(passed.answer).toMatchObject({ ok: true, text: 'She waves.' });
  expect(passed.server.received.length).toBe(3);
  const failed = await askOnce([
    { status: 500, body: '' },
    { status: 500, body: '' },
    { status: 500, body: '' },
    'She waves.',
  ]);
  expect(failed.answer.ok).toBe(false);
  expect(failed.server.received.length).toBe(3);
  for (const reply of [
    { status: 401, body: '' },
    { status: 429, headers: { 'retry-after': '3600' }, body: '' },
    { status: 400, body: '' },
    { body: null },
  ])
    expect((await askOnce([reply, 'She waves.'])).server.received.length).toBe(1);
});

test('a server that repeats the key in an answer is not quoted with it', async () => {
  const asked = await captionServer();
  asked.script.push({ body: { error: { message: `No quota for ${secret}` } } });
  const answer = await endpoint({ key: secret }).ask(spec(asked.url), facts, image, never);
  expect(failureOf(answer).message).toContain('“No quota for …”');
});

test('an answer that takes too long is given up, once', async () => {
  const late = { after: new Promise<string>(() => undefined) };
  const { answer, server: asked } = await askOnce([late, 'She waves.'], { timeout: 1 });
  expect(failureOf(answer)).toMatchObject({
    cause: 'timeout',
    of: 'perhaps',
    message: expect.stringContaining('within 1 seconds') as unknown,
  });
  expect(asked.received.length).toBe(1);
});

test('aborting ends a request, and the wait before another one', async () => {
  const asked = await captionServer();
  const stop = new AbortController();
  asked.script.push({ after: new Promise<string>(() => undefined) });
  const under = endpoint().ask(spec(asked.url), facts, image, stop.signal);
  await expect.poll(() => asked.received.length).toBe(1);
  stop.abort(new Error('stopped'));
  await expect(under).rejects.toThrow('stopped');

  const again = new AbortController();
  asked.script.push({ close: 'before' });
  const waiting = endpoint({ waits: [1e6] }).ask(spec(asked.url), facts, image, again.signal);
  await expect.poll(() => asked.received.length).toBe(2);
  again.abort();
  await expect(waiting).rejects.toThrow('abort');
});

test('a port on which nothing listens, and a name without a machine, are said', async () => {
  const free = await new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 1));
    });
  });
  const refused = await endpoint().ask(spec(`http://127.0.0.1:${free}/v1`), facts, image, never);
  expect(failureOf(refused)).toMatchObject({
    cause: 'gone',
    of: 'perhaps',
    message: expect.stringContaining('ECONNREFUSED') as unknown,
  });
  const unknown = await endpoint().ask(spec('http://absent.invalid/v1'), facts, image, never);
  expect(failureOf(unknown)).toMatchObject({
    cause: 'gone',
    message: expect.stringMatching(/ENOTFOUND|EAI_AGAIN/) as unknown,
  });
  const asked = await captionServer();
  const tls = await endpoint().ask(spec(asked.url.replace('http:', 'https:')), facts, image, never);
  expect(failureOf(tls)).toMatchObject({
    cause: 'gone',
    message: expect.stringContaining(asked.url.slice(5)) as unknown,
  });
});

test('models are listed; what is wrong is thrown', async () => {
  for (const dialect of names) {
    const asked = await captionServer({ dialect, models: ['a', 'b'], key: secret });
    expect(await endpoint({ key: secret }).models(asked.url, false, never)).toEqual(['a', 'b']);
    await expect(endpoint().models(asked.url, false, never)).rejects.toMatchObject({
      code: 'endpoint',
      detail: { cause: 'key' },
    });
    await expect(
      endpoint({ key: secret }).models(asked.url.replace('/v1', '/v2'), false, never),
    ).rejects.toMatchObject({ code: 'endpoint', detail: { cause: 'not-found' } });
  }
  const empty = await captionServer({ dialect: 'Ollama', models: [] });
  expect(await endpoint().models(empty.url, false, never)).toEqual([]);
});

test('servers are found at their ports, by what they say that they are', async () => {
  const [ollama, other, locked] = await Promise.all([
    captionServer({ dialect: 'Ollama', models: ['llava'] }),
    captionServer({ dialect: 'Gemini' }),
    captionServer({ dialect: 'vLLM', key: secret }),
  ]);
  const ports = [ollama, other, locked].map(({ port }) => ({ name: `at ${port}`, port }));
  expect(
    await endpoint({ key: secret, ports: [...ports, { name: 'closed', port: 1 }] }).findServers(never),
  ).toEqual([
    { url: ollama.url, name: 'Ollama', models: ['llava'] },
    { url: other.url, name: `at ${other.port}`, models: ['seer-7b'] },
    { url: locked.url, name: `at ${locked.port}`, models: [] },
  ]);
  expect(locked.received[0]?.headers.authorization).toBeUndefined();
});
