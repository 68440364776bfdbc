/** A server that says when to come again is waited for, and costs no image its proposal. */
import { expect, test } from 'vitest';
import type { Reply } from './dialects/testing.ts';
import { askOnce, captionServer, endpoint, facts, failureOf, image, never, spec } from './testing.ts';
import { createTurn } from './turn.ts';

const soon: Reply = { status: 429, headers: { 'retry-after-ms': '1' }, body: '' };

test('it is asked as often as it wants to be put off, and all requests of a run wait for it', async () => {
  const { answer, server } = await askOnce([soon, soon, soon, soon, soon, soon, 'She waves.']);
  expect(answer).toMatchObject({ ok: true, text: 'She waves.' });
  expect(server.received).toHaveLength(7);

  const turn = createTurn();
  const asked = await captionServer();
  asked.script.push(soon, soon, soon, soon, soon);
  const made = endpoint();
  const answers = await Promise.all(
    [1, 2, 3].map(() => made.ask(spec(asked.url), facts, image, never, turn)),
  );
  expect(answers.map(({ ok }) => ok)).toEqual([true, true, true]);
  expect(asked.received).toHaveLength(8);
});

test('a request waits while the server has put another one off', async () => {
  const turn = createTurn(60_000);
  turn.postpone(50_000);
  const asked = await captionServer();
  const stop = new AbortController();
  const waiting = endpoint().ask(spec(asked.url), facts, image, stop.signal, turn);
  const ended = waiting.catch((error: unknown) => String(error));
  // Another one of another run goes through meanwhile.
  await endpoint().ask(spec(asked.url), facts, image, never);
  expect(asked.received).toHaveLength(1);
  stop.abort();
  expect(await ended).toContain('abort');
});

test('a run that is paused waits for its turn no longer', async () => {
  const turn = createTurn();
  turn.postpone(50_000);
  const asked = await captionServer();
  const waiting = endpoint().ask(spec(asked.url), facts, image, never, turn);
  turn.stop();
  expect(failureOf(await waiting)).toMatchObject({ cause: 'gone', of: 'perhaps', reached: false });
  expect(asked.received).toHaveLength(0);
});

test('a server that never answers in between pauses the run with a sentence', async () => {
  const asked = await captionServer();
  asked.script.push(soon, soon);
  const answer = await endpoint().ask(spec(asked.url), facts, image, never, createTurn(-1));
  expect(failureOf(answer)).toMatchObject({ cause: 'rate', of: 'run', reached: false });
  expect(failureOf(answer).message).toContain('put requests off for too long');
});

test('how long it may put off begins again with each answer', () => {
  let time = 0;
  const turn = createTurn(100, () => time);
  expect(turn.postpone(60)).toBe(true);
  time = 60;
  expect(turn.postpone(60)).toBe(false);
  turn.answered();
  expect(turn.postpone(60)).toBe(true);
});

test.each([
  [{ status: 502, headers: { 'retry-after-ms': '1' }, body: '' }],
  [{ status: 503, headers: { 'retry-after-ms': '1' }, body: { error: { message: 'Loading model' } } }],
] as const)('the same for one that is not ready and says when it will be: %j', async (reply) => {
  const { answer } = await askOnce([reply, reply, reply, reply, 'She waves.']);
  expect(answer.ok).toBe(true);
});

test('a pause of hours is not waited for, whatever the server calls it', async () => {
  const { answer, server } = await askOnce([{ status: 502, headers: { 'retry-after': '7200' }, body: '' }]);
  expect(failureOf(answer)).toMatchObject({ cause: 'gone', of: 'run' });
  expect(failureOf(answer).message).toContain('wait 2 hours');
  expect(server.received).toHaveLength(1);
});
