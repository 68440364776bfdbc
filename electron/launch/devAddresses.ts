/** Which requests of a page that Vite serves go on to the engine's host: regular expressions, as Vite's proxy takes them. */

/** Not the modules of `renderer/api`, whose addresses begin alike: they have an extension, and nothing of the engine has. */
const api = '^/api/(?![\\w.]+\\.tsx?(?:\\?|$))';

/** The page with the token in its address, which the host exchanges for its cookie. */
const tokenPage = '^/\\?token=';

export const hostAddresses: readonly string[] = [api, tokenPage];
