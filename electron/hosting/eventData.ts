/** Reads the data of server-sent events from a response's body. */
import { createParser } from 'eventsource-parser';

/**
 * The data of each event in turn; comments and events without data are skipped. Leaving the loop, or aborting
 * `signal`, cancels the body.
 */
export async function* readEventData(
  body: ReadableStream<Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<string> {
  const reader = body.getReader();
  const cancel = (): void => void reader.cancel().catch(() => undefined);
  signal.addEventListener('abort', cancel);
  const decoder = new TextDecoder();
  let read: string[] = [];
  const parser = createParser({ onEvent: ({ data }) => void read.push(data) });
  try {
    while (!signal.aborted) {
      const { done, value } = await reader.read();
      if (done) return;
      parser.feed(decoder.decode(value, { stream: true }));
      yield* read;
      read = [];
    }
  } finally {
    signal.removeEventListener('abort', cancel);
    cancel();
  }
}
