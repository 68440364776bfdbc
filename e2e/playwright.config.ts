/**
 * End-to-end tests: all in Chromium on the browser host, in its headless shell where there is one; those of the
 * window itself and the main journeys in a real Electron window too.
 */
import { defineConfig } from '@playwright/test';
import type { HostOptions } from './support/app.ts';

// Tests leave the tester's own keyring alone.
process.env['PROOFSHEET_KEYS'] = 'file';

const onlyBrowser = /(?:^|\/)security\.spec\.ts$/;
const onlyElectron = /(?:^|\/)(?:desktop|electron)\.spec\.ts$/;
/** By a test's file, title and tags: those that depend on the host. */
const inTheWindow = /(?:desktop|electron|leaving)\.spec\.ts|@journey/;
/** Those that copy and paste: the headless shell of Chromium has no clipboard. */
const copies = /@clipboard/;

export default defineConfig<object, HostOptions>({
  testDir: 'specs',
  globalSetup: './globalSetup.ts',
  outputDir: '../test-results',
  // A worker keeps one browser and one process that serves (see `app.ts`): two of them fill two cores.
  workers: 2,
  fullyParallel: false,
  // On CI machines a window may fail to start; a test that passes only on retry is reported as flaky.
  retries: (process.env['CI'] ?? '') === '' ? 0 : 1,
  timeout: 90_000,
  // Background finders take their share of the processor.
  expect: { timeout: 30_000 },
  forbidOnly: true,
  reporter: [['list']],
  use: { trace: 'on-first-retry', viewport: { width: 1440, height: 900 } },
  projects: [
    { name: 'browser', use: { host: 'browser' }, testIgnore: onlyElectron, grepInvert: copies },
    { name: 'clipboard', use: { host: 'clipboard' }, testIgnore: onlyElectron, grep: copies },
    { name: 'electron', use: { host: 'electron' }, testIgnore: onlyBrowser, grep: inTheWindow },
  ],
});
