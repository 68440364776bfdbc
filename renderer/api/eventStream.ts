/** The engine's event stream, kept open: when it breaks it is opened again, for as long as the window lives. */
import { engineEvent, type EngineEvent } from '../../shared/api/events.ts';

/** `refused`: there is an engine, but it does not accept this window (any more). */
export type Connection = 'connecting' | 'open' | 'lost' | 'refused';

interface Options {
  readonly onEvent: (event: EngineEvent) => void;
  readonly onConnection: (state: Connection) => void;
  /** Opens one connection; `EventSource` where there is one. */
  readonly open: (url: string) => EventSource;
  readonly schedule: (run: () => void, milliseconds: number) => void;
  /** Called after a failed connection, which does not tell why it failed. */
  readonly isRefused: () => Promise<boolean>;
}

const firstWait = 250;
const longestWait = 4000;

/** Starts at once; returns the function that ends it. */
export const openEventStream = ({
  onEvent,
  onConnection,
  open,
  schedule,
  isRefused,
}: Options): (() => void) => {
  let source: EventSource | null = null;
  let wait = firstWait;
  let ended = false;

  let told: Connection = 'connecting';
  const tell = (connection: Connection): void => {
    if (connection === told) return;
    told = connection;
    onConnection(connection);
  };

  const failed = async (): Promise<void> => {
    // Once refused, it stays so until the state is known to be another: a message that changes every second
    // cannot be read.
    if (told !== 'refused') tell('lost');
    const refused = await isRefused();
    if (!ended && told !== 'open') tell(refused ? 'refused' : 'lost');
  };

  const connect = (): void => {
    if (ended) return;
    const current = open('/api/events');
    source = current;
    current.addEventListener('open', () => {
      wait = firstWait;
      tell('open');
    });
    current.addEventListener('message', (message: MessageEvent<string>) => {
      const event = engineEvent.safeParse(JSON.parse(message.data));
      // An event that this window does not know comes from a newer engine, and is ignored.
      if (event.success) onEvent(event.data);
    });
    // EventSource gives up for good after an answer that is not a stream, so reconnecting is always done
    // here.
    current.addEventListener('error', () => {
      current.close();
      if (source !== current || ended) return;
      source = null;
      void failed();
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
