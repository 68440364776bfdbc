/** Three samples with given captions, and a window on them with the first one in focus. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { AppPage } from '../pages/AppPage.ts';
import type { RunningApp } from './runningApp.ts';
import { writeDataset } from './smallDataset.ts';

export const captions = {
  'a.txt': 'perlica \\(arknights\\), arknights, 1girl, long hair, smile\r\n',
  'a_nl.txt': "Perlica from Arknights stands in the rain. Perlica's hair is long.",
  'b.txt': 'yvonne \\(arknights\\), arknights, 1girl, boots',
  'b_nl.txt': 'Yvonne from Arknights waves.',
  'c.txt': 'perlica \\(arknights\\), yvonne \\(arknights\\), arknights, 2girls',
};
export type CaptionName = keyof typeof captions;

export interface OpenedCaptions {
  readonly running: RunningApp;
  readonly app: AppPage;
  /** As it is on disk now. */
  readonly text: (name: CaptionName) => string;
  /** Waits until it is on disk. */
  readonly expectText: (name: CaptionName, text: string) => Promise<void>;
  /** Waits until every file is as it was at the beginning. */
  readonly expectUntouched: () => Promise<void>;
}

export const openCaptions = async (
  folder: string,
  openApp: (dataset: string) => Promise<RunningApp>,
): Promise<OpenedCaptions> => {
  await writeDataset(folder, ['a.png', 'b.png', 'c.png'], captions);
  const running = await openApp(folder);
  const app = new AppPage(running.page);
  await app.sheet.ready();
  await app.sheet.begin();
  const text = (name: CaptionName): string => readFileSync(join(folder, name), 'utf8');
  const expectText = async (name: CaptionName, wanted: string): Promise<void> => {
    await expect.poll(() => text(name), name).toBe(wanted);
  };
  const isName = (name: string): name is CaptionName => Object.hasOwn(captions, name);
  const expectUntouched = async (): Promise<void> => {
    for (const name of Object.keys(captions).filter(isName)) await expectText(name, captions[name]);
  };
  return { running, app, text, expectText, expectUntouched };
};
