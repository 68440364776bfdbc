/**
 * Who may speak to the browser host. Every process and every web page of the machine can reach its port, so a
 * request must name one of the host's own names (against DNS rebinding), come from the app's own page, and
 * carry the secret.
 *
 * Hosts are compared without their port: behind `ssh -L 9000:127.0.0.1:4000` the browser rightly says
 * `localhost:9000`.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

export interface AccessOptions {
  /** Names and addresses under which the page may be opened, without port; IPv6 in brackets. */
  readonly hosts: readonly string[];
  /** Of the page where a proxy serves it, which need not pass on the host that it was asked for; null: there is none. */
  readonly publicOrigin: string | null;
  /** In the address that is printed. */
  readonly token: string;
  /** In the cookie that the token is exchanged for. */
  readonly session: string;
  /** Cookies do not depend on the port, so the name contains it. */
  readonly cookie: string;
}

interface Knock {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

/**
 * `exchange`: the token was right; set the cookie. `fromElsewhere`: likewise, but a page of another site led
 * here. `stranger`: a request for the page without token or cookie: mostly an address of an earlier run.
 */
export type Verdict =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'denied' }
  | { readonly kind: 'stranger' }
  | { readonly kind: 'exchange'; readonly fromElsewhere: boolean };

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Compares in a time that does not depend on where the texts differ. */
const sameSecret = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other));

const cookieValue = (header: string | undefined, name: string): string | null => {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? null;
};

const hostName = (host: string): string => host.replace(/:\d+$/, '').toLowerCase();

/** The browser's own statement of where a request comes from; old browsers and other programs send none. */
const fromOwnPage = ({ headers }: Knock): boolean =>
  ['same-origin', 'none', undefined].includes(headers['sec-fetch-site']);

const isPage = ({ method, url }: Knock): boolean => method === 'GET' && url.split('?', 1)[0] === '/';

const tokenIn = (knock: Knock): string | null =>
  isPage(knock) ? new URLSearchParams(knock.url.split('?', 2)[1]).get('token') : null;

export const judge = (knock: Knock, access: AccessOptions): Verdict => {
  const { hosts, publicOrigin, token, session, cookie } = access;
  const { headers } = knock;
  const host = headers.host ?? '';
  if (!hosts.includes(hostName(host))) return { kind: 'denied' };
  const origins = [undefined, `http://${host}`, ...(publicOrigin === null ? [] : [publicOrigin])];
  if (!origins.includes(headers.origin)) return { kind: 'denied' };
  const given = tokenIn(knock);
  if (given !== null) {
    if (!sameSecret(given, token)) return { kind: 'stranger' };
    return { kind: 'exchange', fromElsewhere: !fromOwnPage(knock) };
  }
  const shown = cookieValue(headers.cookie, cookie);
  if (shown !== null && sameSecret(shown, session) && fromOwnPage(knock)) return { kind: 'allowed' };
  return { kind: isPage(knock) ? 'stranger' : 'denied' };
};
