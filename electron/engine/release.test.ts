import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readRelease } from './release.ts';
import { startEngine } from './testing.ts';

const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as {
  readonly version: string;
};

test('a package says what it was built from; a checkout has no commit', () => {
  const folder = mkdtempSync(join(tmpdir(), 'proofsheet-release-'));
  try {
    expect(readRelease(folder)).toEqual({ version, commit: null });
    writeFileSync(join(folder, 'release.json'), '{"commit":"0f1e2d+"}\n');
    expect(readRelease(folder)).toEqual({ version, commit: '0f1e2d+' });
    writeFileSync(join(folder, 'release.json'), '{');
    expect(readRelease(folder)).toEqual({ version, commit: null });
    expect(readRelease('')).toEqual({ version, commit: null });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the engine says which version it is, and which Node runs it', async () => {
  const { call } = await startEngine();
  expect(await call('GET /api/about')).toEqual({ version, commit: null, node: process.versions.node });
});
