/** A component test that fails makes its run fail, and is named: one is planted. */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { repository } from '../support/paths.ts';

test('a planted component test is run in a browser and fails', () => {
  const vitest = dirname(createRequire(import.meta.url).resolve('vitest/package.json'));
  const words = [join(vitest, 'vitest.mjs'), 'run', '-c', 'e2e/components/planted.config.ts'];
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined };
  const run = spawnSync(process.execPath, words, { cwd: repository, encoding: 'utf8', env });
  expect(run.status, run.stdout + run.stderr).toBe(1);
  expect(run.stderr).toContain('e2e/components/planted.ts > planted');
  expect(run.stderr).toContain('Chrome/');
});
