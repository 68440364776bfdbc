/** An app under test, whatever host it runs in. */
import type { Page } from '@playwright/test';

/** How to start one. */
export interface Start {
  /** Where it keeps indexes and settings. */
  readonly dataDir: string;
  /** The folder to open; the welcome page without it. */
  readonly dataset?: string | undefined;
}

export interface RunningApp {
  readonly page: Page;
  close(): Promise<void>;
}
