/** What is asked of a server, over real HTTP, and what becomes of every way in which it can answer. */
import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import {
  endpointSpec,
  type EndpointSpec,
  type EndpointSpecInput,
} from '../../../../shared/captioning/endpointSpec.ts';
import { builtInPrompts } from '../../../../shared/captioning/prompts.ts';
import { factsOf } from '../../../../shared/captioning/testing.ts';
import {
  createEndpoint,
  type Endpoint,
  type EndpointAnswer,
  type EndpointOptions,
} from './createEndpoint.ts';
import { dialects, type Reply } from './dialects/testing.ts';
import { checkPrompt, type SentImage } from './request.ts';
import { captionServer } from '../testing.ts';
import type { CaptionServer, CaptionServerOptions } from './testing.ts';

const image: SentImage = { bytes: new Uint8Array([0xff, 0xd8, 0xff]), mime: 'image/jpeg' };
const facts = factsOf('perlica \\(arknights\\), arknights, 1girl', null);
const secret = 'sk-very-secret-1234';
const never = new AbortController().signal;

const endpoint = (options: Partial<EndpointOptions> & { readonly key?: string } = {}): Endpoint => {
  const { key = null, ...rest } = options;
  const made = createEndpoint({ keys: { get: async () => key }, waits: [0, 0], ...rest });
  onTestFinished(() => made.close());
  return made;
};
const spec = (url: string, more: Partial<EndpointSpecInput> = {}): EndpointSpec =>
  endpointSpec.parse({ by: 'endpoint', url, model: 'seer-7b', prompt: builtInPrompts[0], ...more });

/** One answer to one request, with what was sent. */
const askOnce = async (
  replies: readonly Reply[],
  more: Partial<EndpointSpecInput> = {},
): Promise<{ readonly answer: EndpointAnswer; readonly server: CaptionServer }> => {
  const started = await captionServer();
  started.script.push(...replies);
  return { answer: await endpoint().ask(spec(started.url, more), facts, image, never), server: started };
};
const failureOf = (answer: EndpointAnswer) => (answer.ok ? expect.unreachable(answer.text) : answer);

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
      .filter(
        (name) =>
          !/^(?:host|connection|content-length|accept-encoding|accept-language|sec-fetch-mode)$/.test(name),
      )
      .toSorted(),
  ).toEqual(['accept', 'content-type', 'user-agent']);
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

const page = '<!DOCTYPE html>\n<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>';
const html = { 'content-type': 'text/html' };
const words = Array.from({ length: 30_000 }, () => 'word').join(' ');

