/** Lets a web-standard handler answer on a TCP port, a Unix socket or a named pipe. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { EngineFetch } from './engineClient.ts';

type Address = { readonly port: number; readonly host: string } | { readonly path: string };

interface ListenOptions {
  readonly fetch: EngineFetch;
  readonly address: Address;
  /** Answers a request at once and returns true, or lets it through to `fetch`. */
  readonly guard?: (incoming: IncomingMessage, outgoing: ServerResponse) => boolean;
}

export interface Listening {
  /** The TCP port; 0 on a socket. */
  readonly port: number;
  /** Ends open answers, event streams too, and lets go of the address. */
  close(): Promise<void>;
}

/** Resolves once requests are answered. @throws the system's error (EADDRINUSE, EACCES, ...) */
export const listen = async ({ fetch, address, guard }: ListenOptions): Promise<Listening> => {
  const answer = getRequestListener(fetch, { overrideGlobalObjects: false });
  const server = createServer((incoming, outgoing) => {
    if (guard?.(incoming, outgoing) === true) return;
    void answer(incoming, outgoing);
  });
  // On a socket of our own nobody hangs up: a request must never meet a connection that the engine, after a rest of
  // some seconds, is just closing. It would fail, and an edit with it.
  if ('path' in address) server.keepAliveTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(address, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const bound = server.address();
  return {
    port: typeof bound === 'object' && bound !== null ? bound.port : 0,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
