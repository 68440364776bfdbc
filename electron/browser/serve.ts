/** The browser host: engine and renderer on one HTTP address, behind a token. */
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { hostname, networkInterfaces } from 'node:os';
import { judge, type AccessOptions } from './access.ts';
import { withoutPath, type PublicAddress } from './publicAddress.ts';
import { createAppFiles } from '../hosting/appFiles.ts';
import type { EngineFetch } from '../hosting/engineClient.ts';
import { isEventStream, securityHeaders, withSecurityHeaders } from '../hosting/headers.ts';
import { listen } from '../hosting/nodeHttp.ts';

interface ServeOptions {
  /** The engine's. */
  readonly fetch: EngineFetch;
  /** The built renderer. */
  readonly rendererFolder: string;
  /** Where to listen: a port of a host, 0 for any free one, or a Unix socket. */
  readonly address: { readonly port: number; readonly host: string } | { readonly path: string };
  /** Where a proxy serves it; null: nowhere else. */
  readonly publicly?: PublicAddress | null;
  /** The token of this run; made up if not given. */
  readonly token?: string;
}

export interface Serving {
  /** With the token: this address is all that is needed to use the app. */
  readonly url: string;
  /** 0 on a socket. */
  readonly port: number;
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
const exchange = (
  outgoing: ServerResponse,
  cookie: string,
  { fromElsewhere, publicly }: { readonly fromElsewhere: boolean; readonly publicly: PublicAddress | null },
): void => {
  const page = `${publicly?.path ?? ''}/`;
  const headers = {
    ...securityHeaders,
    'cache-control': 'no-store',
    'content-length': 0,
    'set-cookie': `${cookie}; HttpOnly; SameSite=Strict; Path=${page}${publicly?.isSecure === true ? '; Secure' : ''}`,
  };
  if (fromElsewhere)
    outgoing.writeHead(200, { ...headers, 'content-type': 'text/html', refresh: `0;url=${page}` });
  else outgoing.writeHead(303, { ...headers, location: page });
  outgoing.end();
};

/** To the same address with a slash, which is the page's. */
const addSlash = (outgoing: ServerResponse, path: string, url: string): void => {
  const location = `${path}/${url.slice(path.length)}`;
  outgoing.writeHead(308, { ...securityHeaders, 'content-length': 0, location }).end();
};

const guardWith =
  (access: AccessOptions, publicly: PublicAddress | null) =>
  (incoming: IncomingMessage, outgoing: ServerResponse): boolean => {
    const { method = '', url: asked = '', headers } = incoming;
    const path = publicly?.path ?? '';
    const url = withoutPath(asked, path);
    if (url === null) {
      addSlash(outgoing, path, asked);
      return true;
    }
    // What answers reads it from here.
    incoming.url = url;
    const verdict = judge({ method, url, headers }, access);
    if (verdict.kind === 'denied') deny(outgoing);
    if (verdict.kind === 'stranger') deny(outgoing, toStrangers);
    if (verdict.kind === 'exchange') {
      const { fromElsewhere } = verdict;
      exchange(outgoing, `${access.cookie}=${access.session}`, { fromElsewhere, publicly });
    }
    return verdict.kind !== 'allowed';
  };

/** nginx would gather events until they fill a buffer. */
const unbuffered = (response: Response): Response => {
  if (isEventStream(response.headers)) response.headers.set('x-accel-buffering', 'no');
  return response;
};

const secret = (): string => randomBytes(32).toString('base64url');

/** For people who reach a socket with `ssh -L`. */
const forwarded = 'http://localhost:8000';

/** Where the page is opened, without a slash at its end. */
const shownAddress = ({ address, publicly }: ServeOptions, port: number): string => {
  if (publicly) return publicly.origin + publicly.path;
  if ('path' in address) return forwarded;
  const name = isAnyAddress(address.host) ? hostname() : bracketed(address.host);
  return `http://${name}:${port}`;
};

/** Resolves as soon as requests are answered. @throws the system's error when the address cannot be used */
export const serve = async (options: ServeOptions): Promise<Serving> => {
  const { fetch, rendererFolder, address, publicly = null, token = secret() } = options;
  const appFile = createAppFiles(rendererFolder);
  const session = secret();
  let guard = denyAll;
  const listening = await listen({
    address,
    guard: (incoming, outgoing) => guard(incoming, outgoing),
    fetch: async (request) => {
      const { pathname } = new URL(request.url);
      const answer = await (pathname.startsWith('/api/') ? fetch(request) : appFile(pathname));
      return unbuffered(withSecurityHeaders(answer));
    },
  });
  const hosts = [
    ...namesFor('path' in address ? 'localhost' : address.host),
    ...(publicly === null ? [] : [publicly.hostName]),
  ];
  // The cookie's name contains the port, which is known only now.
  const cookie = `proofsheet-${listening.port}`;
  const publicOrigin = publicly?.origin ?? null;
  guard = guardWith({ hosts, publicOrigin, token, session, cookie }, publicly);
  return {
    url: `${shownAddress(options, listening.port)}/?token=${encodeURIComponent(token)}`,
    port: listening.port,
    close: () => listening.close(),
  };
};
