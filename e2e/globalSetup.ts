/** Once before all tests: the app is built, and the sample dataset drawn, of which each worker gets a copy. */
import { builtApp } from '../electron/launch/appBuild.ts';
import { drawnSample, keptSample } from './support/sample.ts';
import { repository } from './support/paths.ts';

const globalSetup = async (): Promise<void> => {
  await builtApp(repository, () => undefined);
  process.env[drawnSample] = keptSample();
};

// Playwright asks for a default export.
export default globalSetup;
