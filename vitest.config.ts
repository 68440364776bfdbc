/** Unit tests: beside the file they test, on real files, real SQLite and real sharp. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{shared,electron,renderer,e2e}/**/*.test.ts'],
    // better-sqlite3 and sharp are native: processes, not threads.
    pool: 'forks',
    testTimeout: 30_000,
  },
});
