/** The Electron host for tests: a real window of the built app. */
import { readFileSync } from 'node:fs';
import { _electron, type ElectronApplication } from '@playwright/test';
import { builtApp } from '../../electron/launch/appBuild.ts';
import { logFileIn } from '../../electron/hosting/log.ts';
import { electronRuntime } from './electronRuntime.ts';
import { dataHomeOf, type RunningApp, type Start } from './runningApp.ts';
import { repository } from './paths.ts';

export interface ElectronApp extends RunningApp {
  readonly electron: ElectronApplication;
}

const environment = (dataDir: string): Record<string, string> => {
  const own = {
    PROOFSHEET_DATA: dataDir,
    PROOFSHEET_NODE: process.execPath,
    XDG_DATA_HOME: dataHomeOf(dataDir),
  };
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return { ...Object.fromEntries(inherited), ...own };
};

/** Milliseconds: longer than any window takes to close on a busy machine. */
const patience = 40_000;

/**
 * Closes the window. Why a window does not close is tested in `leaving.spec.ts`; here it is only reported,
 * and the tests continue.
 */
const closed = async (electron: ElectronApplication): Promise<void> => {
  const late = setTimeout(() => {
    process.stderr.write(`A window did not close within ${patience / 1000} s, and was ended.\n`);
    electron.process().kill('SIGKILL');
  }, patience);
  await electron.close().finally(() => clearTimeout(late));
};

/** @throws Error where something in the main process failed that nothing was waiting for */
const sawNothingUncaught = (dataDir: string): void => {
  const [uncaught] = /.*Uncaught: .*/.exec(readFileSync(logFileIn(dataDir), 'utf8')) ?? [];
  if (uncaught !== undefined) throw new Error(`The log has: ${uncaught}`);
};

/**
 * Playwright holds an app back until it is connected, but only one that it starts by the `electron` package;
 * a window that opens before that may never be found. So the substitute is named by that package's own
 * variable, not by its path.
 */
const launch = (words: readonly string[], env: Record<string, string>): Promise<ElectronApplication> => {
  const { args, dist } = electronRuntime();
  if (dist !== null) process.env['ELECTRON_OVERRIDE_DIST_PATH'] = dist;
  return _electron.launch({ args: [...args, ...words], env });
};

interface ElectronStart extends Start {
  /** More words of the command line. */
  readonly words?: readonly string[];
}

export const openInElectron = async ({
  dataDir,
  dataset,
  words = [],
}: ElectronStart): Promise<ElectronApp> => {
  // As `npm start` does: built from the current sources.
  await builtApp(repository, () => undefined);
  const folder = dataset === undefined ? [] : [`--folder=${dataset}`];
  const electron = await launch([...folder, ...words], environment(dataDir));
  const page = await electron.firstWindow();
  await page.waitForLoadState('load');
  const close = async (): Promise<void> => {
    await closed(electron);
    sawNothingUncaught(dataDir);
  };
  return { page, electron, close };
};
