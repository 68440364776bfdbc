/** Where a proxy serves the app: under which address, and below which path. */

export interface PublicAddress {
  /** `https://gpu.example.org` */
  readonly origin: string;
  /** Without its port; IPv6 in brackets. */
  readonly hostName: string;
  /** `/proofsheet`; empty where the app has the whole host. */
  readonly path: string;
  readonly isSecure: boolean;
}

/** @returns null where it is no address of a page */
export const publicAddress = (typed: string): PublicAddress | null => {
  if (!URL.canParse(typed)) return null;
  const { protocol, origin, hostname, pathname, username, search, hash } = new URL(typed);
  if (!['http:', 'https:'].includes(protocol) || `${username}${search}${hash}` !== '') return null;
  const path = pathname.replace(/\/+$/, '');
  return { origin, hostName: hostname, path, isSecure: protocol === 'https:' };
};

/**
 * A request's address as it would be without a proxy. Some proxies take the path away, others leave it.
 * @returns null for the path without its slash: relative addresses of the page would lead beside it
 */
export const withoutPath = (url: string, path: string): string | null => {
  if (path === '' || !url.startsWith(path)) return url;
  const rest = url.slice(path.length);
  if (rest === '' || rest.startsWith('?')) return null;
  return rest.startsWith('/') ? rest : url;
};
