/**
 * A process that serves one app after the other, each with a separate engine and data folder: so a test waits
 * for its app, not for a process that compiles hundreds of files.
 */
import { createEngineClient } from '../../electron/hosting/engineClient.ts';
import { createEngine } from '../../electron/engine/engine.ts';
import { serve } from '../../electron/browser/serve.ts';

/** A request of the tests' process: an app on a data folder, or the end of one, by its address. */
export type HostQuestion =
  | {
      readonly start: {
        readonly dataDir: string;
        readonly dataHome: string;
        readonly dataset: string | null;
      };
      readonly rendererFolder: string;
    }
  | { readonly stop: string };

type HostRequest = HostQuestion & { readonly id: number };

/** `url` of the app that was started or stopped, or why not. */
export interface HostAnswer {
  readonly id: number;
  readonly url?: string;
  readonly error?: string;
}

const running = new Map<string, () => Promise<void>>();

const start = async (request: Extract<HostQuestion, { start: object }>): Promise<string> => {
  const { dataDir, dataHome, dataset } = request.start;
  const engine = createEngine({ dataDir, dataHome, log: (line) => void process.stderr.write(`${line}\n`) });
  const fetch = (asked: Request): Promise<Response> => engine.fetch(asked);
  const address = { port: 0, host: '127.0.0.1' };
  const serving = await serve({ fetch, rendererFolder: request.rendererFolder, address });
  if (dataset !== null)
    await createEngineClient(fetch).call('POST /api/dataset/open', { body: { path: dataset } });
  running.set(serving.url, async () => {
    await serving.close();
    await engine.close();
  });
  return serving.url;
};

const stop = async (url: string): Promise<string> => {
  await running.get(url)?.();
  running.delete(url);
  return url;
};

const answer = async (request: HostRequest): Promise<void> => {
  const { id } = request;
  const done = 'start' in request ? start(request) : stop(request.stop);
  const said: HostAnswer = await done.then(
    (url) => ({ id, url }),
    (error: unknown) => ({
      id,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    }),
  );
  process.send?.(said);
};

process.on('message', (request: HostRequest) => void answer(request));
// The tests' process has ended, however it did.
process.on('disconnect', () => process.exit());
