/** The event stream, as server-sent events: `hello` first, then what happens, until the reader goes. */
import type { Hono } from 'hono';
import type { EngineEvent } from '../../../shared/api/events.ts';
import type { Workspace } from '../dataset.ts';
import type { Events } from '../work/events.ts';
import type { Jobs } from '../work/jobs.ts';

export interface EventsDeps {
  /** Another one tells windows that the engine was restarted. */
  readonly engineId: string;
  readonly workspace: Workspace;
  readonly events: Events;
  readonly jobs: Jobs;
  /** Aborts when the engine closes: it ends all streams. */
  readonly closing: AbortSignal;
}

/** Proxies close connections that say nothing; in milliseconds. */
const pingEvery = 15_000;
/** Events that may wait for a slow reader before it is cut off; it comes back and starts from `hello`. */
const backlog = 1000;

export const eventsRoutes = (app: Hono, deps: EventsDeps): void => {
  app.get('/api/events', (context) => {
    const stream = eventStream(deps);
    return context.body(stream, 200, {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-cache, no-transform',
      'X-Accel-Buffering': 'no',
    });
  });
};

const eventStream = ({
  engineId,
  workspace,
  events,
  jobs,
  closing,
}: EventsDeps): ReadableStream<Uint8Array> => {
  const encoder = new TextEncoder();
  const ends: (() => void)[] = [];
  const end = (): void => ends.forEach((undo) => undo());
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        const write = (text: string): void => {
          controller.enqueue(encoder.encode(text));
          if ((controller.desiredSize ?? 0) < -backlog) finish();
        };
        const send = (event: EngineEvent): void => write(`data: ${JSON.stringify(event)}\n\n`);
        const unsubscribe = events.subscribe(send);
        const ping = setInterval(() => write(': ping\n\n'), pingEvery);
        ping.unref();
        const finish = (): void => {
          end();
          controller.close();
        };
        closing.addEventListener('abort', finish, { once: true });
        ends.push(
          unsubscribe,
          () => clearInterval(ping),
          () => closing.removeEventListener('abort', finish),
        );
        const dataset = workspace.peek()?.info() ?? null;
        send({ type: 'hello', engine: engineId, dataset, jobs: jobs.list() });
      },
      cancel: () => end(),
    },
    new CountQueuingStrategy({ highWaterMark: 1 }),
  );
};
