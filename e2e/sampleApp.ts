/**
 * `test` with the drawn sample dataset: made once a worker, and open in one app that many tests look at. Each of them finds
 * the app as a new user would: settings as they come, all samples shown, nothing selected. None of them may write.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { settings, settingsPatch } from '../shared/api/settings.ts';
import { sampleTruth, type Plant, type SampleTruth } from '../shared/api/sampleTruth.ts';
import { openIn, test as base } from './app.ts';
import { complaints, forgetComplaints } from './complaints.ts';
import { AppPage } from './pages/AppPage.ts';
import type { RunningApp } from './runningApp.ts';

interface Fixtures {
  /** The app with the sample dataset, as new. */
  readonly app: AppPage;
}

interface WorkerFixtures {
  readonly sampleFolder: string;
  readonly sharedApp: RunningApp;
}

const command = join(import.meta.dirname, '..', 'electron', 'proofsheet.mjs');

/** As users make it: `proofsheet sample DIR`. */
export const makeSample = (folder: string): void => {
  execFileSync(process.execPath, [command, 'sample', folder], { stdio: 'ignore' });
};

/** What is planted in a sample dataset. */
export const truthOf = (folder: string): SampleTruth =>
  sampleTruth.parse(JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')));

/** The first plant of a kind. @throws Error where there is none */
export const planted = <Kind extends Plant['kind']>(
  folder: string,
  kind: Kind,
): Extract<Plant, { readonly kind: Kind }> => {
  const isOfKind = (plant: Plant): plant is Extract<Plant, { readonly kind: Kind }> => plant.kind === kind;
  const found = truthOf(folder).plants.find(isOfKind);
  if (found === undefined) throw new Error(`Nothing of kind ${kind} is planted in ${folder}.`);
  return found;
};

const asNew = settingsPatch.parse(settings.parse({}));

export const test = base.extend<Fixtures, WorkerFixtures>({
  sampleFolder: [
    async ({}, provide) => {
      const folder = realpathSync(mkdtempSync(join(tmpdir(), 'proofsheet-sample-')));
      makeSample(folder);
      await provide(folder);
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  sharedApp: [
    async ({ host, display: _display, sampleFolder }, provide) => {
      const dataDir = realpathSync(mkdtempSync(join(tmpdir(), 'proofsheet-e2e-')));
      const running = await openIn(host, { dataDir, dataset: sampleFolder });
      // What a window keeps over a reload is not to be handed from test to test.
      await running.page.addInitScript(() => sessionStorage.clear());
      await provide(running);
      await running.close();
      rmSync(dataDir, { recursive: true, force: true });
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
