/** The browser host for tests: the real `proofsheet serve`, and a Chromium that opened the address it printed. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from '@playwright/test';
import { findBrowser } from './browser.ts';
import { dataHomeOf, type RunningApp, type Start } from './runningApp.ts';

export interface Served {
  /** With its token. */
  readonly url: string;
  readonly process: ChildProcess;
  /** What it has said on stderr so far. */
  log(): string;
  /** @returns the exit code */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

const command = join(import.meta.dirname, '..', 'electron', 'proofsheet.mjs');

/** Starts `proofsheet serve` and waits for its one line. */
export const startServe = async (
  { dataDir, dataset }: Start,
  words: readonly string[] = [],
): Promise<Served> => {
  const folder = dataset === undefined ? [] : [dataset];
  const child = spawn(process.execPath, [command, 'serve', ...folder, '--data-dir', dataDir, ...words], {
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

export const openInBrowser = async (start: Start): Promise<RunningApp> => {
  const served = await startServe(start);
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error('There is no Chromium: run "node e2e/prepare.ts".');
  const browser = await chromium.launch({ executablePath });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(served.url);
  return {
    page,
    electron: null,
    async close() {
      await browser.close();
      await served.stop();
    },
  };
};
