/** However a window is closed, what was typed in it is saved where it was typed, or kept and offered again. */
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { test } from '../support/app.ts';
import { startServe } from '../support/browserApp.ts';
import { AppPage } from '../pages/AppPage.ts';
import type { RunningApp } from '../support/runningApp.ts';
import { writeDataset } from '../support/smallDataset.ts';
import { captions, openCaptions } from '../support/captions.ts';

const typedText = `${captions['a_nl.txt']} She smiles.`;

const field = (page: Page) =>
  new AppPage(page).inspector.panel.getByRole('textbox', { name: /Prose|NL caption/ });
const offer = (page: Page) => page.getByText('Unsaved NL caption from').first();

const typeNl = async (page: Page): Promise<void> => {
  await page.keyboard.press('e');
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type(' She smiles.');
  await expect(new AppPage(page).inspector.panel).toContainText('Not saved yet');
};

/** All drafts that the engine has on disk. */
const draftsOnDisk = (dataDir: string): string => {
  const folder = join(dataDir, 'datasets');
  const files = existsSync(folder) ? readdirSync(folder).map((id) => join(folder, id, 'drafts.json')) : [];
  return files
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
};

const untilDraft = (dataDir: string, text = 'She smiles.'): Promise<void> =>
  expect.poll(() => draftsOnDisk(dataDir), 'drafts on disk').toContain(text);

const begun = async (page: Page): Promise<void> => {
  const { sheet } = new AppPage(page);
  await sheet.ready();
  await sheet.begin();
};

/**
 * Two datasets with the same names and texts: their samples have the same ids, and only the folder tells them
 * apart.
 */
const twoDatasets = async (folder: string) => {
  const [one, other] = [join(folder, 'one'), join(folder, 'other')];
  mkdirSync(one);
  mkdirSync(other);
  await writeDataset(other, ['a.png', 'b.png', 'c.png'], captions);
  return { one, other, otherText: () => readFileSync(join(other, 'a_nl.txt'), 'utf8') };
};

/** Runs a command from the native menu, or from the palette where there is none. */
const choose = async ({ page, electron }: RunningApp, command: string, words: string): Promise<void> => {
  if (electron === null) {
    await page.keyboard.press('ControlOrMeta+k');
    await page.keyboard.type(words);
    await page.keyboard.press('Enter');
    return;
  }
  await electron.evaluate(
    ({ BrowserWindow }, id) => BrowserWindow.getAllWindows()[0]?.webContents.send('desktop:command', id),
    command,
  );
};

test('a text that is being typed is saved before its dataset is closed', async ({ folder, openApp }) => {
  const { running, expectText } = await openCaptions(folder, openApp);
  await typeNl(running.page);
  await choose(running, 'dataset.close', 'Close dataset');
  await expect(running.page.getByRole('heading', { name: 'Proofsheet' }).first()).toBeVisible();
  await expectText('a_nl.txt', typedText);
});

test('a text that is being typed when the sample is opened is saved where it was typed', async ({
  folder,
  openApp,
}) => {
  const { running, expectText } = await openCaptions(folder, openApp);
  await typeNl(running.page);
  await choose(running, 'dataset.sample', 'Open the sample dataset');
  await expectText('a_nl.txt', typedText);
});

