/** Starts one engine as a child process on a private socket. `engineKeeper.ts` keeps it running. */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { withCompileCache } from '../hosting/compileCache.ts';
import type { EngineFetch } from '../hosting/engineClient.ts';
import { socketFetch } from '../hosting/socketFetch.ts';

export interface EngineProcessOptions {
  /** The Node that runs it; never Electron's own. */
  readonly node: string;
  /** engineMain.ts. */
  readonly entry: string;
  readonly dataDir: string;
  readonly log: (text: string) => void;
  /** Asks it to end when aborted, and kills it when that takes too long. */
  readonly signal: AbortSignal;
}

/**
 * Small spaces for young objects, of which every thread has one: with 100,000 samples the engine takes a
 * fifth less memory, for a few percent more work. Each thread collects its garbage once its heap has grown by 60 %;
 * V8 lets one that is filled quickly grow to four times what is in use.
 */
const memoryFlags = ['--max-semi-space-size=2', '--heap-growing-percent=60'];

/** Milliseconds in which the engine may close a dataset. */
const patience = 10_000;

export interface EngineProcess {
  /** For the log and for tests that kill it. */
  readonly pid: number;
  readonly fetch: EngineFetch;
  /** Resolves when it has ended, with words for the log. */
  readonly ended: Promise<string>;
}

/** A Unix socket's path may have about 100 bytes; some machines' temporary folders leave too few of them. */
const longestSocketPath = 100;

/** mkdtemp makes a folder that other users cannot enter. */
const socketIn = (folder: string): string => join(mkdtempSync(join(folder, 'proofsheet-')), 'engine');

const privateAddress = (): { readonly path: string; readonly remove: () => void } => {
  if (process.platform === 'win32') {
    return { path: `\\\\.\\pipe\\proofsheet-${randomUUID()}`, remove: () => undefined };
  }
  const usual = socketIn(tmpdir());
  const fits = Buffer.byteLength(usual) <= longestSocketPath;
  if (!fits) rmSync(dirname(usual), { recursive: true, force: true });
  const path = fits ? usual : socketIn('/tmp');
  return { path, remove: () => rmSync(dirname(path), { recursive: true, force: true }) };
};

/** Resolves once the engine answers. @throws Error when it ends before that */
export const startEngine = async (options: EngineProcessOptions): Promise<EngineProcess> => {
  const { node, entry, dataDir, log, signal } = options;
  const address = privateAddress();
  // Its stdin ties it to this process: however this one ends, it closes.
  const child = spawn(node, [...memoryFlags, entry, address.path, dataDir], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: withCompileCache(process.env, dataDir),
  });
  child.stdin.on('error', () => undefined);
  child.stderr.setEncoding('utf8').on('data', log);
  let deadline: NodeJS.Timeout | undefined;
  const stop = (): void => {
    child.stdin.end();
    deadline = setTimeout(() => child.kill('SIGKILL'), patience);
  };
  signal.addEventListener('abort', stop);
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, by) => resolve(by === null ? `exit code ${code}` : by));
  }).then((why) => {
    signal.removeEventListener('abort', stop);
    clearTimeout(deadline);
    address.remove();
    return why;
  });
  const ready = new Promise<'ready'>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (text.includes('ready')) resolve('ready');
    });
  });
  const first = await Promise.race([ready, ended]);
  if (first !== 'ready') throw new Error(`it ended before it answered, ${first}`);
  return { pid: child.pid ?? 0, fetch: socketFetch(address.path), ended };
};
