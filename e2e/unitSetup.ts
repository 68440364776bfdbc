/** Before the unit tests, and before each rerun: the engine's workers are built. */
import type { TestProject } from 'vitest/node';
import { buildTestWorkers } from '../electron/launch/appBuild.ts';
import { repository } from './support/paths.ts';

export const setup = async (project: TestProject): Promise<void> => {
  await buildTestWorkers(repository);
  project.onTestsRerun(() => buildTestWorkers(repository));
};
