import { join } from 'node:path';
import { expect, test } from 'vitest';
import { enginePackages } from './enginePackages.ts';

const root = join(import.meta.dirname, '../..');

test('the packages of the engine are those that package.json has for run time, and what they load', () => {
  const found = [...enginePackages(root, join(root, 'node_modules'))];
  for (const name of ['better-sqlite3', 'electron-log', 'sharp', 'detect-libc', 'undici'])
    expect(found).toContain(name);
  // Bundled, for installing alone, for development, or a Node of our own.
  for (const name of ['hono', 'openai', 'zod', 'node-addon-api', 'adm-zip', 'global-agent', 'vite', 'react'])
    expect(found).not.toContain(name);
  expect(found.filter((name) => name.startsWith('node-'))).toEqual([]);
});
