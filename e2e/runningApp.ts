/** An app under test, whatever host it runs in. */
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
