/** The browser host for tests: `proofsheet serve` itself, and a Chromium with one host for all tests of a worker. */
import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from '@playwright/test';
import { builtApp } from '../../electron/launch/appBuild.ts';
import { wholeBrowser } from './browser.ts';
import type { HostAnswer, HostQuestion } from './serveHost.ts';
import { dataHomeOf, type RunningApp, type Start } from './runningApp.ts';
import { program, repository } from './paths.ts';

export interface Served {
  /** With its token. */
  readonly url: string;
  readonly process: ChildProcess;
  /** Its output on stderr so far. */
  log(): string;
  /** @returns the exit code */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Starts `proofsheet serve` and waits for its one line. */
export const startServe = async (
  { dataDir, dataset }: Start,
  words: readonly string[] = [],
): Promise<Served> => {
  const folder = dataset === undefined ? [] : [dataset];
  const child = spawn(process.execPath, [program, 'serve', ...folder, '--data-dir', dataDir, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, XDG_DATA_HOME: dataHomeOf(dataDir) },
  });
  let log = '';
  child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
  const ended = once(child, 'close');
  const line = await Promise.race([
    once(createInterface(child.stdout), 'line').then(([text]) => String(text)),
    ended.then(([code]) => Promise.reject(new Error(`serve ended with ${code}: ${log}`))),
  ]);
  const url = /^Proofsheet: (http:\S+)$/.exec(line)?.[1];
  if (url === undefined) throw new Error(`serve printed: ${line}`);
  return {
    url,
    process: child,
    log: () => log,
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      await ended;
      return child.exitCode;
    },
  };
};

/** A Chromium and a process that serves, for any number of apps. */
export interface BrowserHost {
  readonly open: (start: Start) => Promise<RunningApp>;
  close(): Promise<void>;
}

/** Calls the process of `serveHost.ts`, one request after the other. */
const startServeHost = () => {
  const child = fork(join(import.meta.dirname, 'serveHost.ts'), {
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const waiting = new Map<number, (answer: HostAnswer) => void>();
  const ended = once(child, 'exit');
  child.on('message', (answer: HostAnswer) => waiting.get(answer.id)?.(answer));
  child.on('exit', (code) => {
    for (const [id, heard] of waiting) heard({ id, error: `The process that serves ended with ${code}.` });
  });
  let last = 0;
  return {
    ask: async (question: HostQuestion): Promise<string> => {
      const id = ++last;
      const { url, error } = await new Promise<HostAnswer>((resolve) => {
        waiting.set(id, resolve);
        child.send({ ...question, id });
      });
      waiting.delete(id);
      if (url === undefined) throw new Error(error);
      return url;
    },
    close: async (): Promise<void> => {
      child.disconnect();
      await ended;
    },
  };
};

/** Starts both. The renderer is built from the current sources, as with `proofsheet serve`. */
export const startBrowserHost = async (launch = wholeBrowser()): Promise<BrowserHost> => {
  const rendererFolder = await builtApp(repository, () => undefined);
  const serveHost = startServeHost();
  const browser = await chromium.launch(launch);
  return {
    open: async ({ dataDir, dataset = null }) => {
      const start = { dataDir, dataHome: dataHomeOf(dataDir), dataset };
      const url = await serveHost.ask({ start, rendererFolder });
      // Nothing that a page keeps is passed on to the next app.
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
      const page = await context.newPage();
      await page.goto(url);
      return {
        page,
        electron: null,
        async close() {
          await context.close();
          await serveHost.ask({ stop: url });
        },
      };
    },
    async close() {
      await browser.close();
      await serveHost.close();
    },
  };
};
