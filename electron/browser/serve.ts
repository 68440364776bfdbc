/** The browser host: engine and renderer on one HTTP address, behind a token. */
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { hostname, networkInterfaces } from 'node:os';
import { judge, type AccessOptions } from './access.ts';
import { createAppFiles } from '../hosting/appFiles.ts';
import type { EngineFetch } from '../hosting/engineClient.ts';
import { securityHeaders, withSecurityHeaders } from '../hosting/headers.ts';
import { listen } from '../hosting/nodeHttp.ts';

interface ServeOptions {
  /** The engine's. */
  readonly fetch: EngineFetch;
  /** The built renderer. */
  readonly rendererFolder: string;
  /** 0 for any free one. */
  readonly port: number;
  readonly host: string;
}

export interface Serving {
  /** With the token: this address is all that is needed to use the app. */
  readonly url: string;
  close(): Promise<void>;
}

const loopbackNames = ['127.0.0.1', 'localhost', '[::1]'];

const bracketed = (host: string): string => (host.includes(':') ? `[${host}]` : host);

const isAnyAddress = (host: string): boolean => host === '0.0.0.0' || host === '::';

/** Every address of this machine, for a host that listens on all of them. */
const ownAddresses = (): readonly string[] => [
  hostname(),
  ...Object.values(networkInterfaces()).flatMap((found) => (found ?? []).map(({ address }) => address)),
];

const namesFor = (host: string): readonly string[] =>
  [...loopbackNames, ...(isAnyAddress(host) ? ownAddresses() : [host])].map((name) =>
    loopbackNames.includes(name) ? name : bracketed(name).toLowerCase(),
  );

const deny = (outgoing: ServerResponse, words = ''): void => {
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'content-length': Buffer.byteLength(words) };
  outgoing.writeHead(403, { ...securityHeaders, 'cache-control': 'no-store', ...headers }).end(words);
};

/** For visitors by a bookmark, or by the address of an earlier run. */
const toStrangers =
  'Open the address that proofsheet printed when it was started: it holds the token of this run.\n';

const denyAll = (_: IncomingMessage, outgoing: ServerResponse): boolean => {
  deny(outgoing);
  return true;
};

/**
 * Sets the cookie and redirects to the page without the token, so that the token stays in no history and no
 * log. A strict cookie is not sent on a redirect that began on another site (a link in a web terminal): there
 * the page itself navigates, which counts as the app's own site.
 */
const exchange = (outgoing: ServerResponse, cookie: string, fromElsewhere: boolean): void => {
  const headers = {
    ...securityHeaders,
    'cache-control': 'no-store',
    'content-length': 0,
    'set-cookie': `${cookie}; HttpOnly; SameSite=Strict; Path=/`,
  };
  if (fromElsewhere) outgoing.writeHead(200, { ...headers, 'content-type': 'text/html', refresh: '0;url=/' });
  else outgoing.writeHead(303, { ...headers, location: '/' });
  outgoing.end();
};

const guardWith =
  (access: AccessOptions) =>
  (incoming: IncomingMessage, outgoing: ServerResponse): boolean => {
    const { method = '', url = '', headers } = incoming;
    const verdict = judge({ method, url, headers }, access);
    if (verdict.kind === 'denied') deny(outgoing);
    if (verdict.kind === 'stranger') deny(outgoing, toStrangers);
    if (verdict.kind === 'exchange') {
      exchange(outgoing, `${access.cookie}=${access.session}`, verdict.fromElsewhere);
    }
    return verdict.kind !== 'allowed';
  };

const secret = (): string => randomBytes(32).toString('base64url');

/** Resolves as soon as requests are answered. @throws the system's error when the address cannot be used */
export const serve = async ({ fetch, rendererFolder, port, host }: ServeOptions): Promise<Serving> => {
  const appFile = createAppFiles(rendererFolder);
  const token = secret();
  const session = secret();
  let guard = denyAll;
  const listening = await listen({
    address: { port, host },
    guard: (incoming, outgoing) => guard(incoming, outgoing),
    fetch: async (request) => {
      const { pathname } = new URL(request.url);
      return withSecurityHeaders(await (pathname.startsWith('/api/') ? fetch(request) : appFile(pathname)));
    },
  });
  // The cookie's name contains the port, which is known only now.
  guard = guardWith({ hosts: namesFor(host), token, session, cookie: `proofsheet-${listening.port}` });
  const shown = isAnyAddress(host) ? hostname() : bracketed(host);
  return { url: `http://${shown}:${listening.port}/?token=${token}`, close: () => listening.close() };
};
