import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readEventData } from './eventData.ts';

/** A body that arrives in these pieces. */
const bodyOf = (pieces: readonly Uint8Array[]): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });

const read = async (pieces: readonly Uint8Array[]): Promise<readonly string[]> => {
  const all = [];
  for await (const data of readEventData(bodyOf(pieces), new AbortController().signal)) all.push(data);
  return all;
};

test('events are found however the bytes were cut', async () => {
  const line = fc.string({ unit: fc.constantFrom('a', ' ', ':', 'é', '…', '人') });
  const event = fc.record({ lines: fc.array(line, { minLength: 1, maxLength: 3 }), named: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(event), fc.array(fc.nat({ max: 400 })), async (events, cuts) => {
      const text = events
        .map(({ lines, named }) => {
          const data = lines.map((each) => `data: ${each}\n`).join('');
          return `: a comment\n\n${named ? 'event: x\nid: 7\n' : ''}${data}\n`;
        })
        .join('');
      const bytes = new TextEncoder().encode(text);
      const at = [0, ...cuts.filter((cut) => cut < bytes.length).toSorted((a, b) => a - b), bytes.length];
      const pieces = at.slice(1).map((end, index) => bytes.slice(at[index], end));
      expect(await read(pieces)).toEqual(events.map(({ lines }) => lines.join('\n')));
    }),
  );
});

test('an event without its last empty line is not yet one', async () => {
  expect(await read([new TextEncoder().encode('data: 1\r\n\r\ndata: 2\r\n')])).toEqual(['1']);
});

test('aborting ends the reading and cancels the body', async () => {
  const stop = new AbortController();
  let cancelled = false;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new TextEncoder().encode('data: 1\n\n')),
    cancel: () => {
      cancelled = true;
    },
  });
  const all = [];
  for await (const data of readEventData(body, stop.signal)) {
    all.push(data);
    stop.abort();
  }
  expect(all).toEqual(['1']);
  expect(cancelled).toBe(true);
});
