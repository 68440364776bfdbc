/** The engine's event stream, kept open: when it breaks it is opened again, for as long as the window lives. */
import { engineEvent, type EngineEvent } from '../../shared/api/events.ts';

export type Connection = 'connecting' | 'open' | 'lost';

interface Options {
  readonly onEvent: (event: EngineEvent) => void;
  readonly onConnection: (state: Connection) => void;
  /** Opens one connection; `EventSource` where there is one. */
  readonly open: (url: string) => EventSource;
  readonly schedule: (run: () => void, milliseconds: number) => void;
}

const firstWait = 250;
const longestWait = 4000;

/** Starts at once; returns what ends it. */
export const openEventStream = ({ onEvent, onConnection, open, schedule }: Options): (() => void) => {
  let source: EventSource | null = null;
  let wait = firstWait;
  let ended = false;

  const connect = (): void => {
    if (ended) return;
    const current = open('/api/events');
    source = current;
    current.addEventListener('open', () => {
      wait = firstWait;
      onConnection('open');
    });
    current.addEventListener('message', (message: MessageEvent<string>) => {
      const event = engineEvent.safeParse(JSON.parse(message.data));
      // An event of a newer engine that this window does not know is not for it.
      if (event.success) onEvent(event.data);
    });
    // EventSource gives up for good after an answer that is not a stream, so we always do it ourselves.
    current.addEventListener('error', () => {
      current.close();
      if (source !== current || ended) return;
      source = null;
      onConnection('lost');
      schedule(connect, wait);
      wait = Math.min(wait * 2, longestWait);
    });
  };

  connect();
  return () => {
    ended = true;
    source?.close();
  };
};
