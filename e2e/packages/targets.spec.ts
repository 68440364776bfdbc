/** The engine of every package, for systems that this machine is not as well: which files, built for which processor. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { builtApp } from '../../electron/launch/appBuild.ts';
import { packagesFor } from '../../electron/packaging/npmFor.ts';
import { stageEngine } from '../../electron/packaging/stageEngine.ts';
import { nameOf, nodeFile, targets } from '../../electron/packaging/target.ts';
import { repository } from '../support/paths.ts';
import { expectEngine } from './contents.ts';

test.beforeAll(() => builtApp(repository, () => undefined));

for (const target of targets) {
  test(`the engine for ${nameOf(target)} holds its own native parts and nothing of development`, async () => {
    const work = mkdtempSync(join(tmpdir(), 'proofsheet-target-'));
    try {
      const modules = packagesFor(target, repository, join(work, 'modules'));
      const folder = join(work, 'engine');
      const seal = await stageEngine({ target, root: repository, modules, folder });
      const bytes = expectEngine(folder, target);
      process.stdout.write(`  engine ${nameOf(target)}: ${(bytes / 1e6).toFixed(0)} MB\n`);
      // Signing changes programs: they are signed instead.
      expect(seal[nodeFile(target)] === null).toBe(target.platform !== 'linux');
      expect(seal['dist/program/engineMain.js']).toMatch(/^[0-9a-f]{64}$/);
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  });
}
