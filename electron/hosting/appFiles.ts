/** Serves the built renderer: a fixed table of types, nothing outside its folder. Used by the window and by `serve`. */
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

/** Files of other types are not served. */
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.svg': 'image/svg+xml',
  '.ico': 'image/x-icon',
};

/** Plain names only: without a leading dot, an escape or a backslash, a path cannot lead out of the folder. */
const plainPath = /^(?:\/[A-Za-z0-9_-][A-Za-z0-9_.-]*)+$/;

const notFound = (): Response => new Response('Not found', { status: 404 });

/**
 * @param folder the built renderer
 * @returns a function that answers a path: the page for `/`, a file, or 404
 */
export const createAppFiles =
  (folder: string) =>
  async (pathname: string): Promise<Response> => {
    const path = pathname === '/' ? '/index.html' : pathname;
    const type = types[extname(path)];
    if (type === undefined || !plainPath.test(path)) return notFound();
    try {
      const content = await readFile(join(folder, path));
      // Vite puts a hash of the content into the names below assets/.
      const cache = path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
      return new Response(content, { headers: { 'content-type': type, 'cache-control': cache } });
    } catch {
      return notFound();
    }
  };
