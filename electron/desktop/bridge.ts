/**
 * The main process's side of `window.desktop`. The page sends ids, never paths, and only the app's own page
 * is answered.
 */
import { resolve, sep } from 'node:path';
import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { z } from 'zod';
import { sampleId } from '../../shared/api/ids.ts';
import { nativeMenuState, type NativeMenuState } from '../../shared/commands/nativeMenu.ts';
import type { DesktopChannels } from '../../shared/api/desktop.ts';
import { isAppUrl } from './appProtocol.ts';
import type { EngineClient } from '../hosting/engineClient.ts';

export const channels = {
  chooseFolder: 'desktop:choose-folder',
  reveal: 'desktop:reveal',
  command: 'desktop:command',
  menu: 'desktop:menu',
} as const satisfies DesktopChannels;

interface BridgeParts {
  readonly client: EngineClient;
  /** Asks for a folder with the system's dialog. */
  readonly chooseFolder: () => Promise<string | null>;
  readonly logFile: string;
  /** Shows a file in the file manager. */
  readonly showFile: (path: string) => void;
  /** The menu follows the page. */
  readonly showMenu: (state: NativeMenuState) => void;
}

const fromOurPage = ({ senderFrame }: IpcMainInvokeEvent): boolean =>
  senderFrame !== null && senderFrame.parent === null && isAppUrl(senderFrame.url);

/** @throws Error when the engine names a file outside of the dataset */
const samplePath = async (client: EngineClient, id: number): Promise<string> => {
  const [{ dataset }, detail] = await Promise.all([
    client.call('GET /api/dataset'),
    client.call('GET /api/samples/:id', { params: { id } }),
  ]);
  if (dataset === null) throw new Error('No dataset is open.');
  const folder = resolve(dataset.path);
  const file = resolve(folder, detail.row.relPath);
  if (!file.startsWith(folder.endsWith(sep) ? folder : folder + sep)) {
    throw new Error(`${detail.row.relPath} is not in the dataset.`);
  }
  return file;
};

/** The manifest of an export, by the id of its plan. @throws Error when nothing was written */
const exportPath = async (client: EngineClient, id: string): Promise<string> => {
  const { result } = await client.call('GET /api/exports/:id/result', { params: { id } });
  if (result === null) throw new Error('This export has not been written yet.');
  return result.manifest;
};

const revealed = z.union([z.literal('log'), sampleId, z.object({ export: z.string().min(1) })]);

export const handleBridge = (
  ipcMain: IpcMain,
  { client, chooseFolder, logFile, showFile, showMenu }: BridgeParts,
): void => {
  const answer = (channel: string, work: (argument: unknown) => Promise<unknown>): void => {
    ipcMain.handle(channel, async (event, argument: unknown) => {
      if (!fromOurPage(event)) throw new Error('Not allowed.');
      return work(argument);
    });
  };
  answer(channels.chooseFolder, chooseFolder);
  answer(channels.menu, async (state) => showMenu(nativeMenuState.parse(state)));
  answer(channels.reveal, async (asked) => {
    const what = revealed.parse(asked);
    if (what === 'log') return showFile(logFile);
    showFile(await (typeof what === 'number' ? samplePath(client, what) : exportPath(client, what.export)));
  });
};
