/** Runs the product as its users do, `proofsheet serve DIR`, in a separate process that a test may kill. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { dataHomeOf } from './runningApp.ts';
import { createEngineClient, type EngineClient } from '../../electron/hosting/engineClient.ts';
import { program } from './paths.ts';

export interface Served {
  /** With the token. */
  readonly url: string;
  readonly client: EngineClient;
  readonly process: ChildProcess;
  /** Sends the signal and waits for the end of the process. */
  end(signal: NodeJS.Signals): Promise<void>;
}

const firstLine = async (child: ChildProcess, errors: readonly string[]): Promise<string> => {
  if (child.stdout === null) throw new Error('The process has no output.');
  for await (const line of createInterface({ input: child.stdout })) return line;
  throw new Error(`proofsheet serve ended before it answered:\n${errors.join('')}`);
};

/** Resolves once requests are answered; the dataset may still be read. */
export const startServed = async (folder: string, dataDir: string): Promise<Served> => {
  const child = spawn(process.execPath, [program, 'serve', folder, '--data-dir', dataDir, '--quiet'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, XDG_DATA_HOME: dataHomeOf(dataDir) },
  });
  const errors: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString()));
  const url = (await firstLine(child, errors)).replace(/^Proofsheet: /, '');
  const { origin } = new URL(url);
  const entered = await fetch(url, { redirect: 'manual' });
  const cookie = entered.headers.get('set-cookie')?.split(';')[0];
  if (cookie === undefined) throw new Error(`No cookie was given at ${origin}.`);
  const client = createEngineClient(async (request) => {
    const { pathname, search } = new URL(request.url);
    const headers = new Headers(request.headers);
    headers.set('cookie', cookie);
    if (request.method !== 'GET') headers.set('origin', origin);
    const body = request.body === null ? null : await request.text();
    return fetch(origin + pathname + search, { method: request.method, headers, body });
  });
  return {
    url,
    client,
    process: child,
    end: async (signal) => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill(signal);
      await ended;
    },
  };
};

/** Waits until the open dataset has been read once. */
export const untilReady = async (client: EngineClient): Promise<void> => {
  const enough = new AbortController();
  for await (const event of client.events(enough.signal)) {
    if ((event.type === 'hello' || event.type === 'dataset') && event.dataset?.phase === 'ready') break;
  }
  enough.abort();
};
