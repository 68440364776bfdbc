import { expect, test } from 'vitest';
import { answerApp } from './appProtocol.ts';

/** Of an engine that sends something and then ends in the middle. */
const brokenBody = (): ReadableStream<Uint8Array> => {
  let sent = false;
  return new ReadableStream({
    pull(controller) {
      if (sent) return controller.error(new Error('The engine closed the connection.'));
      sent = true;
      return controller.enqueue(new TextEncoder().encode('data: 1\n\n'));
    },
  });
};

const answerOf = (type: string) =>
  answerApp({
    appFile: async () => new Response(),
    engine: async () => new Response(brokenBody(), { headers: { 'content-type': type } }),
  })(new Request('app://proofsheet/api/events'));

test('an event stream that breaks ends, so that it can fail nowhere once its page has gone', async () => {
  const response = await answerOf('text/event-stream');
  expect(await response.text()).toBe('data: 1\n\n');
});

test('any other answer that breaks fails, so that its page does not take it as complete', async () => {
  const response = await answerOf('application/json');
  await expect(response.text()).rejects.toThrow('closed the connection');
});
