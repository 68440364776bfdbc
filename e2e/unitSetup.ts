/** Before the unit tests, and before each time that they run again: the engine's workers are built. */
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { builtWorkers } from '../electron/appBuild.ts';

const root = join(import.meta.dirname, '..');

export const setup = async (project: TestProject): Promise<void> => {
  await builtWorkers(root);
  project.onTestsRerun(() => builtWorkers(root));
};
