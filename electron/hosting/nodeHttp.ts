/** Lets a web-standard handler answer on a TCP port, a Unix socket or a named pipe. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import type { EngineFetch } from './engineClient.ts';
import { securityHeaders } from './headers.ts';

type Address = { readonly port: number; readonly host: string } | { readonly path: string };

interface ListenOptions {
  readonly fetch: EngineFetch;
  readonly address: Address;
  /** Answers a request at once and returns true, or leaves it to `fetch`. */
  readonly guard?: (incoming: IncomingMessage, outgoing: ServerResponse) => boolean;
}

/** Node's own answers to malformed requests, by the error's code; else 400. */
const refusals: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: '413 Payload Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

/** Node's own answer to bytes that are not a request, with the headers that every answer carries. */
const refuse = (error: Error & { readonly code?: string }, socket: Duplex): void => {
  if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy();
  const status = refusals[error.code ?? ''] ?? '400 Bad Request';
  const headers = { ...securityHeaders, connection: 'close', 'content-length': '0' };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end(`HTTP/1.1 ${status}\r\n${lines.join('\r\n')}\r\n\r\n`);
};

export interface Listening {
  /** The TCP port; 0 on a socket. */
  readonly port: number;
  /** Ends open answers, event streams too, and closes the address. */
  close(): Promise<void>;
}

/** Resolves once requests are answered. @throws the system's error (EADDRINUSE, EACCES, ...) */
export const listen = async ({ fetch, address, guard }: ListenOptions): Promise<Listening> => {
  const answer = getRequestListener(fetch, { overrideGlobalObjects: false });
  const hear = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    if (guard?.(incoming, outgoing) === true) return;
    void answer(incoming, outgoing);
  };
  // A request without a host, or with an expectation, is handled here: Node's own answers have none of the
  // security headers.
  const server = createServer({ requireHostHeader: false }, hear);
  server.on('checkExpectation', hear);
  server.on('clientError', refuse);
  // On a private socket no connection is closed for being idle: otherwise a request could meet a connection
  // that the engine is just closing after some idle seconds, and fail, and an edit with it.
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
