/**
 * Which requests of a page that Vite serves are forwarded to the engine's host: regular expressions for
 * Vite's proxy.
 */

/**
 * Not the modules of `renderer/api`, whose addresses begin alike: they have an extension, and the engine's
 * have none.
 */
const api = '^/api/(?![\\w.]+\\.tsx?(?:\\?|$))';

/** The page with the token in its address, which the host exchanges for its cookie. */
const tokenPage = '^/\\?token=';

export const hostAddresses: readonly string[] = [api, tokenPage];
