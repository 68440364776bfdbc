/** Starts the real app for a test, in the host of the project: `test` with the fixtures `folder` and `openApp`. */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test as base } from '@playwright/test';
import { lightBrowser, wholeBrowser } from './browser.ts';
import { startBrowserHost } from './browserApp.ts';
import { complaints } from './complaints.ts';
import { startDisplay } from './display.ts';
import { openInElectron } from './electronApp.ts';
import type { RunningApp, Start } from './runningApp.ts';

export interface HostOptions {
  /** `clipboard`: in a browser that has one. */
  readonly host: 'browser' | 'clipboard' | 'electron';
}

interface Fixtures {
  /** Whether a test expects errors in the console; otherwise they fail it. */
  readonly mayComplain: boolean;
  /** An empty folder that is removed with the test. */
  readonly folder: string;
  /** Where this test's apps keep indexes and settings: apps opened one after the other share it. */
  readonly dataDir: string;
  /** Starts the app, on a dataset or on the welcome page. It is closed after the test, if the test has not done so. */
  readonly openApp: (dataset?: string) => Promise<RunningApp>;
}

const temporary = async (provide: (folder: string) => Promise<void>): Promise<void> => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'proofsheet-e2e-')));
  await provide(folder);
  rmSync(folder, { recursive: true, force: true });
};

interface WorkerFixtures {
  readonly display: undefined;
  /** Starts the app in the host of the project; the host's own processes are started once a worker. */
  readonly openIn: (start: Start) => Promise<RunningApp>;
}

export const test = base.extend<Fixtures, HostOptions & WorkerFixtures>({
  mayComplain: [false, { option: true }],
  host: ['browser', { option: true, scope: 'worker' }],
  display: [
    async ({}, provide) => {
      const stopDisplay = await startDisplay();
      await provide(undefined);
      await stopDisplay();
    },
    { scope: 'worker', auto: true },
  ],
  openIn: [
    async ({ host, display: _display }, provide) => {
      if (host === 'electron') return provide(openInElectron);
      const browser = await startBrowserHost(host === 'clipboard' ? wholeBrowser() : lightBrowser());
      await provide(browser.open);
      await browser.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  folder: async ({}, provide) => temporary(provide),
  dataDir: async ({}, provide) => temporary(provide),
  openApp: async ({ openIn, dataDir, mayComplain }, provide) => {
    const running: RunningApp[] = [];
    const said: string[] = [];
    const closing = async (app: RunningApp): Promise<void> => {
      said.push(...(await complaints(app.page)));
      await app.close();
    };
    await provide(async (dataset) => {
      const app = await openIn({ dataDir, dataset });
      running.push(app);
      return { ...app, close: () => closing(app) };
    });
    for (const app of running) await closing(app);
    if (!mayComplain) expect(said, 'errors in the page and its console').toEqual([]);
  },
});
