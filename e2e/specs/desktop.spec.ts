/** The manners of a desktop app: menus that follow the page, colours, the window's place, ends and crashes. */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type ElectronApplication, type Page } from '@playwright/test';
import { openingHeader } from '../../shared/api/ids.ts';
import { AppPage } from '../pages/AppPage.ts';
import { test } from '../support/app.ts';
import { makeDataset, makeLargeImages } from '../support/dataset.ts';
import { openInElectron, type ElectronApp } from '../support/electronApp.ts';
import { enginePid } from '../support/enginePid.ts';

interface MenuItem {
  readonly enabled: boolean;
  readonly checked: boolean;
}

/** An item of the native menu, by its command. */
const itemOf = (electron: ElectronApplication, id: string): Promise<MenuItem | null> =>
  electron.evaluate(({ Menu }, wanted) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById(wanted);
    return item === null || item === undefined ? null : { enabled: item.enabled, checked: item.checked };
  }, id);

const clickItem = (electron: ElectronApplication, id: string): Promise<void> =>
  electron.evaluate(
    ({ Menu }, wanted) => void Menu.getApplicationMenu()?.getMenuItemById(wanted)?.click(),
    id,
  );

const enabled = ({ electron }: ElectronApp, id: string) =>
  expect.poll(async () => (await itemOf(electron, id))?.enabled, { message: `${id} can be chosen` });
const checked = ({ electron }: ElectronApp, id: string) =>
  expect.poll(async () => (await itemOf(electron, id))?.checked, { message: `${id} is checked` });

const started = async (
  dataDir: string,
  folder: string,
  count = 3,
): Promise<ElectronApp & { app: AppPage }> => {
  await makeDataset(folder, count);
  const running = await openInElectron({ dataDir, dataset: folder });
  const app = new AppPage(running.page);
  await app.sheet.ready();
  return { ...running, app };
};

/** The system's message boxes are answered by the test, which hears what they ask. */
const answerBoxes = (electron: ElectronApplication, response: number): Promise<void> =>
  electron.evaluate(({ dialog }, answer) => {
    Reflect.set(globalThis, 'boxes', []);
    Reflect.set(dialog, 'showMessageBox', (...given: readonly unknown[]) => {
      (Reflect.get(globalThis, 'boxes') as unknown[]).push(given.at(-1));
      return Promise.resolve({ response: answer, checkboxChecked: false });
    });
  }, response);

const boxes = (electron: ElectronApplication): Promise<readonly { message: string; detail: string }[]> =>
  electron.evaluate(() =>
    (Reflect.get(globalThis, 'boxes') as { message: string; detail: string }[]).map(
      ({ message, detail }) => ({
        message,
        detail,
      }),
    ),
  );

test('the native menu follows what can be done', async ({ dataDir, folder }) => {
  const running = await started(dataDir, folder);
  const { page, electron, app } = running;
  await enabled(running, 'edit.undo').toBe(false);
  await enabled(running, 'edit.redo').toBe(false);
  await enabled(running, 'dataset.close').toBe(true);
  await enabled(running, 'mislabels.relabel').toBe(false);

  // An edit, its undo.
  await app.sheet.begin();
  await page.keyboard.press('v');
  await enabled(running, 'edit.undo').toBe(true);
  await clickItem(electron, 'edit.undo');
  await enabled(running, 'edit.redo').toBe(true);
  await enabled(running, 'edit.undo').toBe(false);

  // Under a dialog.
  await page.keyboard.press('ControlOrMeta+e');
  await expect(app.dialog('Export')).toBeVisible();
  await enabled(running, 'dataset.close').toBe(false);
  await enabled(running, 'palette.open').toBe(true);
  await clickItem(electron, 'dataset.close');
  await page.keyboard.press('Escape');
  await enabled(running, 'dataset.close').toBe(true);
  await expect(app.sheet.grid).toBeVisible();

  // In a text field, undo is the field's own.
  await page.keyboard.press('/');
  await page.keyboard.type('smile');
  await enabled(running, 'edit.undo').toBe(true);
  await clickItem(electron, 'edit.undo');
  // By how much is the browser's own matter.
  await expect(app.search.field).not.toHaveValue('smile');
  await app.search.field.fill('');

  await clickItem(electron, 'dataset.close');
  await expect(app.welcome.title).toBeVisible();
  await enabled(running, 'dataset.close').toBe(false);
  await enabled(running, 'dataset.open').toBe(true);
  await running.close();
});

test('check marks are of what is on, also after a click that changes nothing', async ({
  dataDir,
  folder,
}) => {
  const running = await started(dataDir, folder);
  const { electron, app } = running;
  await checked(running, 'density.rows').toBe(true);
  await checked(running, 'density.tiles').toBe(false);
  await clickItem(electron, 'density.tiles');
  await expect(app.sheet.grid).toHaveAttribute('data-density', 'tiles');
  await checked(running, 'density.tiles').toBe(true);
  await checked(running, 'density.rows').toBe(false);
  await clickItem(electron, 'density.tiles');
  await checked(running, 'density.tiles').toBe(true);
  await clickItem(electron, 'panel.inspector');
  await checked(running, 'panel.inspector').toBe(false);
  await clickItem(electron, 'sort.date');
  await checked(running, 'sort.date').toBe(true);
  await checked(running, 'sort.path').toBe(false);
  await running.close();
});