test.describe('of what another window or the system does', () => {
  test.use({ mayComplain: true });

  test('a text stays a draft of its dataset when another one is opened from elsewhere', async ({
    folder,
    dataDir,
    openApp,
  }) => {
    const { one, other, otherText } = await twoDatasets(folder);
    const { running, text } = await openCaptions(one, openApp);
    const { page } = running;
    await typeNl(page);
    await untilDraft(dataDir);
    const open = (path: string) =>
      page.evaluate(
        (body) =>
          fetch('/api/dataset/open', {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(body),
          }).then((answer) => answer.ok),
        { path },
      );
    expect(await open(other)).toBe(true);
    await expect(page).toHaveTitle(/^other/);
    await open(one);
    await expect(page).toHaveTitle(/^one/);
    await begun(page);
    // It is offered in the dataset in which it was typed; in the other one nothing has changed.
    await expect(offer(page)).toBeVisible();
    expect(otherText()).toBe(captions['a_nl.txt']);
    expect(text('a_nl.txt')).toBe(captions['a_nl.txt']);
    await page.getByRole('button', { name: 'Restore the unsaved NL caption' }).click();
    await expect(field(page)).toHaveValue(typedText);
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect.poll(() => text('a_nl.txt')).toBe(typedText);
    await expect(offer(page)).toHaveCount(0);
    await expect.poll(() => draftsOnDisk(dataDir)).not.toContain('She smiles.');
  });

  test('a text is offered again after the page crashed', async ({ folder, dataDir, openApp }) => {
    const { running, text } = await openCaptions(folder, openApp);
    const { page, electron } = running;
    await typeNl(page);
    await untilDraft(dataDir);
    if (electron === null) {
      const address = page.url();
      const fresh = await page.context().newPage();
      await page.goto('chrome://crash').catch(() => null);
      await fresh.goto(address);
      await begun(fresh);
      await expect(offer(fresh)).toBeVisible();
    } else {
      // A page that has crashed never answers: it is asked once it has been reloaded.
      await electron.evaluate(
        ({ BrowserWindow }) =>
          new Promise<void>((resolve) => {
            const contents = BrowserWindow.getAllWindows()[0]?.webContents;
            contents?.once('did-finish-load', () => resolve());
            contents?.forcefullyCrashRenderer();
          }),
      );
      const shown = () =>
        electron.evaluate(({ BrowserWindow }): Promise<string> | undefined =>
          BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.body.innerText'),
        );
      await expect.poll(shown, { timeout: 60_000 }).toContain('1 unsaved draft');
    }
    expect(text('a_nl.txt')).toBe(captions['a_nl.txt']);
  });

  test('a text is offered again after everything was killed', async ({
    folder,
    dataDir,
    openApp,
    openIn,
  }) => {
    await writeDataset(folder, ['a.png', 'b.png', 'c.png'], captions);
    const running = await openApp();
    const { electron } = running;
    /** Starts the app on the dataset; resolves to its page, and to a function that kills it. */
    const start = async () => {
      if (electron === null) {
        const served = await startServe({ dataDir, dataset: folder });
        await running.page.goto(served.url);
        return { page: running.page, kill: () => served.stop('SIGKILL') };
      }
      const app = await openIn({ dataDir, dataset: folder });
      const ended = app.electron === null ? null : once(app.electron.process(), 'exit');
      return {
        page: app.page,
        kill: async () => {
          app.electron?.process().kill('SIGKILL');
          await ended;
        },
      };
    };
    if (electron !== null) await running.close();
    const first = await start();
    await begun(first.page);
    await typeNl(first.page);
    await untilDraft(dataDir);
    await first.kill();
    const { page, kill } = await start();
    await begun(page);
    await expect(page.getByText('1 unsaved draft')).toBeVisible();
    await expect(offer(page)).toBeVisible();
    expect(readFileSync(join(folder, 'a_nl.txt'), 'utf8')).toBe(captions['a_nl.txt']);
    await page.getByRole('button', { name: 'Discard it' }).click();
    await expect(page.getByText('1 unsaved draft')).toHaveCount(0);
    await expect.poll(() => draftsOnDisk(dataDir)).not.toContain('She smiles.');
    await kill();
  });
});

const ways = {
  /** As its user does it: a desktop's window is closed, a browser navigates away. */
  left: ({ page, electron }: RunningApp) =>
    electron === null ? page.goto('about:blank') : page.close({ runBeforeUnload: true }),
  'loaded anew': ({ page }: RunningApp) => page.reload(),
};

for (const [how, leave] of Object.entries(ways)) {
  test(`an NL caption that is being typed is saved when the window is ${how}`, async ({
    folder,
    openApp,
  }) => {
    const { running, expectText } = await openCaptions(folder, openApp);
    await typeNl(running.page);
    await leave(running);
    await expectText('a_nl.txt', typedText);
  });
}

test('Escape keeps a text as a draft, which undo and opening the editor bring back', async ({
  folder,
  openApp,
}) => {
  const { running, text, expectText } = await openCaptions(folder, openApp);
  const { page } = running;
  await typeNl(page);
  await expect(page.getByText('Esc closes it and keeps the text as a draft')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(offer(page)).toBeVisible();
  expect(text('a_nl.txt')).toBe(captions['a_nl.txt']);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(field(page)).toHaveValue(typedText);
  await page.keyboard.press('Escape');
  await expect(field(page)).toHaveCount(0);
  await page.keyboard.press('e');
  await expect(field(page)).toHaveValue(typedText);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expectText('a_nl.txt', typedText);
  await expect(offer(page)).toHaveCount(0);
});

test('a draft whose caption has changed since is said to be so, and writes over nothing', async ({
  folder,
  openApp,
}) => {
  const { running, text, expectText } = await openCaptions(folder, openApp);
  const { page } = running;
  await typeNl(page);
  await page.keyboard.press('Escape');
  await expect(offer(page)).toBeVisible();
  writeFileSync(join(folder, 'a_nl.txt'), 'Another program wrote this.');
  await expect(page.getByText('What is on disk has changed since')).toBeVisible();
  await page.keyboard.press('e');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByText('left alone (changed by another program)').first()).toBeVisible();
  expect(text('a_nl.txt')).toBe('Another program wrote this.');
  await field(page).press('Escape');
  await page.getByRole('button', { name: 'Replace what is on disk' }).click();
  await expectText('a_nl.txt', typedText);
  await expect(offer(page)).toHaveCount(0);
});

test('what was chosen a moment ago is chosen when the window is loaded anew', async ({ folder, openApp }) => {
  const { app } = await openCaptions(folder, openApp);
  await app.density('Tiles').click();
  await app.page.reload();
  await expect(app.sheet.grid).toHaveAttribute('data-density', 'tiles');
});
