import { expect, test } from 'vitest';
import { openEventStream, type Connection } from './eventStream.ts';

/** A stand-in for the browser's connection, controlled by the test. */
class Source extends EventTarget {
  closed = false;
  close(): void {
    this.closed = true;
  }
}

const open = (isRefused: () => Promise<boolean> = async () => false) => {
  const sources: Source[] = [];
  const waits: number[] = [];
  const states: Connection[] = [];
  const events: string[] = [];
  const pending: (() => void)[] = [];
  const end = openEventStream({
    open: () => {
      const source = new Source();
      sources.push(source);
      return source as unknown as EventSource;
    },
    schedule: (next, milliseconds) => {
      pending.push(next);
      waits.push(milliseconds);
    },
    isRefused,
    onConnection: (state) => states.push(state),
    onEvent: (event) => events.push(event.type),
  });
  const last = (): Source => sources.at(-1) ?? new Source();
  return { sources, waits, states, events, end, last, next: () => pending.pop()?.() };
};

const message = (data: unknown): Event => new MessageEvent('message', { data: JSON.stringify(data) });

test('events are handed on, and unknown ones passed over', () => {
  const stream = open();
  stream.last().dispatchEvent(new Event('open'));
  stream.last().dispatchEvent(message({ type: 'dataset', dataset: null }));
  stream.last().dispatchEvent(message({ type: 'of a later version' }));
  expect(stream.states).toEqual(['open']);
  expect(stream.events).toEqual(['dataset']);
});

test('a broken connection is opened again, less and less often until it holds', () => {
  const stream = open();
  for (let time = 0; time < 6; time++) {
    stream.last().dispatchEvent(new Event('error'));
    stream.next();
  }
  expect(stream.waits).toEqual([250, 500, 1000, 2000, 4000, 4000]);
  stream.last().dispatchEvent(new Event('open'));
  stream.last().dispatchEvent(new Event('error'));
  expect(stream.waits.at(-1)).toBe(250);
  expect(stream.sources.slice(0, -1).every((source) => source.closed)).toBe(true);
});

test('when it is ended nothing is opened any more', () => {
  const stream = open();
  stream.end();
  stream.last().dispatchEvent(new Event('error'));
  expect(stream.last().closed).toBe(true);
  expect(stream.waits).toEqual([]);
});

test('a window that is not let in is told so, until it is', async () => {
  const answers = [Promise.withResolvers<boolean>(), Promise.withResolvers<boolean>()] as const;
  const asked = [...answers];
  const stream = open(() => asked.shift()?.promise ?? Promise.resolve(false));
  stream.last().dispatchEvent(new Event('error'));
  expect(stream.states).toEqual(['lost']);
  answers[0].resolve(true);
  await answers[0].promise;
  expect(stream.states).toEqual(['lost', 'refused']);
  stream.next();
  stream.last().dispatchEvent(new Event('error'));
  expect(stream.states).toEqual(['lost', 'refused']);
  stream.next();
  stream.last().dispatchEvent(new Event('open'));
  answers[1].resolve(true);
  await answers[1].promise;
  expect(stream.states).toEqual(['lost', 'refused', 'open']);
});
