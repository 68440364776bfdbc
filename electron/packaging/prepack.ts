/**
 * Around `npm pack`: before it, builds what the published package holds, and writes down which commit that is; after it
 * (`--after`), takes that away again, since a checkout is no package.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildApp } from '../launch/appBuild.ts';
import { writeRelease } from './stageEngine.ts';

const root = join(import.meta.dirname, '../..');
const program = join(root, 'dist', 'program');

if (process.argv.includes('--after')) {
  rmSync(join(program, 'release.json'), { force: true });
} else {
  await buildApp(root);
  writeRelease(program, root);
}
