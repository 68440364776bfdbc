/** The Electron host in a real window: what the page may do, what it may not, and what happens when the engine goes. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { DesktopBridge } from '../../shared/api/desktop.ts';
import { test } from '../support/app.ts';
import { openInElectron, type ElectronApp } from '../support/electronApp.ts';
import { enginePid } from '../support/enginePid.ts';
import { electronRuntime } from '../support/electronRuntime.ts';
import { AppPage } from '../pages/AppPage.ts';
import { makeDataset } from '../support/dataset.ts';

const datasetIn = (page: Page): Promise<{ dataset: { path: string; phase: string } | null }> =>
  page.evaluate(() => fetch('/api/dataset').then((answer) => answer.json()));

test('the page is the app under its own scheme, and its bridge has exactly these keys', async ({
  dataDir,
}) => {
  const app = await openInElectron({ dataDir });
  expect(app.page.url()).toBe('app://proofsheet/');
  const bridge = await app.page.evaluate(() => ({
    keys: Object.keys(globalThis.desktop ?? {}).toSorted(),
    platform: globalThis.desktop?.platform,
  }));
  const keys: readonly (keyof DesktopBridge)[] = [
    'chooseFolder',
    'onCommand',
    'pathOf',
    'platform',
    'reveal',
    'showMenu',
  ];
  expect(bridge.keys).toEqual(keys);
  expect(['mac', 'windows', 'linux']).toContain(bridge.platform);
  await app.close();
});

test('the page has no Node, is apart from the preload script, and runs in the sandbox', async ({
  dataDir,
}) => {
  const app = await openInElectron({ dataDir });
  expect(
    await app.page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'global', 'electron'].filter((name) => name in globalThis),
    ),
  ).toEqual([]);
  const preferences: unknown = await app.electron.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents ?? {};
    const getter: unknown = Reflect.get(contents, 'getLastWebPreferences');
    const found: unknown = typeof getter === 'function' ? Reflect.apply(getter, contents, []) : null;
    const plain: unknown = JSON.parse(JSON.stringify(found));
    return plain;
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
  });
  await app.close();
});

test('inline scripts, other schemes and the network are out of reach', async ({ dataDir }) => {
  const app = await openInElectron({ dataDir });
  const tried = await app.page.evaluate(async () => {
    const inline = document.createElement('script');
    inline.textContent = 'window.inlineRan = true';
    document.body.append(inline);
    const addresses = ['file:///etc/passwd', 'http://127.0.0.1:9/', 'app://elsewhere/index.html'];
    const reached = addresses.map((address) =>
      fetch(address).then(
        () => true,
        () => false,
      ),
    );
    return { inline: 'inlineRan' in window, reached: await Promise.all(reached) };
  });
  expect(tried).toEqual({ inline: false, reached: [false, false, false] });
  const policy = await app.page.evaluate(async () =>
    (await fetch('/')).headers.get('content-security-policy'),
  );
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain('unsafe');
  await app.close();
});

test('no path of the scheme leads out of the built page', async ({ dataDir }) => {
  const app = await openInElectron({ dataDir });
  const bodies = await app.page.evaluate(async () => {
    const paths = [
      '/..%2f..%2fpackage.json',
      '/%2e%2e/%2e%2e/package.json',
      '//etc/passwd.json',
      '/a\\..\\b.json',
    ];
    return Promise.all(paths.map((path) => fetch(path).then((answer) => answer.text(), String)));
  });
  for (const body of bodies) expect(body).not.toMatch(/proofsheet|root:/);
  await app.close();
});

test('window.open, navigation, frames of elsewhere and permissions are refused', async ({ dataDir }) => {
  const app = await openInElectron({ dataDir });
  const { page, electron } = app;
  const opened = await page.evaluate(() => [
    window.open('https://example.com/') === null,
    window.open('/') === null,
    window.open('about:blank') === null,
  ]);
  expect(opened).toEqual([true, true, true]);
  // Leaving is tried in each possible way; a refused navigation has no end to wait for, so a round trip
  // follows.
  await page.evaluate(() => {
    location.href = 'https://example.com/';
    const link = document.createElement('a');
    link.href = 'file:///etc/passwd';
    document.body.append(link);
    link.click();
    location.assign('app://proofsheet/api/dataset');
  });
  await page.evaluate(() => fetch('/api/dataset').then((answer) => answer.text()));
  expect(page.url()).toBe('app://proofsheet/');
  expect(await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  expect(
    await page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'microphone'];
      const states = names.map((name) =>
        navigator.permissions.query({ name: name as PermissionName }).then(({ state }) => state),
      );
      return Promise.all(states);
    }),
  ).not.toContain('granted');
  await app.close();
});

test('the bridge reveals by id only, and says so when there is no such sample', async ({
  dataDir,
  folder,
}) => {
  await makeDataset(folder, 2);
  const app = await openInElectron({ dataDir, dataset: folder });
  await expect.poll(async () => (await datasetIn(app.page)).dataset?.phase).toBe('ready');
  await app.electron.evaluate(({ shell }) => {
    shell.showItemInFolder = (path) => Reflect.set(globalThis, 'revealed', path);
  });
  const reveal = (id: unknown): Promise<string> =>
    app.page.evaluate(
      (given) =>
        (globalThis.desktop?.reveal(given as never) ?? Promise.reject(new Error('no bridge'))).then(
          () => 'revealed',
          (error: unknown) => String(error),
        ),
      id,
    );
  expect(await reveal(1)).toBe('revealed');
  const path = await app.electron.evaluate(() => Reflect.get(globalThis, 'revealed') as string);
  expect(path.startsWith(folder)).toBe(true);
  expect(await reveal(999)).toContain('Error');
  expect(await reveal('/etc/passwd')).toContain('Error');
  await app.close();
});

test('a command of the native menu reaches the page', async ({ dataDir }) => {
  const app = await openInElectron({ dataDir });
  const heard = app.page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const end = globalThis.desktop?.onCommand((command) => {
          end?.();
          resolve(command);
        });
      }),
  );
  // The listener is there when the page answers again.
  await app.page.evaluate(() => fetch('/api/jobs').then((answer) => answer.text()));
  await app.electron.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.items.flatMap((item) => item.submenu?.items ?? []);
    items?.find((item) => item.label === 'Keys and query language')?.click();
  });
  expect(await heard).toBe('help.open');
  await app.close();
});

test('a killed engine comes back with the same dataset, in the same window', async ({ dataDir, folder }) => {
  await makeDataset(folder, 3);
  const app = await openInElectron({ dataDir, dataset: folder });
  const { page } = app;
  await expect.poll(async () => (await datasetIn(page)).dataset?.phase).toBe('ready');
  const before = await page.evaluate(() => Reflect.set(globalThis, 'samePage', true));
  expect(before).toBe(true);
  const first = enginePid(dataDir);
  process.kill(first, 'SIGKILL');
  await expect.poll(() => enginePid(dataDir)).not.toBe(first);
  await expect
    .poll(() =>
      datasetIn(page).then(
        ({ dataset }) => dataset?.path,
        () => null,
      ),
    )
    .toBe(folder);
  expect(await page.evaluate(() => Reflect.get(globalThis, 'samePage') as boolean)).toBe(true);
  await app.close();
});

test('the engine ends with the window, also when the window is killed', async ({ dataDir }) => {
  const closed = await openInElectron({ dataDir });
  const first = enginePid(dataDir);
  expect(first).toBeGreaterThan(0);
  await closed.close();
  await expect.poll(() => enginePid(dataDir)).toBeNaN();
  const killed = await openInElectron({ dataDir });
  expect(enginePid(dataDir)).toBeGreaterThan(0);
  killed.electron.process().kill('SIGKILL');
  await expect.poll(() => enginePid(dataDir)).toBeNaN();
});

/** Starts the app beside a running one. @returns how it ended, and its output on stdout */
const startBeside = async (dataDir: string, dataset: string) => {
  const { executablePath, args } = electronRuntime();
  const env = { ...process.env, PROOFSHEET_DATA: dataDir, PROOFSHEET_NODE: process.execPath };
  const second = spawn(executablePath, [...args, `--folder=${dataset}`], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let said = '';
  second.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(second, 'close')) as [number | null, unknown];
  return { code, said };
};

