/** The menus of the app, drawn again when keys are changed or another dataset is open. */
import { Menu } from 'electron';
import type { KeyChanges } from '../../shared/commands/keymap.ts';
import type { EngineClient } from '../hosting/engineClient.ts';
import { menuTemplate, type MenuActions, type RecentItem } from './menu.ts';

interface AppMenuParts extends MenuActions {
  readonly client: EngineClient;
  readonly log: (line: string) => void;
}

/** In the menu of recent datasets. */
const recentShown = 10;

export const createAppMenu = ({ client, log, ...actions }: AppMenuParts) => {
  /** As the page last told. */
  let changes: KeyChanges = {};
  let recent: readonly RecentItem[] = [];
  const draw = (): void =>
    Menu.setApplicationMenu(
      Menu.buildFromTemplate(menuTemplate(actions, process.platform, { changes, recent })),
    );
  draw();
  return {
    showKeys: (changed: KeyChanges): void => {
      changes = changed;
      draw();
    },
    /** With the datasets that were open before the one at `path`. */
    showRecent: async (path: string | null): Promise<void> => {
      try {
        const before = (await client.call('GET /api/recent')).recent;
        recent = before.filter((each) => each.exists && each.path !== path).slice(0, recentShown);
        draw();
      } catch (error) {
        log(`The menu of recent datasets was not drawn: ${String(error)}`);
      }
    },
  };
};
