/**
 * The Chromiums to test with: Playwright's own where they are installed, otherwise the system's. The headless shell
 * has no clipboard, and takes a quarter less of the processor than the whole one.
 */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type LaunchOptions } from '@playwright/test';

const systemNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The first of `names` that is a program on PATH, or null. */
export const onPath = (names: readonly string[]): string | null => {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const files = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return files.find((file) => existsSync(file)) ?? null;
};

export const ownBrowser = (): string | null =>
  existsSync(chromium.executablePath()) ? chromium.executablePath() : null;

/** @returns the whole one, or null where `prepare.ts` has to fetch it */
export const findBrowser = (): string | null => ownBrowser() ?? onPath(systemNames);

/** The name of the system's program, and of Debian's package. */
export const systemShell = 'chromium-headless-shell';

export const findSystemShell = (): string | null => onPath([systemShell]);

/** Whether Playwright has its own headless shell, which lies beside its whole Chromium. */
const hasOwnShell = (own: string): boolean =>
  existsSync(own.replace(/chromium-(\d+).*$/, 'chromium_headless_shell-$1'));

/** How the whole Chromium is started. @throws Error where there is none */
export const wholeBrowser = (): LaunchOptions => {
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error('There is no Chromium: run "node e2e/prepare.ts".');
  return { executablePath };
};

/** How the headless shell is started, or the whole Chromium where there is no shell. @throws Error where there is neither */
export const lightBrowser = (): LaunchOptions => {
  const own = ownBrowser();
  // Without a path, Playwright starts its own shell.
  if (own !== null) return hasOwnShell(own) ? {} : wholeBrowser();
  const executablePath = findSystemShell();
  return executablePath === null ? wholeBrowser() : { executablePath };
};
