/** The one window: hardened, placed where it was last time, shown when its page can be drawn. */
import { BrowserWindow, Menu, nativeTheme, screen } from 'electron';
import { appOrigin } from './appProtocol.ts';
import type { Appearance } from './appearance.ts';
import { textMenuTemplate } from './textMenu.ts';
import { loadBounds, onScreen, saveBounds, type Rectangle } from './windowBounds.ts';

interface WindowParts {
  /** The bundled preload script. */
  readonly preload: string;
  /** The file of its bounds. */
  readonly boundsFile: string;
  readonly appearance: Appearance;
}

const smallest = { width: 720, height: 480 };
const usual = { width: 1440, height: 900 };

/** Milliseconds without a change until bounds are kept. */
const quiet = 300;

const screensNow = (): readonly Rectangle[] => screen.getAllDisplays().map(({ workArea }) => workArea);

/** Keeps where the window is as that changes: an app that is killed has no last word. */
const keepBounds = (window: BrowserWindow, file: string): void => {
  let timer: NodeJS.Timeout | undefined;
  const keep = (): void => {
    clearTimeout(timer);
    if (window.isDestroyed() || window.isFullScreen() || window.isMinimized()) return;
    saveBounds(file, screensNow(), { ...window.getNormalBounds(), maximized: window.isMaximized() });
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(keep, quiet);
  };
  window.on('resize', soon);
  window.on('move', soon);
  window.on('maximize', soon);
  window.on('unmaximize', soon);
  window.on('close', keep);
};

export const createWindow = ({ preload, boundsFile, appearance }: WindowParts): BrowserWindow => {
  const screens = screensNow();
  const last = loadBounds(boundsFile, screens);
  const place = last === null ? null : onScreen(last, screens);
  const window = new BrowserWindow({
    ...(place === null ? usual : { x: place.x, y: place.y, width: place.width, height: place.height }),
    minWidth: smallest.width,
    minHeight: smallest.height,
    title: 'Proofsheet',
    show: false,
    // So that nothing flashes before the page is drawn.
    backgroundColor: appearance.ground(),
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      // Its dictionaries would be fetched from the network.
      spellcheck: false,
    },
  });
  if (last?.maximized === true) window.maximize();
  keepBounds(window, boundsFile);
  const recolour = (): void => window.setBackgroundColor(appearance.ground());
  nativeTheme.on('updated', recolour);
  window.on('closed', () => nativeTheme.off('updated', recolour));
  window.once('ready-to-show', () => window.show());
  // Only where the page opens no menu of its own.
  window.webContents.on('context-menu', (_, asked) => {
    const template = textMenuTemplate(asked);
    if (template.length > 0) Menu.buildFromTemplate([...template]).popup({ window });
  });
  return window;
};

export const loadApp = (window: BrowserWindow): Promise<void> => window.loadURL(`${appOrigin}/`);
