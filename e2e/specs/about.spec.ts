/** About: which version runs, on what. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { AppPage } from '../pages/AppPage.ts';
import { test } from '../support/app.ts';
import { repository } from '../support/paths.ts';

const { version } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as {
  readonly version: string;
};

test(
  'About names the version, Electron where there is one, and Node',
  { tag: '@journey' },
  async ({ openApp }) => {
    const { page, electron } = await openApp();
    const app = new AppPage(page);
    await expect(app.welcome.title).toBeVisible();
    await app.palette.run('version', 'About Proofsheet');
    const about = app.dialog('About Proofsheet');
    await expect(about).toContainText(`Version${version}`);
    await expect(about).toContainText(`Node${process.versions.node}`);
    await expect(about).toContainText('Chromium');
    if (electron !== null) {
      const running = await electron.evaluate(() => process.versions['electron'] ?? '');
      await expect(about).toContainText(`Electron${running}`);
    } else {
      await expect(about).not.toContainText('Electron');
    }
    await page.keyboard.press('Escape');
    await expect(about).toBeHidden();
  },
);
