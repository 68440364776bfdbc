import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createAppFiles } from './appFiles.ts';

const built = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'proofsheet-files-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'renderer', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.json'), '{}');
  writeFileSync(join(folder, 'renderer', 'index.html'), '<h1>page</h1>');
  writeFileSync(join(folder, 'renderer', '.env.json'), '{}');
  writeFileSync(join(folder, 'renderer', 'notes.txt'), 'no type for this');
  writeFileSync(join(folder, 'renderer', 'assets', 'index-a_b.js'), 'export {};');
  return join(folder, 'renderer');
};

test('the page and its files come with their types; names with a hash are kept for ever', async () => {
  const files = createAppFiles(built());
  const page = await files('/');
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(page.headers.get('cache-control')).toBe('no-cache');
  expect(await page.text()).toBe('<h1>page</h1>');
  const script = await files('/assets/index-a_b.js');
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(script.headers.get('cache-control')).toContain('immutable');
});

test.each([
  '/../secret.json',
  '/assets/../../secret.json',
  '/%2e%2e/secret.json',
  '/..%2fsecret.json',
  '/..\\secret.json',
  '//secret.json',
  '/.env.json',
  '/notes.txt',
  '/assets/',
  '/missing.js',
  '/index.html\0.js',
  '',
])('%j gives nothing', async (pathname) => {
  const answer = await createAppFiles(built())(pathname);
  expect(answer.status).toBe(404);
  expect(await answer.text()).toBe('Not found');
});
