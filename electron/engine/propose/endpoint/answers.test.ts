/** What becomes of every way in which a server can answer. */
import { expect, test } from 'vitest';
import type { Reply } from './dialects/testing.ts';
import { askOnce, failureOf } from './testing.ts';

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

const completion = (content: string, finish: string): Reply => ({
  body: { choices: [{ message: { content }, finish_reason: finish }] },
});

test.each<readonly [string, Reply, boolean]>([
  ['a filter', completion('', 'content_filter'), true],
  ['an empty answer', completion('', 'stop'), true],
  ['only a thought', completion('<think>A girl', 'length'), true],
  ['no JSON', { headers: { 'content-type': 'text/plain' }, body: 'hello' }, true],
  ['an error that succeeded', { body: { error: { message: 'boom' } } }, true],
  ['a busy provider, told with success', { body: { error: { message: 'overloaded' } } }, false],
  ['400', { status: 400, body: 'no' }, true],
  ['429', { status: 429, body: '' }, false],
  ['500', { status: 500, body: '' }, false],
  ['502', { status: 502, body: '' }, false],
  ['a closed connection', { close: 'before' }, false],
])('%s: whether it was answered, and is not asked again by itself', async (_what, reply, reached) => {
  const { answer } = await askOnce([reply, reply, reply]);
  expect(failureOf(answer).reached).toBe(reached);
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
