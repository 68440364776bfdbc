/** An app under test, whatever host it runs in. */
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';

/** How to start one. */
export interface Start {
  /** Where it keeps indexes and settings. */
  readonly dataDir: string;
  /** The folder to open; the welcome page without it. */
  readonly dataset?: string | undefined;
}

export interface RunningApp {
  readonly page: Page;
  /** The main process; null where the host is a browser. */
  readonly electron: ElectronApplication | null;
  close(): Promise<void>;
}

/**
 * Where the desktop of an app under test keeps the user's data, so that no test's images end in the tester's
 * own trash.
 */
export const dataHomeOf = (dataDir: string): string => join(dataDir, 'home');
