/** The Electron host: puts engine, protocol, window, menu and bridge together. It has no logic of the domain. */
import { mkdirSync, mkdtempSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { app, type BrowserWindow, dialog, ipcMain, nativeTheme, protocol, session, shell } from 'electron';
import { createAppFiles } from '../hosting/appFiles.ts';
import { createAppearance } from './appearance.ts';
import { folderAt, folderOf } from './asked.ts';
import { answerApp, appScheme, registerAppScheme } from './appProtocol.ts';
import { channels, handleBridge } from './bridge.ts';
import { dataDir } from '../hosting/dataDir.ts';
import { createDialogs } from './dialogs.ts';
import { createEngineClient } from '../hosting/engineClient.ts';
import { keepEngine } from './engineKeeper.ts';
import { findInstallation } from './installation.ts';
import { prepareDataFolder } from '../engine/work/dataFolder.ts';
import { startEngine } from './engineProcess.ts';
import { askToOpen, notTaken, takeAsked, wasTaken } from '../hosting/handOver.ts';
import { settleBeforeClosing, settlePage } from './leaving.ts';
import { openLog } from '../hosting/log.ts';
import { besideDataset } from './besideDataset.ts';
import { createAppMenu } from './appMenu.ts';
import { careForPage } from './pageCare.ts';
import { showRecentPlaces } from './recentPlaces.ts';
import { createRunningExport } from './runningExport.ts';
import { guardAllContents, lockSession } from './security.ts';
import { createWindow, loadApp } from './window.ts';

const data = dataDir(undefined);
const askedPlace = join(data, 'window', 'asked');

/** In a checkout, the words begin with those of Electron itself, up to the folder of the app. */
const ownWords = (): readonly string[] => {
  const at = process.argv.findIndex((word) => resolve(word) === __dirname);
  return process.argv.slice(Math.max(at, 0) + 1);
};
const askedFolder = (): string | null => folderOf(ownWords(), process.cwd());

/** Folders that a Mac's Finder or Dock asks for before there is a window; null: there is one, or will be none. */
let askedEarly: string[] | null = [];
let openLater: (folder: string) => void = (folder) => void askedEarly?.push(folder);

/** Reports to the process that started this one; it may be gone. */
const tell = (line: string): void => void process.stdout.write(`${line}\n`);
const isRoot = (): boolean => process.platform !== 'win32' && process.getuid?.() === 0;

/** `npm start` then continues in the browser. */
const fail = (error: unknown): void => {
  // Written synchronously: exit waits for no stream.
  writeSync(2, `${error instanceof Error ? error.message : String(error)}\n`);
  app.exit(1);
};

/** Says why the engine is not started, and ends. */
const refuseToRun = (error: unknown): void => {
  const why = error instanceof Error ? error.message : String(error);
  writeSync(2, `${why}\n`);
  dialog.showErrorBox('Proofsheet cannot start', why);
  app.exit(3);
};

/** In the file manager. */
const showFile = (path: string): void => shell.showItemInFolder(path);

const run = async (): Promise<void> => {
  const { node, entry, renderer, check } = findInstallation({
    isPackaged: app.isPackaged,
    folder: __dirname,
    resources: process.resourcesPath,
    env: process.env,
  });
  // Beside the start of the window, which takes as long.
  const checked = check();
  checked.catch(refuseToRun);
  const appearance = createAppearance(join(data, 'window', 'appearance.json'), nativeTheme);
  let window: BrowserWindow | null = null;
  const logged = openLog(data);
  logged.info(`Proofsheet's window started on Electron ${process.versions.electron}, process ${process.pid}`);
  // Electron's own dialog would stop this process until it is answered, also behind a window that is closing.
  process.on('uncaughtException', (error) => logged.error(`Uncaught: ${error.stack ?? error.message}`));
  const log = (text: string): void => {
    logged.info(text);
    process.stderr.write(text.endsWith('\n') ? text : `${text}\n`);
  };

  let quitting = new AbortController();
  app.on('before-quit', () => {
    quitting.abort();
    // The end may be called off, and come again.
    quitting = new AbortController();
  });
  const dialogs = createDialogs({
    parent: () => window,
    quitting: () => quitting.signal,
    showLog: () => showFile(logged.file),
  });
  const running = createRunningExport((share) => window?.setProgressBar(share ?? -1));

  const gaveUp = async (startAgain: () => void): Promise<void> => {
    if ((await dialogs.engineKeepsEnding()) === 'quit') return app.quit();
    // A page that remembers its dataset would open it again.
    if (window !== null) await loadApp(window).catch((error: unknown) => log(String(error)));
    startAgain();
  };
  const keeper = keepEngine({
    start: async (signal) => {
      await checked;
      return startEngine({ node, entry, dataDir: data, log, signal });
    },
    log,
    onGaveUp: (startAgain) => void gaveUp(startAgain),
    onDataset: (path) => void menu.showRecent(path),
    onEvent: (event) => running.hear(event),
    onEnded: () => running.forget(),
  });
  const client = createEngineClient(keeper.fetch);

  const open = async (body: { path: string } | { recent: string }): Promise<void> => {
    try {
      await settlePage(window);
      await client.call('POST /api/dataset/open', { body });
    } catch (error) {
      await dialogs.cannotOpen(error instanceof Error ? error.message : String(error));
    }
  };

  const openFolder = (path: string): Promise<void> => open({ path });

  const menu = createAppMenu({
    client,
    choose: (command) => window?.webContents.send(channels.command, command),
    openRecent: (recent) => void open({ recent }),
    onRecent: (recent) => showRecentPlaces(app, recent),
    log,
  });

  lockSession(session.defaultSession);
  const appFile = createAppFiles(renderer);
  protocol.handle(appScheme, answerApp({ appFile, engine: keeper.fetch }));
  handleBridge(ipcMain, {
    client,
    showMenu: (state) => {
      menu.show(state);
      appearance.follow(state.theme);
    },
    chooseFolder: async () => dialogs.chooseFolder(await besideDataset(client)),
    logFile: logged.file,
    showFile,
  });

  const openAsked = (): void => {
    for (const path of takeAsked(askedPlace)) void openFolder(path);
  };
  app.on('second-instance', () => {
    if (window?.isMinimized() === true) window.restore();
    window?.show();
    window?.focus();
    openAsked();
  });
  // Requested while this process was starting.
  openAsked();
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    event.preventDefault();
    // Not during this event: Electron would ignore it.
    void keeper.stop().finally(() => setImmediate(() => app.exit(0)));
  });

  const folder = askedFolder() ?? askedEarly?.at(-1) ?? null;
  askedEarly = null;
  openLater = (asked) => void openFolder(asked);
  // Opening continues while the page loads, which waits for the same engine.
  if (folder !== null) void openFolder(folder);
  window = createWindow({
    preload: join(__dirname, 'preload.cjs'),
    boundsFile: join(data, 'window', 'bounds.json'),
    appearance,
  });
  settleBeforeClosing(window, running, dialogs);
  careForPage(window, { dialogs, log, quit: () => app.quit() });
  window.on('closed', () => {
    window = null;
  });
  await loadApp(window);
  tell('window');
};

