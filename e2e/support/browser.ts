/** A Chromium to test with: Playwright's own where it is installed, otherwise the system's. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const systemNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The first of `names` that is a program on PATH, or null. */
export const onPath = (names: readonly string[]): string | null => {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const files = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return files.find((file) => existsSync(file)) ?? null;
};

export const ownBrowser = (): string | null =>
  existsSync(chromium.executablePath()) ? chromium.executablePath() : null;

/** @returns the program, or null where `prepare.ts` has to fetch one */
export const findBrowser = (): string | null => ownBrowser() ?? onPath(systemNames);
