/** The one window: hardened, placed where it was last time, shown when its page can be drawn. */
import { BrowserWindow, Menu, nativeTheme, screen } from 'electron';
import { appOrigin } from './appProtocol.ts';
import { textMenuTemplate } from './textMenu.ts';
import { loadBounds, onScreen, saveBounds } from './windowBounds.ts';

interface WindowParts {
  /** The bundled preload script. */
  readonly preload: string;
  /** The file of its bounds. */
  readonly boundsFile: string;
}

const smallest = { width: 720, height: 480 };
const usual = { width: 1440, height: 900 };

export const createWindow = ({ preload, boundsFile }: WindowParts): BrowserWindow => {
  const last = loadBounds(boundsFile);
  const areas = screen.getAllDisplays().map((display) => display.workArea);
  const place = last === null ? null : onScreen(last, areas);
  const window = new BrowserWindow({
    ...(place === null ? usual : { x: place.x, y: place.y, width: place.width, height: place.height }),
    minWidth: smallest.width,
    minHeight: smallest.height,
    title: 'Proofsheet',
    show: false,
    // The renderer's background colour, so that nothing flashes before the page is drawn.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1b1b1b' : '#f4f4f4',
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
  window.on('close', () => {
    saveBounds(boundsFile, { ...window.getNormalBounds(), maximized: window.isMaximized() });
  });
  window.once('ready-to-show', () => window.show());
  // Only where the page opens no menu of its own.
  window.webContents.on('context-menu', (_, asked) => {
    const template = textMenuTemplate(asked);
    if (template.length > 0) Menu.buildFromTemplate([...template]).popup({ window });
  });
  window.webContents.on('render-process-gone', (_, { reason }) => {
    if (reason !== 'clean-exit' && !window.isDestroyed()) window.webContents.reload();
  });
  return window;
};

export const loadApp = (window: BrowserWindow): Promise<void> => window.loadURL(`${appOrigin}/`);
