/** Runs before the page, isolated from it, in the sandbox: defines `window.desktop` and nothing else. */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { CommandId, DesktopBridge, DesktopChannels } from '../../shared/api/desktop.ts';

const channels = {
  chooseFolder: 'desktop:choose-folder',
  reveal: 'desktop:reveal',
  command: 'desktop:command',
  menu: 'desktop:menu',
} as const satisfies DesktopChannels;

const platforms: Readonly<Record<string, DesktopBridge['platform']>> = { darwin: 'mac', win32: 'windows' };

/** Older Electrons have no such module: there a file itself has its path. */
const pathsOfFiles = webUtils as typeof webUtils | undefined;

const desktop: DesktopBridge = {
  platform: platforms[process.platform] ?? 'linux',
  chooseFolder: () => ipcRenderer.invoke(channels.chooseFolder),
  pathOf: (file) =>
    pathsOfFiles?.getPathForFile(file as File) ?? (file as { readonly path?: string }).path ?? '',
  reveal: (what) => ipcRenderer.invoke(channels.reveal, what),
  onCommand: (listener) => {
    const hear = (_: unknown, command: CommandId): void => listener(command);
    ipcRenderer.on(channels.command, hear);
    return () => ipcRenderer.off(channels.command, hear);
  },
  showMenu: (state) => void ipcRenderer.invoke(channels.menu, state),
};

contextBridge.exposeInMainWorld('desktop', desktop);
