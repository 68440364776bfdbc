/** Servers that stream although they are asked not to. */
import { expect, test } from 'vitest';
import type { Reply } from './dialects/testing.ts';
import { askOnce, failureOf } from './testing.ts';

const stream = (...events: readonly (object | string)[]): Reply => ({
  headers: { 'content-type': 'text/event-stream' },
  body: events
    .map((event) => `data: ${typeof event === 'string' ? event : JSON.stringify(event)}\n\n`)
    .join(''),
});
const delta = (content: string, finish: string | null = null): object => ({
  object: 'chat.completion.chunk',
  choices: [{ index: 0, delta: { content }, finish_reason: finish }],
});
const usage = { choices: [], usage: { prompt_tokens: 900, completion_tokens: 4 } };

test('the parts are one caption, with the last reason to end and the tokens', async () => {
  const { answer } = await askOnce([stream(delta('She '), delta('waves.', 'stop'), usage, '[DONE]')]);
  expect(answer).toMatchObject({ ok: true, text: 'She waves.', cutOff: false, tokens: { in: 900, out: 4 } });
  const cut = await askOnce([stream(delta('She waves. She', 'length'), '[DONE]')]);
  expect(cut.answer).toMatchObject({ ok: true, text: 'She waves.', cutOff: true });
});

test('thoughts are none of it, and an error within it is an error', async () => {
  const thought = { choices: [{ delta: { reasoning_content: 'Hm.' }, finish_reason: 'length' }] };
  const { answer } = await askOnce([stream(thought, '[DONE]')]);
  expect(failureOf(answer)).toMatchObject({ cause: 'answer', reached: true });
  expect(failureOf(answer).message).toContain('with thinking');
  const error = await askOnce([stream(delta('She'), { error: { message: 'boom' } })]);
  expect(failureOf(error.answer)).toMatchObject({ cause: 'server' });
  const nothing = await askOnce([stream('[DONE]')]);
  expect(failureOf(nothing.answer)).toMatchObject({ cause: 'answer' });
});

test('comments that keep it alive, lines of the other system, and a type that is wrong change nothing', async () => {
  const body = `: keep-alive\r\n\r\ndata: ${JSON.stringify(delta('She waves.', 'stop'))}\r\n\r\ndata: [DONE]`;
  for (const type of ['text/event-stream; charset=utf-8', 'text/plain']) {
    const { answer } = await askOnce([{ headers: { 'content-type': type }, body }]);
    expect(answer).toMatchObject({ ok: true, text: 'She waves.' });
  }
});

test('it is no longer than any other answer', async () => {
  const long = delta('x'.repeat(1024 ** 2));
  const { answer } = await askOnce([stream(...Array.from({ length: 17 }, () => long))]);
  expect(failureOf(answer).message).toContain('more than 16 MB');
});

test('an answer that begins and then stalls is given up like one that never begins', async () => {
  const { answer } = await askOnce([{ stalls: '{"choices": [' }], { timeout: 1 });
  expect(failureOf(answer)).toMatchObject({ cause: 'timeout', reached: true });
});
