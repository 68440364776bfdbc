/** Once before all tests: the app is built, and the sample dataset drawn, of which each worker gets a copy. */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtApp } from '../electron/launch/appBuild.ts';
import { drawnSample, drawSample, isDrawn } from './support/sample.ts';
import { repository } from './support/paths.ts';

const globalSetup = async (): Promise<() => void> => {
  await builtApp(repository, () => undefined);
  // Drawn before, beside other tests.
  if (isDrawn()) return () => undefined;
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'proofsheet-drawn-')));
  drawSample(folder);
  process.env[drawnSample] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
};

// Playwright asks for a default export.
export default globalSetup;
