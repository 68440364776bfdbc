/** Unit tests: beside the file they test, on real files, real SQLite and real sharp. */
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

// Each engine and each worker thread that a test starts compiles hundreds of files: once, and not again. Not in a folder
// that all users share: what lies in the cache is run.
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, 'node_modules', '.cache', 'compiled');

// Tests leave the tester's own keyring alone.
process.env['PROOFSHEET_KEYS'] = 'file';

export default defineConfig({
  test: {
    include: ['{shared,electron,renderer,e2e}/**/*.test.ts'],
    // better-sqlite3 and sharp are native: processes, not threads.
    globalSetup: 'e2e/unitSetup.ts',
    pool: 'forks',
    // No test leaves anything in a module, so that a process can go on to the next file with what it has loaded.
    isolate: false,
    maxWorkers: 2,
    // Only what hangs: on a machine of others' a test that draws a dataset takes its time.
    testTimeout: 120_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 60_000 } },
  },
});