test('a second start hands its folder to the window that is there, whatever its name', async ({
  dataDir,
  folder,
}) => {
  test.slow();
  const names = ['one', 'two', 'データ セット (訓練) 한국어', 'with "quotes" & spaces'];
  const [one = '', ...others] = names.map((name) => join(folder, name));
  for (const path of [one, ...others]) {
    mkdirSync(path);
    await makeDataset(path, 1);
  }
  const app = await openInElectron({ dataDir, dataset: one });
  await expect.poll(async () => (await datasetIn(app.page)).dataset?.path).toBe(one);
  for (const path of others) {
    const { code, said } = await startBeside(dataDir, path);
    expect(code).toBe(0);
    expect(said).toContain('handed over');
    await expect.poll(async () => (await datasetIn(app.page)).dataset?.path).toBe(path);
  }
  expect(await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  await app.close();
});

const nlFile = 'sample-000_nl.txt';

/** The app on a dataset of one sample, whose NL caption is being typed. */
const openTyping = async (dataDir: string, dataset: string): Promise<ElectronApp> => {
  const app = await openInElectron({ dataDir, dataset });
  const { page } = app;
  const { sheet } = new AppPage(page);
  await sheet.ready();
  await sheet.begin();
  await page.keyboard.press('e');
  await expect(page.getByRole('textbox', { name: /Prose|NL caption/ })).toBeFocused();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type(' She waves.');
  await expect(page.getByText('Not saved yet').first()).toBeVisible();
  return app;
};

test('what is being typed is saved where it was typed when a second start opens another folder', async ({
  dataDir,
  folder,
}) => {
  const [one, two] = [join(folder, 'one'), join(folder, 'two')];
  for (const path of [one, two]) {
    mkdirSync(path);
    await makeDataset(path, 1);
  }
  const app = await openTyping(dataDir, one);
  expect((await startBeside(dataDir, two)).code).toBe(0);
  await expect.poll(async () => (await datasetIn(app.page)).dataset?.path).toBe(two);
  expect(readFileSync(join(one, nlFile), 'utf8')).toContain('She waves.');
  expect(readFileSync(join(two, nlFile), 'utf8')).not.toContain('She waves.');
  await app.close();
});

for (const [how, leave] of Object.entries({
  quits: (app: ElectronApp) => app.electron.evaluate(({ app: main }) => main.quit()),
  'closes the window': (app: ElectronApp) =>
    app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()),
})) {
  test(`what is being typed is saved when one ${how}`, async ({ dataDir, folder }) => {
    await makeDataset(folder, 1);
    const app = await openTyping(dataDir, folder);
    const ended = once(app.electron.process(), 'exit');
    await leave(app);
    await ended;
    expect(readFileSync(join(folder, nlFile), 'utf8')).toContain('She waves.');
  });
}

