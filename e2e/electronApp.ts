/** The Electron host for tests: a real window of the built app. */
import { _electron, type ElectronApplication } from '@playwright/test';
import { electronRuntime } from './electronRuntime.ts';
import type { RunningApp, Start } from './runningApp.ts';

export interface ElectronApp extends RunningApp {
  readonly electron: ElectronApplication;
}

const environment = (dataDir: string): Record<string, string> => {
  const own = { PROOFSHEET_DATA: dataDir, PROOFSHEET_NODE: process.execPath };
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return { ...Object.fromEntries(inherited), ...own };
};

export const openInElectron = async ({ dataDir, dataset }: Start): Promise<ElectronApp> => {
  const { executablePath, args } = electronRuntime();
  const folder = dataset === undefined ? [] : [`--folder=${dataset}`];
  const electron = await _electron.launch({
    executablePath,
    args: [...args, ...folder],
    env: environment(dataDir),
  });
  const page = await electron.firstWindow();
  await page.waitForLoadState('load');
  return { page, electron, close: () => electron.close() };
};
