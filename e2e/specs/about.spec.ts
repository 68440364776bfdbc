/** About: which version runs, on what. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { AppPage } from '../pages/AppPage.ts';
import { test } from '../support/app.ts';
import { makeDataset } from '../support/dataset.ts';
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
    await about.getByText('Licences of what is shipped with it').click();
    for (const shipped of ['react', 'sharp', 'hono']) {
      const line = about.getByText(new RegExp(`^${shipped} \\d`));
      await expect(line).toBeVisible();
    }
    await about.getByText(/^hono \d/).click();
    await expect(about.getByText('Permission is hereby granted').filter({ visible: true })).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(about).toBeHidden();
  },
);

test(
  'the diagnostic report is copied, without the folder that is open',
  { tag: '@clipboard' },
  async ({ folder, openApp }) => {
    await makeDataset(folder, 2);
    const { page } = await openApp(folder);
    const app = new AppPage(page);
    await app.sheet.ready();
    await app.palette.run('report a fault', 'Copy diagnostic report');
    await expect(app.message('no paths, names or captions are in it')).toBeVisible();
    await page.context().grantPermissions(['clipboard-read']);
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain(`Proofsheet: ${version}`);
    expect(copied).toContain('Samples: 2');
    expect(copied).not.toContain(folder);
    expect(copied).not.toContain('perlica');
  },
);
