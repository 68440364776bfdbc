/** Starts the real app for a test, in the host of the project: `test` with the fixtures `folder` and `openApp`. */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, type Page } from '@playwright/test';
import { openInBrowser } from './browserApp.ts';
import { openInElectron } from './electronApp.ts';

export interface HostOptions {
  readonly host: 'browser' | 'electron';
}

export interface RunningApp {
  readonly page: Page;
  close(): Promise<void>;
}

interface Fixtures {
  /** An empty folder that goes with the test. */
  readonly folder: string;
  /** Where this test's apps keep indexes and settings: apps opened one after the other share it. */
  readonly dataDir: string;
  /** Starts the app, on a dataset or on the welcome page. It is closed after the test, if the test has not done so. */
  readonly openApp: (dataset?: string) => Promise<RunningApp>;
}

const temporary = async (use: (folder: string) => Promise<void>): Promise<void> => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'proofsheet-e2e-')));
  await use(folder);
  rmSync(folder, { recursive: true, force: true });
};

export const test = base.extend<Fixtures & HostOptions>({
  host: ['browser', { option: true }],
  folder: async ({}, use) => temporary(use),
  dataDir: async ({}, use) => temporary(use),
  openApp: async ({ host, dataDir }, use) => {
    const running: RunningApp[] = [];
    await use(async (dataset) => {
      const app = await (host === 'browser' ? openInBrowser : openInElectron)({ dataDir, dataset });
      running.push(app);
      return app;
    });
    for (const app of running) await app.close();
  },
});