const zoomOf = (electron: ElectronApplication): Promise<number> =>
  electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getZoomLevel() ?? 0);

test('text is made larger by Ctrl and the equals sign', async ({ dataDir }) => {
  const app = await openInElectron({ dataDir });
  const { electron } = app;
  expect(await zoomOf(electron)).toBe(0);
  await electron.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    contents?.focus();
    contents?.sendInputEvent({ type: 'keyDown', keyCode: '=', modifiers: ['control'] });
  });
  await expect.poll(() => zoomOf(electron)).toBeGreaterThan(0);
  await app.close();
});

const coloursOf = (electron: ElectronApplication) =>
  electron.evaluate(({ BrowserWindow, nativeTheme }) => ({
    source: nativeTheme.themeSource,
    ground: BrowserWindow.getAllWindows()[0]?.getBackgroundColor().toLowerCase(),
  }));

const groundOf = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

test('menus and frame have the theme of the page, from the first moment of the next start on', async ({
  dataDir,
}) => {
  const first = await openInElectron({ dataDir });
  await expect.poll(async () => (await itemOf(first.electron, 'theme.system'))?.checked).toBe(true);
  for (const [theme, colour, painted] of [
    ['light', '#e9e9e9', 'rgb(233, 233, 233)'],
    ['dark', '#1a1a1a', 'rgb(26, 26, 26)'],
  ] as const) {
    await clickItem(first.electron, `theme.${theme}`);
    await expect.poll(() => coloursOf(first.electron)).toEqual({ source: theme, ground: colour });
    await expect.poll(() => groundOf(first.page)).toBe(painted);
  }
  await first.close();
  const next = await openInElectron({ dataDir });
  // Known before the engine has answered with the settings.
  expect(await coloursOf(next.electron)).toEqual({ source: 'dark', ground: '#1a1a1a' });
  await next.close();
});

const placeOf = (electron: ElectronApplication) =>
  electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds());
const moveTo = (electron: ElectronApplication, to: { x: number; y: number; width: number; height: number }) =>
  electron.evaluate(({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds), to);

test('the window’s place outlives a kill, and a title above the screen does not come back', async ({
  dataDir,
}) => {
  const file = join(dataDir, 'window', 'bounds.json');
  const kept = (words: string) =>
    expect.poll(() => (existsSync(file) ? readFileSync(file, 'utf8') : '')).toContain(words);

  const wanted = { x: 120, y: 90, width: 1000, height: 700 };
  const first = await openInElectron({ dataDir });
  await moveTo(first.electron, wanted);
  await kept('"x":120,"y":90,"width":1000,"height":700');
  const ended = once(first.electron.process(), 'exit');
  first.electron.process().kill('SIGKILL');
  await ended;

  const second = await openInElectron({ dataDir });
  expect(await placeOf(second.electron)).toEqual(wanted);
  await moveTo(second.electron, { ...wanted, y: -300 });
  await kept('"y":-300');
  await second.close();

  const third = await openInElectron({ dataDir });
  expect((await placeOf(third.electron))?.y).toBeGreaterThanOrEqual(0);
  await third.close();
});

/** Crashes the page once. */
const crashPage = (electron: ElectronApplication): Promise<void> =>
  electron.evaluate(
    ({ BrowserWindow }) =>
      new Promise<void>((resolve) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        contents?.once('render-process-gone', () => resolve());
        contents?.forcefullyCrashRenderer();
      }),
  );

/** Resolves when the page has been loaded again. */
const shownAgain = (electron: ElectronApplication) =>
  expect.poll(
    () =>
      electron.evaluate(({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        if (contents === undefined || contents.isCrashed() || contents.isLoading()) return '';
        return contents.executeJavaScript('document.body.innerText') as Promise<string>;
      }),
    { timeout: 60_000 },
  );

test('a page that keeps crashing is not loaded for ever: the fourth time one is asked', async ({
  dataDir,
}) => {
  test.slow();
  const app = await openInElectron({ dataDir });
  const { electron } = app;
  await answerBoxes(electron, 0);
  for (let crash = 0; crash < 3; crash++) {
    await crashPage(electron);
    await shownAgain(electron).toContain('Proofsheet');
  }
  expect(await boxes(electron)).toEqual([]);
  await crashPage(electron);
  await expect
    .poll(() => boxes(electron))
    .toEqual([expect.objectContaining({ message: 'Proofsheet’s window keeps crashing.' })]);
  // *Restart* was chosen.
  await shownAgain(electron).toContain('Proofsheet');
  expect(readFileSync(join(dataDir, 'logs', 'proofsheet.log'), 'utf8')).toContain(
    "The window's page is gone",
  );
  await app.close();
});

test('a page that does not answer is asked about, and is loaded again when that is wanted', async ({
  dataDir,
}) => {
  const app = await openInElectron({ dataDir });
  const { electron } = app;
  await answerBoxes(electron, 0);
  await electron.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0];
    return new Promise<void>((resolve) => {
      window?.webContents.once('render-process-gone', () => resolve());
      window?.emit('unresponsive');
    });
  });
  expect(await boxes(electron)).toEqual([
    expect.objectContaining({ message: 'Proofsheet’s window does not answer.' }),
  ]);
  await shownAgain(electron).toContain('Proofsheet');
  await app.close();
});

