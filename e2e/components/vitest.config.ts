/** Component tests, beside the component that they test, in a real Chromium: `NAME.test.tsx`. */
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { findBrowser } from '../support/browser.ts';
import { repository } from '../support/paths.ts';

const executablePath = findBrowser();
if (executablePath === null) throw new Error('There is no Chromium: run "node e2e/prepare.ts".');

export default defineConfig({
  root: repository,
  plugins: [react()],
  test: {
    include: ['renderer/**/*.test.tsx'],
    setupFiles: ['e2e/components/setup.ts'],
    // One page for all of them: each test's rendering is removed before the next.
    isolate: false,
    fileParallelism: false,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions: { executablePath, chromiumSandbox: false } }),
      instances: [{ browser: 'chromium', viewport: { width: 900, height: 700 } }],
    },
    // Only for tests that hang.
    testTimeout: 20_000,
    expect: { poll: { timeout: 10_000 } },
  },
});