process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);
app.setName('Proofsheet');
app.on('open-file', (event, path) => {
  event.preventDefault();
  const folder = folderAt(path);
  if (folder !== null) openLater(folder);
});

/** Null when the data folder can be used, else what is wrong with it, in words. */
const dataFolderProblem = (): string | null => {
  try {
    prepareDataFolder(data);
    mkdirSync(join(data, 'window'), { recursive: true, mode: 0o700 });
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

/** Says why there will be no window, also without a terminal, and ends. */
const refuseToStart = async (why: string): Promise<void> => {
  writeSync(2, `${why}\n`);
  const files = mkdtempSync(join(tmpdir(), 'proofsheet-window-'));
  app.setPath('userData', files);
  await app.whenReady();
  dialog.showErrorBox('Proofsheet cannot start', why);
  rmSync(files, { recursive: true, force: true });
  app.exit(3);
};

/** Ends when the existing window has taken the folder, or has not. */
const handOver = async (question: string | null): Promise<void> => {
  const taken = question === null || (await wasTaken(question));
  tell(taken ? 'handed over' : 'not taken');
  if (!taken) writeSync(2, `${notTaken}\n`);
  app.exit(taken ? 0 : 1);
};

const problem = dataFolderProblem();
const wanted = askedFolder();
// Before the lock is requested: its holder looks for the request as soon as it is notified.
const question = problem === null && wanted !== null ? askToOpen(askedPlace, wanted) : null;
// Chromium's own files apart from Proofsheet's; the lock below is one for each data folder.
if (problem === null) app.setPath('userData', join(data, 'window'));
if (problem !== null) {
  void refuseToStart(problem);
} else if (!app.requestSingleInstanceLock()) {
  void handOver(question);
} else {
  if (question !== null) rmSync(question, { force: true });
  // As root, Chromium's sandbox is not available, and asking for it ends in a loop of crashes.
  if (!isRoot() && !app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  registerAppScheme(protocol);
  guardAllContents(app);
  void app.whenReady().then(run).catch(fail);
}
