/** Fault tests: processes are killed and disks filled. Slower than unit tests, so they run by themselves. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

// Each engine that is killed is followed by one that compiles the same hundreds of files.
process.env['NODE_COMPILE_CACHE'] ??= join(tmpdir(), 'proofsheet-compile-cache');

// Tests leave the tester's own keyring alone.
process.env['PROOFSHEET_KEYS'] = 'file';

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['*.fault.ts'],
    globalSetup: '../unitSetup.ts',
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 900_000,
    hookTimeout: 120_000,
  },
});
