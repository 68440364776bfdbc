/**
 * `test` with the drawn sample dataset: a copy of it for each worker, open in one app that many tests share.
 * Each of them finds the app as a new user would: default settings, all samples shown, nothing selected. None
 * of them may write.
 */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { settings, settingsPatch } from '../../shared/api/settings.ts';
import { test as base } from './app.ts';
import { complaints, forgetComplaints } from './complaints.ts';
import { AppPage } from '../pages/AppPage.ts';
import type { RunningApp } from './runningApp.ts';
import { copySample } from './sample.ts';

interface Fixtures {
  /** The app with the sample dataset, as for a new user. */
  readonly app: AppPage;
}

interface WorkerFixtures {
  /** The data folder of the shared app. */
  readonly sharedData: string;
  readonly sampleFolder: string;
  readonly sharedApp: RunningApp;
}

const asNew = settingsPatch.parse(settings.parse({}));

export const test = base.extend<Fixtures, WorkerFixtures>({
  sharedData: [
    async ({}, provide) => {
      const folder = realpathSync(mkdtempSync(join(tmpdir(), 'proofsheet-e2e-')));
      await provide(folder);
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  sampleFolder: [
    async ({ sharedData }, provide) => {
      const folder = realpathSync(mkdtempSync(join(tmpdir(), 'proofsheet-sample-')));
      copySample(folder, sharedData);
      await provide(folder);
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  sharedApp: [
    async ({ openIn, sharedData: dataDir, sampleFolder }, provide) => {
      const running = await openIn({ dataDir, dataset: sampleFolder });
      // What a window keeps over a reload must not be passed from test to test.
      await running.page.addInitScript(() => sessionStorage.clear());
      await provide(running);
      await running.close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  app: async ({ sharedApp: { page } }, provide) => {
    await page.evaluate(async (body) => {
      await fetch('/api/settings', {
        method: 'PATCH',
        headers: { 'content-type': 'application/json' },
        body,
      });
    }, JSON.stringify(asNew));
    await page.reload();
    await forgetComplaints(page);
    const app = new AppPage(page);
    await app.sheet.ready();
    await provide(app);
    expect(await complaints(page), 'errors in the page and its console').toEqual([]);
  },
});