test('a second start whose folder the first does not take says so, and fails', async ({
  dataDir,
  folder,
}) => {
  await makeDataset(folder, 1);
  const app = await openInElectron({ dataDir });
  // An instance that is notified of the second start and ignores it.
  await app.electron.evaluate(({ app: first }) => void first.removeAllListeners('second-instance'));
  const { code, said } = await startBeside(dataDir, folder);
  expect(code).toBe(1);
  expect(said).toContain('not taken');
  await app.close();
});

test('a data folder that cannot be made is told at once', async () => {
  const { executablePath, args } = electronRuntime();
  const env = { ...process.env, PROOFSHEET_DATA: '/proc/nope', PROOFSHEET_NODE: process.execPath };
  const started = spawn(executablePath, [...args], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = once(started, 'close');
  let said = '';
  for await (const chunk of started.stderr) {
    said += String(chunk);
    if (said.includes('PROOFSHEET_DATA')) break;
  }
  expect(said).toContain('/proc/nope cannot be used to keep data');
  // The same sentence is in a dialog that waits for the user.
  started.kill('SIGKILL');
  await ended;
});

test('an engine that keeps ending is started again without a dataset, and the log says what happened', async ({
  dataDir,
  folder,
}) => {
  test.slow();
  await makeDataset(folder, 1);
  const app = await openInElectron({ dataDir, dataset: folder });
  const { page, electron } = app;
  await expect.poll(async () => (await datasetIn(page)).dataset?.phase).toBe('ready');
  await electron.evaluate(({ dialog, shell }) => {
    Reflect.set(dialog, 'showMessageBox', (...given: readonly unknown[]) => {
      // *Show log*, after which it asks again, and then *Restart*.
      const response = Reflect.has(globalThis, 'asked') ? 0 : 2;
      Reflect.set(globalThis, 'asked', given.at(-1));
      return Promise.resolve({ response, checkboxChecked: false });
    });
    shell.showItemInFolder = (path) => Reflect.set(globalThis, 'revealed', path);
  });
  const asked = () =>
    electron.evaluate(() => Reflect.get(globalThis, 'asked') as { buttons: string[] } | null);
  let last = 0;
  for (let crash = 0; crash < 5; crash++) {
    await expect.poll(() => enginePid(dataDir) !== last && enginePid(dataDir) > 0).toBe(true);
    last = enginePid(dataDir);
    process.kill(last, 'SIGKILL');
  }
  await expect.poll(asked).not.toBeFalsy();
  await expect
    .poll(
      () =>
        datasetIn(page).then(
          ({ dataset }) => dataset,
          () => 'away',
        ),
      { timeout: 60_000 },
    )
    .toBeNull();
  await expect(page.getByText('Open dataset folder').first()).toBeVisible();
  expect((await datasetIn(page)).dataset).toBeNull();
  expect((await asked())?.buttons).toEqual(['Restart', 'Quit', 'Show log']);
  const log = await electron.evaluate(() => Reflect.get(globalThis, 'revealed') as string);
  expect(readFileSync(log, 'utf8').match(/The engine ended \(.*SIGKILL\)/g)).toHaveLength(5);
  await app.close();
});

test('the window comes back where it was', async ({ dataDir }) => {
  const first = await openInElectron({ dataDir });
  const wanted = { x: 120, y: 80, width: 1000, height: 700 };
  await first.electron.evaluate(
    ({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds),
    wanted,
  );
  const boundsOf = (app: typeof first) =>
    app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
  // The place comes a moment after the size.
  await expect.poll(() => boundsOf(first)).toEqual(wanted);
  await first.close();
  const second = await openInElectron({ dataDir });
  await expect.poll(() => boundsOf(second)).toEqual(wanted);
  await second.close();
});