test.each<readonly [string, Reply, string, string, string]>([
  ['401', { status: 401, body: { error: 'nope' } }, 'key', 'run', 'wants a key (401: “nope”)'],
  ['403 without words', { status: 403, body: '' }, 'key', 'run', 'wants a key (403)'],
  [
    '402',
    { status: 402, body: { error: { message: 'Insufficient credits.' } } },
    'server',
    'run',
    'no credit left',
  ],
  [
    '413',
    { status: 413, headers: html, body: '<html><h1>413 Request Entity Too Large</h1></html>' },
    'server',
    'perhaps',
    'Send smaller images',
  ],
  ['504', { status: 504, body: '' }, 'timeout', 'perhaps', 'gave up on the answer (504)'],
  [
    '500 with an error as text',
    { status: 500, body: { error: 'out of memory' } },
    'server',
    'perhaps',
    '(500): “out of memory”',
  ],
  [
    '500 with an error as object',
    { status: 500, body: { error: { message: 'boom', code: 500 } } },
    'server',
    'perhaps',
    '“boom”',
  ],
  [
    '500 with text',
    { status: 500, headers: { 'content-type': 'text/plain' }, body: 'Internal error' },
    'server',
    'perhaps',
    '“Internal error”',
  ],
  ['500 without words', { status: 500, body: '' }, 'server', 'perhaps', '“status 500”'],
  ['502 with a page', { status: 502, headers: html, body: page }, 'gone', 'perhaps', '“502 Bad Gateway”'],
  [
    '503 while loading',
    { status: 503, body: { error: { message: 'Loading model', code: 503 } } },
    'gone',
    'perhaps',
    'still loading seer-7b',
  ],
  [
    '400 for the context',
    { status: 400, body: { error: { message: 'the request exceeds the available context size' } } },
    'server',
    'perhaps',
    'do not fit',
  ],
  [
    '422',
    { status: 422, body: { detail: [{ msg: 'field required' }] } },
    'server',
    'perhaps',
    '“field required”',
  ],
  [
    '429',
    { status: 429, body: { error: { message: 'slow down' } } },
    'rate',
    'perhaps',
    'less often (429: “slow down”)',
  ],
  [
    '429 for hours',
    { status: 429, headers: { 'retry-after': '7200' }, body: '' },
    'rate',
    'run',
    'wait 2 hours',
  ],
  [
    'a redirect',
    { status: 307, headers: { location: 'https://elsewhere.example/v1' }, body: '' },
    'not-found',
    'run',
    'on to https://elsewhere.example/v1',
  ],
  ['HTML', { headers: html, body: page }, 'answer', 'perhaps', 'no JSON (“502 Bad Gateway”)'],
  ['HTML that calls itself JSON', { body: page }, 'answer', 'perhaps', 'is none'],
  ['half a JSON', { body: '{"choices": [{"message": ' }, 'answer', 'perhaps', 'breaks off'],
  ['nothing', { body: '' }, 'answer', 'perhaps', 'answered with nothing'],
  ['null', { body: null }, 'answer', 'perhaps', 'no chat completion'],
  [
    'reasoning only',
    { body: { choices: [{ finish_reason: 'length', message: { content: '', reasoning_content: 'Hm' } }] } },
    'answer',
    'perhaps',
    '1024 tokens with thinking',
  ],
  ['an error that succeeded', { body: { error: { message: 'boom' } } }, 'server', 'perhaps', '“boom”'],
  ['a closed connection', { close: 'before' }, 'gone', 'perhaps', 'closed the connection'],
  ['a connection closed within the answer', { close: 'within' }, 'gone', 'perhaps', 'closed the connection'],
  ['an endless answer', { body: `"${'x'.repeat(17 * 1024 ** 2)}"` }, 'answer', 'perhaps', 'more than 16 MB'],
])('%s is a failure in words', async (_what, reply, cause, of, said) => {
  const { answer, server: asked } = await askOnce([reply, reply, reply]);
  const failure = failureOf(answer);
  expect(failure).toMatchObject({ cause, of });
  expect(failure.message).toContain(said);
  expect(failure.message).toContain(cause === 'answer' && said.includes('thinking') ? 'seer-7b' : asked.url);
});

test.each<readonly [string, Reply, string]>([
  [
    'parts',
    { body: { choices: [{ message: { content: [{ type: 'text', text: 'She waves.' }] } }] } },
    'She waves.',
  ],
  [
    'JSON that calls itself text',
    {
      headers: { 'content-type': 'text/plain' },
      body: '{"choices": [{"message": {"content": "She waves."}}]}',
    },
    'She waves.',
  ],
  ['a thought', '<think>A girl.</think>She waves.', 'She waves.'],
  ['30,000 words', words, words],
  ['another language', '她在挥手。', '她在挥手。'],
])('%s is an answer', async (_what, reply, text) => {
  const { answer } = await askOnce([reply]);
  expect(answer).toMatchObject({ ok: true, text });
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

test('where nothing listens, or nobody is, that is said', async () => {
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
  const unknown = await endpoint().ask(spec('http://nobody.invalid/v1'), facts, image, never);
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
    await endpoint({ key: secret, ports: [...ports, { name: 'nobody', port: 1 }] }).findServers(never),
  ).toEqual([
    { url: ollama.url, name: 'Ollama', models: ['llava'] },
    { url: other.url, name: `at ${other.port}`, models: ['seer-7b'] },
    { url: locked.url, name: `at ${locked.port}`, models: [] },
  ]);
  expect(locked.received[0]?.headers.authorization).toBeUndefined();
});
