/** An app for tests of captions from inside: its own server of vision models, and the page of captions. */
import type { Page } from '@playwright/test';
import {
  startCaptionServer,
  type CaptionServer,
} from '../../electron/engine/propose/endpoint/server/testing.ts';
import { AppPage } from '../pages/AppPage.ts';
import { CaptionsPage } from '../pages/CaptionsPage.ts';
import { test as base } from './app.ts';
import type { RunningApp } from './runningApp.ts';

/** `test` with a server. @param answer what its model `seer-7b` says to a prompt */
export const testWithServer = (answer: (prompt: string) => string) =>
  base.extend<{ readonly server: CaptionServer }>({
    server: async ({}, provide) => {
      const server = await startCaptionServer({
        models: ['seer-7b'],
        answer: ({ text }) => answer(text),
      });
      await provide(server);
      await server.close();
    },
  });

interface OpenedForCaptions {
  readonly page: Page;
  readonly captions: CaptionsPage;
}

/** Opens a dataset, and waits for its sheet. */
export const openForCaptions = async (
  dataset: string,
  openApp: (dataset: string) => Promise<RunningApp>,
): Promise<OpenedForCaptions> => {
  const { page } = await openApp(dataset);
  await new AppPage(page).sheet.ready();
  return { page, captions: new CaptionsPage(page) };
};
