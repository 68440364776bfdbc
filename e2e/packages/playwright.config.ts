/** `npm run test:packages`: what people install is built, looked into, installed and used. It takes minutes. */
import { defineConfig } from '@playwright/test';

// Tests leave the tester's own keyring alone.
process.env['PROOFSHEET_KEYS'] = 'file';

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  // Packages are built into one folder.
  workers: 1,
  timeout: 20 * 60_000,
  expect: { timeout: 60_000 },
  forbidOnly: true,
  reporter: [['list']],
});
