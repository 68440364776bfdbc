/** The window's only address, `app://proofsheet/`: the renderer's files, and the engine's answers passed through. */
import type { Protocol } from 'electron';
import type { ApiError } from '../../shared/api/errors.ts';
import type { EngineFetch } from '../hosting/engineClient.ts';
import { isEventStream, withSecurityHeaders } from '../hosting/headers.ts';

export const appScheme = 'app';
const appHost = 'proofsheet';
export const appOrigin = `${appScheme}://${appHost}`;

/** Whether an address is the app's own page or a file of it. */
export const isAppUrl = (address: string): boolean => `${address}/`.startsWith(`${appOrigin}/`);

/** Has to be called before the app is ready: makes the scheme one with an origin, CSP and fetch. */
export const registerAppScheme = (protocol: Protocol): void => {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true };
  protocol.registerSchemesAsPrivileged([{ scheme: appScheme, privileges }]);
};

const engineAway = (): Response => {
  const message = 'The engine is not running; it is being started again.';
  const body: ApiError = { code: 'busy', message, detail: {} };
  return Response.json(body, { status: 503 });
};

/**
 * The same, but it ends where it would fail. Electron lets go of the streams of a page that has gone without cancelling
 * them: when the engine ends, the failure of one that is read by nobody would be an uncaught error of this process.
 */
const endingQuietly = (body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> => {
  const reader = body.getReader();
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch {
        controller.close();
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
};

/** A page connects again in the same way to an event stream that has ended as to one that has failed. */
const asPageReads = (response: Response): Response => {
  const { body, headers, status } = response;
  return body === null || !isEventStream(headers)
    ? response
    : new Response(endingQuietly(body), { status, headers });
};

interface AppProtocolParts {
  readonly appFile: (pathname: string) => Promise<Response>;
  readonly engine: EngineFetch;
}

/** Answers one request of the window. */
export const answerApp =
  ({ appFile, engine }: AppProtocolParts) =>
  async (request: Request): Promise<Response> => {
    const origin = request.headers.get('origin');
    const foreign = origin !== null && origin !== appOrigin;
    if (foreign || !isAppUrl(request.url)) return withSecurityHeaders(new Response(null, { status: 403 }));
    const { pathname } = new URL(request.url);
    if (!pathname.startsWith('/api/')) return withSecurityHeaders(await appFile(pathname));
    try {
      return withSecurityHeaders(asPageReads(await engine(request)));
    } catch {
      return withSecurityHeaders(engineAway());
    }
  };
