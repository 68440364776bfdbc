/** What is tested is what users run. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { repository } from '../support/paths.ts';

test('the app is built for production, though the shell of tests says otherwise', () => {
  expect(process.env['NODE_ENV']).not.toBe('production');
  const assets = join(repository, 'dist/renderer/assets');
  const scripts = readdirSync(assets).filter((name) => name.endsWith('.js'));
  // React's development version has stacks for warnings.
  const slow = scripts.filter((name) => readFileSync(join(assets, name), 'utf8').includes('jsxDEV'));
  expect(scripts.length).toBeGreaterThan(5);
  expect(slow).toEqual([]);
});
