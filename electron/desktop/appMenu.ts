/**
 * The menus of the app: drawn again when keys are changed or another dataset is open; what can be used and what is
 * checked follows the page, in the items that are there.
 */
import { Menu } from 'electron';
import { commandRows, type CommandId } from '../../shared/commands/commands.ts';
import {
  unavailableNow,
  type MenuSituation,
  type NativeMenuState,
} from '../../shared/commands/nativeMenu.ts';
import type { EngineClient } from '../hosting/engineClient.ts';
import { menuTemplate, type MenuActions, type RecentItem } from './menu.ts';

interface AppMenuParts extends MenuActions {
  readonly client: EngineClient;
  readonly log: (line: string) => void;
  /** With the datasets that can be opened again, the one that is open first. */
  readonly onRecent?: (recent: readonly RecentItem[]) => void;
}

/** In the menu of recent datasets. */
const recentShown = 10;

const welcome: MenuSituation = {
  dataset: false,
  page: 'sheet',
  loupe: false,
  compare: false,
  sample: false,
  selection: false,
  desktop: true,
  dialog: false,
  typing: false,
  canUndo: false,
  canRedo: false,
};

/** Before a page has told: as without a dataset. */
const nothingYet: NativeMenuState = {
  keys: {},
  unavailable: [...unavailableNow(welcome)],
  checked: [],
  theme: 'system',
};

/** What the page says last, in the items of a menu. */
const follow = (menu: Menu, { unavailable, checked }: NativeMenuState): void => {
  const disabled = new Set(unavailable);
  const marked = new Set(checked);
  for (const { id, check } of commandRows) {
    const item = menu.getMenuItemById(id);
    if (item === null) continue;
    item.enabled = !disabled.has(id);
    if (check === true) item.checked = marked.has(id);
  }
};

export const createAppMenu = ({ client, log, choose, openRecent, onRecent }: AppMenuParts) => {
  let state = nothingYet;
  let recent: readonly RecentItem[] = [];
  const chosen = (command: CommandId): void => {
    // Electron has moved the check mark already: whether it moves, the page says.
    const menu = Menu.getApplicationMenu();
    if (menu !== null) follow(menu, state);
    choose(command);
  };
  const draw = (): void => {
    const facts = { changes: state.keys, recent };
    const menu = Menu.buildFromTemplate(
      menuTemplate({ choose: chosen, openRecent }, process.platform, facts),
    );
    follow(menu, state);
    Menu.setApplicationMenu(menu);
  };
  draw();
  return {
    show: (now: NativeMenuState): void => {
      const otherKeys = JSON.stringify(now.keys) !== JSON.stringify(state.keys);
      state = now;
      const menu = Menu.getApplicationMenu();
      if (otherKeys || menu === null) draw();
      else follow(menu, now);
    },
    /** With the datasets that were open before the one at `path`. */
    showRecent: async (path: string | null): Promise<void> => {
      try {
        const there = (await client.call('GET /api/recent')).recent.filter(({ exists }) => exists);
        recent = there.filter((each) => each.path !== path).slice(0, recentShown);
        draw();
        onRecent?.(there.slice(0, recentShown));
      } catch (error) {
        log(`The menu of recent datasets was not drawn: ${String(error)}`);
      }
    },
  };
};