/** An engine that is stopped; it would outlive a test that fails. */
let held: number | null = null;
const goOn = (): void => {
  if (held !== null) process.kill(held, 'SIGCONT');
  held = null;
};
test.afterEach(goOn);

/** An export that is stopped in its middle: its engine does not go on until it is told to. */
const heldExport = async (running: ElectronApp, dataDir: string, out: string): Promise<void> => {
  const { page, electron } = running;
  await electron.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0];
    Reflect.set(window ?? {}, 'setProgressBar', (share: number) => Reflect.set(globalThis, 'share', share));
  });
  const pid = enginePid(dataDir);
  await page.evaluate(
    async ([folder, header]) => {
      let opening = '';
      const asked = async (address: string, body?: object): Promise<unknown> => {
        const headers = { 'content-type': 'application/json', [header]: opening };
        const post = { method: 'POST', headers, body: JSON.stringify(body) };
        const answer = await fetch(address, body === undefined ? {} : post);
        if (!answer.ok) throw new Error(await answer.text());
        return answer.json();
      };
      const { dataset } = (await asked('/api/dataset')) as { dataset: { opening: string } };
      opening = dataset.opening;
      const settings = { images: { as: 'png' } };
      const { id } = (await asked('/api/exports/plan', { settings, scope: null, out: folder })) as {
        id: string;
      };
      await asked(`/api/exports/${id}/run`, {});
    },
    [out, openingHeader] as const,
  );
  await expect
    .poll(() => electron.evaluate(() => Reflect.get(globalThis, 'share') as number | undefined), {
      intervals: [50],
    })
    .toBeGreaterThan(0);
  process.kill(pid, 'SIGSTOP');
  held = pid;
};

const stateOf = (out: string): unknown =>
  (JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as { state: string }).state;

const closeWindow = ({ electron }: ElectronApp): Promise<void | undefined> =>
  electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());

test('closing during an export asks, and the export can be finished without the window', async ({
  dataDir,
  folder,
}) => {
  test.slow();
  const [dataset, out] = [join(folder, 'images'), join(folder, 'out')];
  mkdirSync(dataset);
  await makeLargeImages(dataset, 24);
  const running = await openInElectron({ dataDir, dataset });
  await new AppPage(running.page).sheet.ready();
  await heldExport(running, dataDir, out);
  const { electron } = running;

  // *Cancel*: everything stays.
  await answerBoxes(electron, 2);
  await closeWindow(running);
  await expect
    .poll(() => boxes(electron))
    .toEqual([
      {
        message: 'An export is being written.',
        detail: expect.stringMatching(/\d of 24 files are written/),
      },
    ]);
  expect(stateOf(out)).toBe('incomplete');

  await answerBoxes(electron, 0);
  const ended = once(electron.process(), 'exit');
  await closeWindow(running);
  await expect
    .poll(() => electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()))
    .toBe(false);
  goOn();
  await ended;
  expect(stateOf(out)).toBe('complete');
});

test('an export that is stopped by the end is told at the next start', async ({ dataDir, folder }) => {
  test.slow();
  const [dataset, out] = [join(folder, 'images'), join(folder, 'out')];
  mkdirSync(dataset);
  await makeLargeImages(dataset, 24);
  const running = await openInElectron({ dataDir, dataset });
  await new AppPage(running.page).sheet.ready();
  await heldExport(running, dataDir, out);
  await answerBoxes(running.electron, 1);
  const ended = once(running.electron.process(), 'exit');
  await closeWindow(running);
  goOn();
  await ended;
  expect(stateOf(out)).toBe('incomplete');
  const next = await openInElectron({ dataDir, dataset });
  await expect(new AppPage(next.page).message(`The export into ${out} was not finished`)).toBeVisible();
  await next.close();
});

test('a window is opened with a folder that is named as the file manager does it', async ({
  dataDir,
  folder,
}) => {
  const dataset = join(folder, 'データ セット');
  mkdirSync(dataset);
  await makeDataset(dataset, 1);
  const running = await openInElectron({ dataDir, words: [join(dataset, 'sample-000.png')] });
  await expect(running.page).toHaveTitle(/^データ セット/);
  await running.close();
});

test('there are no more processes than before when it has ended', async ({ dataDir }) => {
  const app = await openInElectron({ dataDir });
  await app.close();
  const list = execFileSync('ps', ['-eo', 'args='], { encoding: 'utf8' });
  expect(list.split('\n').filter((line) => line.includes(dataDir))).toEqual([]);
});
