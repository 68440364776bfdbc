/** Before the unit tests, and before each rerun: the program is built. */
import type { TestProject } from 'vitest/node';
import { builtForTests } from '../electron/launch/appBuild.ts';
import { repository } from './support/paths.ts';

export const setup = async (project: TestProject): Promise<void> => {
  await builtForTests(repository);
  project.onTestsRerun(() => builtForTests(repository));
};
