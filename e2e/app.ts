/** Starts the real app for a test, in the host of the project: `test` with the fixtures `folder` and `openApp`. */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { openInBrowser } from './browserApp.ts';
import { startDisplay } from './display.ts';
import { openInElectron } from './electronApp.ts';
import type { RunningApp } from './runningApp.ts';

export interface HostOptions {
  readonly host: 'browser' | 'electron';
}

interface Fixtures {
  /** An empty folder that goes with the test. */
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

export const test = base.extend<Fixtures & HostOptions, { readonly display: undefined }>({
  host: ['browser', { option: true }],
  display: [
    async ({}, provide) => {
      const stopDisplay = await startDisplay();
      await provide(undefined);
      await stopDisplay();
    },
    { scope: 'worker', auto: true },
  ],
  folder: async ({}, provide) => temporary(provide),
  dataDir: async ({}, provide) => temporary(provide),
  openApp: async ({ host, dataDir }, provide) => {
    const running: RunningApp[] = [];
    await provide(async (dataset) => {
      const app = await (host === 'browser' ? openInBrowser : openInElectron)({ dataDir, dataset });
      running.push(app);
      return app;
    });
    for (const app of running) await app.close();
  },
});
